use shuttle::sync::Arc;
use shuttle::sync::atomic::{AtomicU32, Ordering::SeqCst};
use shuttle::thread;

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

fn news_and_music() {
    let studio = Arc::new(Studio {
        free: AtomicU32::new(1),
    });
    let shared = Arc::clone(&studio);
    let news = thread::spawn(move || shared.take());
    let music = studio.take();
    let news = news.join().unwrap();
    assert!(!(news && music), "two on air");
}

#[test]
fn never_two_on_air() {
    shuttle::check_random(news_and_music, 1_000);
}
