use std::collections::VecDeque;
use std::sync::mpsc;
use std::thread;

fn links(page: u32) -> Vec<u32> {
    match page {
        1 => vec![2, 3],
        _ => vec![],
    }
}

fn main() {
    let (queue, pages) = mpsc::channel();

    let crawler = thread::spawn(move || {
        let mut visited = Vec::new();
        let mut own = VecDeque::new();
        while let Some(page) = own.pop_front().or_else(|| pages.recv().ok()) {
            visited.push(page);
            own.extend(links(page));
        }
        visited
    });
    queue.send(1).unwrap();
    queue.send(4).unwrap();
    drop(queue);

    let mut visited = crawler.join().unwrap();
    visited.sort();
    println!("visited {visited:?}");
}
