use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::thread;

struct Studio {
    free: AtomicU32,
}

impl Studio {
    fn take(&self) -> bool {
        let free = self.free.load(SeqCst);
        if free == 0 {
            return false;
        }
        self.free.store(free - 1, SeqCst);
        true
    }
}

static STUDIO: Studio = Studio {
    free: AtomicU32::new(1),
};

fn main() {
    let news = thread::spawn(|| STUDIO.take());
    let music = STUDIO.take();
    let news = news.join().unwrap();
    println!("news: {news}, music: {music}");
    assert!(!(news && music), "two on air");
}
