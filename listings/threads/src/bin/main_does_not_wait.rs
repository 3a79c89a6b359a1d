use std::thread;
use std::time::Duration;

struct TempFile(&'static str);

impl Drop for TempFile {
    fn drop(&mut self) {
        println!("worker: removed {}", self.0);
    }
}

fn write_report() {
    let _draft = TempFile("draft.tmp");
    thread::sleep(Duration::from_secs(30));
    println!("worker: report saved");
}

fn main() {
    thread::spawn(write_report);
    println!("main: nothing left to do");
}
