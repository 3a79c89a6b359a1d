use std::sync::mpsc;
use std::thread;

fn links(page: u32) -> Vec<u32> {
    match page {
        1 => vec![2, 3],
        _ => vec![],
    }
}

fn visit(page: u32, visited: &mut Vec<u32>) {
    visited.push(page);
    for link in links(page) {
        visit(link, visited);
    }
}

fn main() {
    let (queue, pages) = mpsc::channel();

    let crawler = thread::spawn(move || {
        let mut visited = Vec::new();
        pages.iter().for_each(|page| visit(page, &mut visited));
        visited
    });
    queue.send(1).unwrap();
    queue.send(4).unwrap();
    drop(queue);

    let mut visited = crawler.join().unwrap();
    visited.sort();
    println!("visited {visited:?}");
}
