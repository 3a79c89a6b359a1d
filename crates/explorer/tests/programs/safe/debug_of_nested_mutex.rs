//@ A struct with a mutex inside of a mutex is printed while another thread changes it.
//@ outcome: ok: Mutex { data: Pair { left: 0, inner: Mutex { data: 7, poisoned: false, .. }, right: 0 }, poisoned: false, .. }
//@ outcome: ok: Mutex { data: Pair { left: 1, inner: Mutex { data: 7, poisoned: false, .. }, right: 1 }, poisoned: false, .. }
//@ outcome: ok: Mutex { data: "<locked>", poisoned: false, .. }
//@ why: Debug holds the outer lock while it writes, so that left and right are of one moment.
use std::sync::Mutex;
use std::thread;

#[derive(Debug)]
struct Pair {
    left: u32,
    inner: Mutex<u32>,
    right: u32,
}

fn main() {
    let pair = Mutex::new(Pair {
        left: 0,
        inner: Mutex::new(7),
        right: 0,
    });
    thread::scope(|scope| {
        scope.spawn(|| println!("{pair:?}"));
        let mut pair = pair.lock().unwrap();
        pair.left += 1;
        pair.right += 1;
    });
}
