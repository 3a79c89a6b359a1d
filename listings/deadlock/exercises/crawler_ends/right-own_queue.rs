use std::collections::VecDeque;
use std::sync::mpsc;
use std::thread;

/// All pages that can be reached from those of `first`, the smallest number first.
fn crawl(first: Vec<u32>, links: fn(u32) -> Vec<u32>) -> Vec<u32> {
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
    for page in first {
        queue.send(page).unwrap();
    }
    drop(queue);

    let mut visited = crawler.join().unwrap();
    visited.sort();
    visited
}

fn links(page: u32) -> Vec<u32> {
    match page {
        1 => vec![2, 3],
        _ => vec![],
    }
}

fn main() {
    println!("visited {:?}", crawl(vec![1, 4], links));
}
