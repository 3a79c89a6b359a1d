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
    let follow = queue.clone();

    let crawler = thread::spawn(move || {
        let mut visited = Vec::new();
        let first = pages.recv().unwrap();
        for page in std::iter::once(first).chain(pages.try_iter()) {
            visited.push(page);
            for link in links(page) {
                follow.send(link).unwrap();
            }
        }
        visited
    });
    queue.send(1).unwrap();
    let _ = queue.send(4);
    drop(queue);

    let mut visited = crawler.join().unwrap();
    visited.sort();
    println!("visited {visited:?}");
}
