use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::thread::{self, JoinHandle};
static STOP: AtomicBool = AtomicBool::new(false);
struct Indexer {
    worker: JoinHandle<usize>,
}
impl Indexer {
    fn start(pages: Vec<u32>, read: fn(u32)) -> Indexer {
        STOP.store(false, SeqCst);
        let worker = thread::spawn(move || {
            let mut done = 0;
            for page in pages {
                if STOP.load(SeqCst) {
                    break;
                }
                read(page);
                done += 1;
            }
            done
        });
        Indexer { worker }
    }
    fn stop(self) -> usize {
        STOP.store(true, SeqCst);
        self.worker.join().unwrap()
    }
}
fn main() {
    let indexer = Indexer::start(vec![1, 2], |page| println!("read page {page}"));
    println!("stopped after {}", indexer.stop());
}
