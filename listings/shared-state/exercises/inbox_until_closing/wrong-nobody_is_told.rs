use std::collections::VecDeque;
use std::sync::{Condvar, Mutex};
use std::thread;

#[derive(Default)]
struct Content {
    letters: VecDeque<u32>,
    closed: bool,
}

/// Letters for several clerks, until the office closes.
#[derive(Default)]
struct Inbox {
    content: Mutex<Content>,
    changed: Condvar,
}

impl Inbox {
    fn put(&self, letter: u32) {
        self.content.lock().unwrap().letters.push_back(letter);
        self.changed.notify_one();
    }

    /// No letter will come any more.
    fn close(&self) {
        self.content.lock().unwrap().closed = true;
    }

    /// The next letter. `None` if there is none, and none will come.
    fn take(&self) -> Option<u32> {
        let content = self.content.lock().unwrap();
        let asleep =
            |content: &mut Content| content.letters.is_empty() && !content.closed;
        let mut content = self.changed.wait_while(content, asleep).unwrap();
        content.letters.pop_front()
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
