use std::sync::atomic::AtomicU32;
use std::thread;

fn two_take(free: u32) {
    let free = AtomicU32::new(free);
    let permits = Permits { free };
    let (one, other) = thread::scope(|scope| {
        let one = scope.spawn(|| permits.try_take());
        let other = permits.try_take();
        (one.join().unwrap(), other)
    });
    println!("{one} and {other}, {} free", permits.free());
}

pub fn none_free() {
    two_take(0);
}

pub fn one_free() {
    two_take(1);
}

pub fn two_free() {
    two_take(2);
}
