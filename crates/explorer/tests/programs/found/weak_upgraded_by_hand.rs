//@ A hand-made Weak whose upgrade counts up only from a count that is not 0.
//@ model: sc weak
//@ outcome: ok: alive
//@ outcome: ok: dead
//@ why: an exchange from n > 0 keeps the value; else it was dropped, and nobody looks at it
use std::hint::spin_loop;
use std::ptr;
use std::sync::atomic::{AtomicUsize, Ordering::*, fence};
use std::thread;

struct Inner {
    strong: AtomicUsize,
    all: AtomicUsize,
    value: u32,
}

#[derive(Clone, Copy)]
struct Raw(*mut Inner);
unsafe impl Send for Raw {}

fn drop_weak(raw: Raw) {
    if unsafe { &(*raw.0).all }.fetch_sub(1, Release) == 1 {
        fence(Acquire);
        drop(unsafe { Box::from_raw(raw.0) });
    }
}

fn drop_strong(raw: Raw) {
    if unsafe { &(*raw.0).strong }.fetch_sub(1, Release) == 1 {
        fence(Acquire);
        unsafe { ptr::write(&raw mut (*raw.0).value, 0) };
    }
    drop_weak(raw);
}

fn upgrade(raw: Raw) -> bool {
    let strong = unsafe { &(*raw.0).strong };
    let mut count = strong.load(Relaxed);
    loop {
        if count == 0 {
            return false;
        }
        match strong.compare_exchange(count, count + 1, Relaxed, Relaxed) {
            Ok(_) => break,
            Err(now) => count = now,
        }
        spin_loop();
    }
    unsafe { &(*raw.0).all }.fetch_add(1, Relaxed);
    true
}

fn main() {
    let raw = Raw(Box::into_raw(Box::new(Inner {
        strong: AtomicUsize::new(1),
        all: AtomicUsize::new(2),
        value: 7,
    })));
    let other = thread::spawn(move || {
        let raw = raw;
        drop_strong(raw)
    });
    if upgrade(raw) {
        assert_eq!(unsafe { (*raw.0).value }, 7);
        drop_strong(raw);
        println!("alive");
    } else {
        println!("dead");
    }
    drop_weak(raw);
    other.join().unwrap();
}
