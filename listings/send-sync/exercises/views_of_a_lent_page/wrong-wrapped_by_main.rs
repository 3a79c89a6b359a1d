use std::cell::Cell;
use std::thread;

/// A page of an encyclopedia, which knows how often it was read.
struct Page {
    text: &'static str,
    views: Cell<u32>,
}

impl Page {
    fn new(text: &'static str) -> Page {
        let views = Cell::new(0);
        Page { text, views }
    }

    fn read(&self) -> &'static str {
        self.views.set(self.views.get() + 1);
        self.text
    }

    fn views(&self) -> u32 {
        self.views.get()
    }
}

fn main() {
    let page = std::sync::Mutex::new(Page::new("The otter is a mammal."));
    thread::scope(|scope| {
        scope.spawn(|| page.lock().unwrap().read());
        scope.spawn(|| page.lock().unwrap().read());
    });
    println!("{} views", page.lock().unwrap().views());
}
