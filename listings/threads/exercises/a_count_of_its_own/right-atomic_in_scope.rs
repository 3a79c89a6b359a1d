use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// How many words the pages have, with a thread for each page.
fn count_words(pages: Vec<String>) -> usize {
    let words = AtomicUsize::new(0);
    thread::scope(|scope| {
        for page in &pages {
            scope.spawn(|| {
                words.fetch_add(page.split_whitespace().count(), Ordering::Relaxed)
            });
        }
    });
    words.into_inner()
}

fn main() {
    let pages = ["to be or not", "to be", ""].map(String::from).to_vec();
    println!("{} words", count_words(pages));
}
