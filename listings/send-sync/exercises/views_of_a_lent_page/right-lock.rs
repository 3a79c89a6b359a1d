use std::sync::Mutex;
use std::thread;

/// A page of an encyclopedia, which knows how often it was read.
struct Page {
    text: &'static str,
    views: Mutex<u32>,
}

impl Page {
    fn new(text: &'static str) -> Page {
        let views = Mutex::new(0);
        Page { text, views }
    }

    fn read(&self) -> &'static str {
        *self.views.lock().unwrap() += 1;
        self.text
    }

    fn views(&self) -> u32 {
        *self.views.lock().unwrap()
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
