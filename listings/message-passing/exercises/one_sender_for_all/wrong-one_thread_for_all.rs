use std::sync::mpsc;
use std::thread;

/// The length of each chapter, shortest first, with a thread for each.
fn lengths(chapters: &[&str]) -> Vec<usize> {
    let (tx, rx) = mpsc::channel();
    thread::scope(|scope| {
        scope.spawn(move || {
            for chapter in chapters {
                tx.send(chapter.len()).unwrap();
            }
        });
    });
    let mut found: Vec<_> = rx.into_iter().collect();
    found.sort();
    found
}

fn main() {
    println!("{:?}", lengths(&["I left", "Rain", "It cleared up"]));
}
