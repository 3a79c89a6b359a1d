use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use std::thread;

// The free room on top, 0 for none.
static TOP: AtomicUsize = AtomicUsize::new(0);
static BELOW: [AtomicUsize; 4] = [const { AtomicUsize::new(0) }; 4];

fn take() -> usize {
    loop {
        let room = TOP.load(SeqCst);
        let below = BELOW[room].load(SeqCst);
        if TOP.compare_exchange(room, below, SeqCst, SeqCst).is_ok() {
            return room;
        }
    }
}

fn give_back(room: usize) {
    loop {
        let top = TOP.load(SeqCst);
        BELOW[room].store(top, SeqCst);
        if TOP.compare_exchange(top, room, SeqCst, SeqCst).is_ok() {
            return;
        }
    }
}

fn main() {
    [3, 2, 1].into_iter().for_each(give_back);
    let (ada, ben) = thread::scope(|hotel| {
        let ada = hotel.spawn(take);
        let refused = take();
        let ben = take();
        give_back(refused);
        (ada.join().unwrap(), ben)
    });
    println!("Ada: {ada}, Ben: {ben}, the next guest: {}", take());
    assert_ne!(ada, ben);
}
