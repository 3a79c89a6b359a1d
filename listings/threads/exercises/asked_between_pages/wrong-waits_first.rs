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
        let asked = Arc::clone(&stop);
        let worker = thread::spawn(move || {
            let mut done = 0;
            for page in pages {
                if asked.load(Relaxed) {
                    break;
                }
                read(page);
                done += 1;
            }
            done
        });
        Indexer { stop, worker }
    }

    /// Asks the thread to stop, waits for it, and returns how many pages it has read.
    fn stop(self) -> usize {
        let done = self.worker.join().unwrap();
        self.stop.store(true, Relaxed);
        done
    }
}

fn main() {
    let indexer = Indexer::start(vec![1, 2], |page| println!("read page {page}"));
    println!("stopped after {}", indexer.stop());
}
