use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::thread;

struct Studio {
    free: AtomicU32,
}

impl Studio {
    fn take(&self) -> bool {
        let one_less = |free: u32| free.checked_sub(1);
        self.free.fetch_update(SeqCst, SeqCst, one_less).is_ok()
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
