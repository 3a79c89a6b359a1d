use std::thread::{self, JoinHandle};

struct Backup {
    worker: JoinHandle<()>,
}

impl Backup {
    fn start() -> Backup {
        let worker = thread::spawn(|| println!("worker: files copied"));
        Backup { worker }
    }
}

impl Drop for Backup {
    fn drop(&mut self) {
        self.worker.join().unwrap();
    }
}

fn main() {
    let backup = Backup::start();
    drop(backup);
    println!("main: safe to switch off");
}
