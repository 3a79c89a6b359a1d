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
        for page in &pages {
            visited.push(page);
            for link in links(page) {
                follow.send(link).unwrap();
            }
        }
        drop(follow);
        visited
    });
    queue.send(1).unwrap();
    queue.send(4).unwrap();
    drop(queue);

    let mut visited = crawler.join().unwrap();
    visited.sort();
    println!("visited {visited:?}");
}
