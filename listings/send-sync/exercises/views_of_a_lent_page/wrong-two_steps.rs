use std::sync::atomic::{AtomicU32, Ordering::Relaxed};
use std::thread;

/// A page of an encyclopedia, which knows how often it was read.
struct Page {
    text: &'static str,
    views: AtomicU32,
}

impl Page {
    fn new(text: &'static str) -> Page {
        let views = AtomicU32::new(0);
        Page { text, views }
    }

    fn read(&self) -> &'static str {
        self.views.store(self.views.load(Relaxed) + 1, Relaxed);
        self.text
    }

    fn views(&self) -> u32 {
        self.views.load(Relaxed)
    }
}

fn main() {
    let page = Page::new("The otter is a mammal.");
    thread::scope(|scope| {
        scope.spawn(|| page.read());
        scope.spawn(|| page.read());
    });
    println!("{} views", page.views());
}
