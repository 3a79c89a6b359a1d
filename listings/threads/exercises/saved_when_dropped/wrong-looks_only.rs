use std::thread::{self, JoinHandle};

/// Saves a draft on a thread of its own. Dropping it waits until that is done.
struct AutoSave {
    worker: Option<JoinHandle<()>>,
}

impl AutoSave {
    fn start(save: impl FnOnce() + Send + 'static) -> AutoSave {
        let worker = Some(thread::spawn(save));
        AutoSave { worker }
    }
}

impl Drop for AutoSave {
    fn drop(&mut self) {
        if let Some(worker) = self.worker.take()
            && worker.is_finished()
        {
            let _ = worker.join();
        }
    }
}

fn main() {
    let draft = String::from("Dear editor");
    let saving = AutoSave::start(move || println!("saved: {draft}"));
    drop(saving);
    println!("window closed");
}
