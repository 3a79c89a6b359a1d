use std::collections::VecDeque;
use std::sync::{Condvar, Mutex};
use std::thread;

/// Letters for several clerks, until the office closes.
#[derive(Default)]
struct Inbox {
    letters: Mutex<VecDeque<u32>>,
    changed: Condvar,
}

impl Inbox {
    fn put(&self, letter: u32) {
        self.letters.lock().unwrap().push_back(letter);
        self.changed.notify_one();
    }

    /// No letter will come any more.
    fn close(&self) {}

    /// The next letter. `None` if there is none, and none will come.
    fn take(&self) -> Option<u32> {
        let letters = self.letters.lock().unwrap();
        let mut letters = self
            .changed
            .wait_while(letters, |letters| letters.is_empty())
            .unwrap();
        letters.pop_front()
    }
}

fn main() {
    let inbox = Inbox::default();
    thread::scope(|office| {
        office.spawn(|| while inbox.take().is_some() {});
        inbox.put(7);
        inbox.close();
    });
    println!("everybody went home");
}
