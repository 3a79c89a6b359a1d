use std::cell::Cell;
use std::thread;

fn upload(blocks: u32, cancelled: &Cell<bool>) -> u32 {
    let mut sent = 0;
    while sent < blocks && !cancelled.get() {
        sent += 1;
    }
    sent
}

fn main() {
    let cancelled = Cell::new(false);

    let sent = thread::scope(|scope| {
        let upload = scope.spawn(|| upload(3, &cancelled));
        cancelled.set(true);
        upload.join().unwrap()
    });
    println!("{sent} of 3 blocks");
}
