use std::sync::mpsc;
use std::thread;

/// The length of each chapter, shortest first, with a thread for each.
fn lengths(chapters: &[&str]) -> Vec<usize> {
    let (tx, rx) = mpsc::channel();
    thread::scope(|scope| {
        for chapter in chapters {
            let lent = &tx;
            scope.spawn(move || lent.send(chapter.len()).unwrap());
        }
        let mut found: Vec<usize> = rx.iter().take(chapters.len()).collect();
        found.sort();
        found
    })
}

fn main() {
    println!("{:?}", lengths(&["I left", "Rain", "It cleared up"]));
}
