use std::sync::mpsc;
use std::thread;

/// The length of each chapter, shortest first, with a thread for each.
fn lengths(chapters: &[&str]) -> Vec<usize> {
    let (tx, rx) = mpsc::channel();
    let lent = &tx;
    thread::scope(|scope| {
        for &chapter in chapters {
            scope.spawn(move || {
                let length = chapter.len();
                lent.send(length).unwrap();
            });
        }
    });
    // Every thread has ended, so all that will ever come is there.
    let mut found: Vec<usize> = rx.try_iter().collect();
    found.sort();
    found
}

fn main() {
    println!("{:?}", lengths(&["I left", "Rain", "It cleared up"]));
}
