use std::thread;

/// How many words the pages have, with a thread for each page.
fn count_words(pages: Vec<String>) -> usize {
    let mut words = 0;
    let mut workers = Vec::new();
    for page in pages {
        workers.push(thread::spawn(move || {
            words += page.split_whitespace().count();
            words
        }));
        words += workers.len() - 1;
    }
    for worker in workers {
        words = worker.join().unwrap().max(words);
    }
    words
}

fn main() {
    let pages = ["to be or not", "to be", ""].map(String::from).to_vec();
    println!("{} words", count_words(pages));
}
