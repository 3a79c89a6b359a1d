use std::collections::VecDeque;
use std::sync::{Condvar, Mutex};
use std::thread;

/// Letters for several clerks, until the office closes.
#[derive(Default)]
struct Inbox {
    letters: Mutex<VecDeque<Option<u32>>>,
    changed: Condvar,
}

impl Inbox {
    fn put(&self, letter: u32) {
        self.letters.lock().unwrap().push_back(Some(letter));
        self.changed.notify_one();
    }

    /// No letter will come any more.
    fn close(&self) {
        self.letters.lock().unwrap().push_back(None);
        self.changed.notify_all();
    }

    /// The next letter. `None` if there is none, and none will come.
    fn take(&self) -> Option<u32> {
        let letters = self.letters.lock().unwrap();
        let mut letters = self
            .changed
            .wait_while(letters, |letters| letters.is_empty())
            .unwrap();
        // The notice that we are closed stays on the door.
        match letters.front() {
            Some(None) => None,
            _ => letters.pop_front().flatten(),
        }
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
