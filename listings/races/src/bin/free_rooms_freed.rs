use std::ptr;
use std::sync::atomic::{AtomicPtr, Ordering::SeqCst};
use std::thread;

struct Card {
    room: u32,
    below: *mut Card,
}

static TOP: AtomicPtr<Card> = AtomicPtr::new(ptr::null_mut());

// ANCHOR: take
fn take() -> Option<u32> {
    let mut top = TOP.load(SeqCst);
    while !top.is_null() {
        // SAFETY: does not hold. Another desk may have freed the card.
        let below = unsafe { (*top).below };
        match TOP.compare_exchange(top, below, SeqCst, SeqCst) {
            // SAFETY: no other desk has taken this card.
            Ok(_) => return Some(unsafe { Box::from_raw(top) }.room),
            Err(other) => top = other,
        }
    }
    None
}
// ANCHOR_END: take

fn main() {
    for room in [2, 1] {
        let below = TOP.load(SeqCst);
        let card = Box::new(Card { room, below });
        TOP.store(Box::into_raw(card), SeqCst);
    }

    let (left, right) = thread::scope(|s| {
        let left = s.spawn(take);
        let right = s.spawn(take);
        (left.join().unwrap(), right.join().unwrap())
    });
    println!("left: {left:?}, right: {right:?}");
}
