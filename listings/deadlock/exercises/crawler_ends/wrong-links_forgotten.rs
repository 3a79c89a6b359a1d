use std::sync::mpsc;
use std::thread;

fn main() {
    let (queue, pages) = mpsc::channel();

    let crawler = thread::spawn(move || {
        let mut visited = Vec::new();
        for page in pages {
            visited.push(page);
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
