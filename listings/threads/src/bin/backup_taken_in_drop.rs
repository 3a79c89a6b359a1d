use std::thread::{self, JoinHandle};

struct Backup {
    worker: Option<JoinHandle<()>>,
}

impl Backup {
    fn start() -> Backup {
        let worker = thread::spawn(|| println!("worker: files copied"));
        let worker = Some(worker);
        Backup { worker }
    }
}

impl Drop for Backup {
    fn drop(&mut self) {
        if let Some(worker) = self.worker.take() {
            worker.join().unwrap();
        }
    }
}

fn main() {
    let backup = Backup::start();
    drop(backup);
    println!("main: safe to switch off");
}
