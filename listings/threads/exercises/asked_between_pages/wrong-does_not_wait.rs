use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering::Relaxed};
use std::thread::{self, JoinHandle};

struct Indexer {
    stop: Arc<AtomicBool>,
    done: Arc<AtomicUsize>,
    _worker: JoinHandle<()>,
}

impl Indexer {
    /// Starts a thread that reads the pages one by one.
    fn start(pages: Vec<u32>, read: fn(u32)) -> Indexer {
        let stop = Arc::new(AtomicBool::new(false));
        let done = Arc::new(AtomicUsize::new(0));
        let counted = Arc::clone(&done);
        let asked = Arc::clone(&stop);
        let worker = thread::spawn(move || {
            for page in pages {
                if asked.load(Relaxed) {
                    break;
                }
                read(page);
                counted.fetch_add(1, Relaxed);
            }
        });
        Indexer {
            stop,
            done,
            _worker: worker,
        }
    }

    /// Asks the thread to stop, waits for it, and returns how many pages it has read.
    fn stop(self) -> usize {
        self.stop.store(true, Relaxed);
        self.done.load(Relaxed)
    }
}

fn main() {
    let indexer = Indexer::start(vec![1, 2], |page| println!("read page {page}"));
    println!("stopped after {}", indexer.stop());
}
