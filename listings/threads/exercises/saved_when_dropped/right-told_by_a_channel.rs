use std::sync::mpsc::{self, Receiver};
use std::thread;

/// Saves a draft on a thread of its own. Dropping it waits until that is done.
struct AutoSave {
    done: Receiver<()>,
}

impl AutoSave {
    fn start(save: impl FnOnce() + Send + 'static) -> AutoSave {
        let (tx, done) = mpsc::channel();
        thread::spawn(move || {
            // Dropped at the end of the thread, also by a panic.
            let _ending = tx;
            save();
        });
        AutoSave { done }
    }
}

impl Drop for AutoSave {
    fn drop(&mut self) {
        // The thread sends nothing: this ends when it has ended.
        let _ = self.done.recv();
    }
}

fn main() {
    let draft = String::from("Dear editor");
    let saving = AutoSave::start(move || println!("saved: {draft}"));
    drop(saving);
    println!("window closed");
}
