use std::sync::mpsc;
use std::thread;

/// The length of each chapter, shortest first, with a thread for each.
fn lengths(chapters: &[&str]) -> Vec<usize> {
    let (tx, rx) = mpsc::channel();
    {
        let sender = tx;
        let sender = &sender;
        thread::scope(|scope| {
            for chapter in chapters {
                scope.spawn(move || sender.send(chapter.len()).unwrap());
            }
        });
    }
    let mut found = Vec::from_iter(rx);
    found.sort_unstable();
    found
}

fn main() {
    println!("{:?}", lengths(&["I left", "Rain", "It cleared up"]));
}
