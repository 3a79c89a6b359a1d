use std::thread;

/// How many words the pages have, with a thread for each page.
fn count_words(pages: Vec<String>) -> usize {
    let words = 0;
    let mut workers = Vec::new();
    for page in pages {
        workers.push(thread::spawn(move || {
            let mut words = words;
            for _word in page.split_whitespace() {
                words += 1;
            }
            words
        }));
    }
    workers
        .into_iter()
        .map(|worker| worker.join().unwrap())
        .sum()
}

fn main() {
    let pages = ["to be or not", "to be", ""].map(String::from).to_vec();
    println!("{} words", count_words(pages));
}
