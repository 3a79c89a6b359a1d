use std::thread::{self, JoinHandle};

/// Saves a draft on a thread of its own. Dropping it waits until that is done.
struct AutoSave {
    worker: JoinHandle<()>,
}

impl AutoSave {
    fn start(save: impl FnOnce() + Send + 'static) -> AutoSave {
        let worker = thread::spawn(save);
        AutoSave { worker }
    }
}

impl AutoSave {
    fn finish(self) {
        let _ = self.worker.join();
    }
}

fn main() {
    let draft = String::from("Dear editor");
    let saving = AutoSave::start(move || println!("saved: {draft}"));
    saving.finish();
    println!("window closed");
}
