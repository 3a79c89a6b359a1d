use std::thread;

/// How many words the pages have, with a thread for each page.
fn count_words(pages: Vec<String>) -> usize {
    let words = 0;
    let mut workers = Vec::new();
    for page in pages {
        let mut words = words.clone();
        workers.push(thread::spawn(move || {
            for _word in page.split_whitespace() {
                words += 1;
            }
        }));
    }
    for worker in workers {
        worker.join().unwrap();
    }
    words
}

fn main() {
    let pages = ["to be or not", "to be", ""].map(String::from).to_vec();
    println!("{} words", count_words(pages));
}
