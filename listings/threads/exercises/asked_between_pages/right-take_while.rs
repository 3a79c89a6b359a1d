use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};
use std::thread::{self, JoinHandle};

struct Indexer {
    stop: Arc<AtomicBool>,
    worker: JoinHandle<usize>,
}

impl Indexer {
    /// Starts a thread that reads the pages one by one.
    fn start(pages: Vec<u32>, read: fn(u32)) -> Indexer {
        let stop = Arc::new(AtomicBool::new(false));
        let wanted = Arc::clone(&stop);
        let worker = thread::spawn(move || {
            let pages = pages.into_iter().take_while(|_| !wanted.load(Relaxed));
            pages.map(read).count()
        });
        Indexer { stop, worker }
    }

    /// Asks the thread to stop, waits for it, and returns how many pages it has read.
    fn stop(self) -> usize {
        self.stop.store(true, Relaxed);
        self.worker.join().unwrap()
    }
}

fn main() {
    let indexer = Indexer::start(vec![1, 2], |page| println!("read page {page}"));
    println!("stopped after {}", indexer.stop());
}
