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
        for page in pages {
            let mut to_visit = vec![page];
            while let Some(page) = to_visit.pop() {
                visited.push(page);
                to_visit.extend(links(page));
            }
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
