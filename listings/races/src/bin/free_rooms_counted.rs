use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use std::thread;

static TOP: AtomicUsize = AtomicUsize::new(0); // 4 × changes + room
static BELOW: [AtomicUsize; 4] = [const { AtomicUsize::new(0) }; 4];

fn take() -> usize {
    loop {
        let seen = TOP.load(SeqCst);
        let room = seen % 4;
        let new = (seen / 4 + 1) * 4 + BELOW[room].load(SeqCst);
        if TOP.compare_exchange(seen, new, SeqCst, SeqCst).is_ok() {
            return room;
        }
    }
}

fn give_back(room: usize) {
    loop {
        let seen = TOP.load(SeqCst);
        BELOW[room].store(seen % 4, SeqCst);
        let new = (seen / 4 + 1) * 4 + room;
        if TOP.compare_exchange(seen, new, SeqCst, SeqCst).is_ok() {
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
