use std::sync::mpsc;
use std::thread;

/// Reads blocks from `disk` on a thread of its own, and writes each with `write`.
/// No more than one block waits in between.
fn copy(disk: impl Iterator<Item = u32> + Send + 'static, mut write: impl FnMut(u32)) {
    for block in disk {
        write(block);
    }
}

fn main() {
    copy(1..=4, |block| println!("block {block}"));
    println!("copied");
}
