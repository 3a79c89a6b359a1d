use std::sync::Barrier;
use std::sync::atomic::{AtomicU32, Ordering::SeqCst};

static WRITTEN: AtomicU32 = AtomicU32::new(0);

pub fn three_blocks() {
    let mut written = Vec::new();
    copy(1..=3, |block| written.push(block));
    println!("{written:?}");
}

pub fn never_far_ahead() {
    let disk = (1..=4).inspect(|&block| {
        // One in the reader's hands, one in the channel, one in the writer's hands.
        assert!(
            block <= WRITTEN.load(SeqCst) + 3,
            "read block {block} too early"
        );
    });
    copy(disk, |block| WRITTEN.store(block, SeqCst));
}

pub fn read_while_writing() {
    static BOTH: Barrier = Barrier::new(2);
    let disk = (1..=2).inspect(|&block| {
        if block == 2 {
            BOTH.wait();
        }
    });
    copy(disk, |block| {
        if block == 1 {
            BOTH.wait();
        }
    });
}
