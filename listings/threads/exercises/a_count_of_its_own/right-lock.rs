use std::sync::{Arc, Mutex};
use std::thread;

/// How many words the pages have, with a thread for each page.
fn count_words(pages: Vec<String>) -> usize {
    let words = Arc::new(Mutex::new(0));
    let workers: Vec<_> = pages
        .into_iter()
        .map(|page| {
            let words = Arc::clone(&words);
            thread::spawn(move || {
                *words.lock().unwrap() += page.split_whitespace().count()
            })
        })
        .collect();
    for worker in workers {
        worker.join().unwrap();
    }
    *words.lock().unwrap()
}

fn main() {
    let pages = ["to be or not", "to be", ""].map(String::from).to_vec();
    println!("{} words", count_words(pages));
}
