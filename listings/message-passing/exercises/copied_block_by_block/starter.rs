use std::sync::mpsc;
use std::thread;

/// Reads blocks from `disk` on a thread of its own, and writes each with `write`.
/// No more than one block waits in between.
fn copy(disk: impl Iterator<Item = u32> + Send + 'static, mut write: impl FnMut(u32)) {
    let (tx, rx) = mpsc::sync_channel(1);
    let reader = thread::spawn(move || {
        for block in disk {
            tx.send(block).unwrap();
        }
    });
    reader.join().unwrap();
    for block in rx {
        write(block);
    }
}

fn main() {
    copy(1..=4, |block| println!("block {block}"));
    println!("copied");
}
