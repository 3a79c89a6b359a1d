//@ A hand-made Weak whose upgrade counts up whatever the count, and looks at it afterwards.
//@ model: sc
//@ fault: race 19 31
//@ fault: race 19 19
//@ why: the value may have been dropped between the look and the increment; the drop and the read have no order; and both can find themselves the last
use std::ptr;
use std::sync::atomic::{AtomicUsize, Ordering::*, fence};
use std::thread;

static STRONG: AtomicUsize = AtomicUsize::new(1);

#[derive(Clone, Copy)]
struct Raw(*mut u32);
unsafe impl Send for Raw {}

fn drop_strong(raw: Raw) {
    if STRONG.fetch_sub(1, Release) == 1 {
        fence(Acquire);
        unsafe { ptr::write(raw.0, 0) };
    }
}

fn main() {
    let raw = Raw(Box::into_raw(Box::new(7)));
    let other = thread::spawn(move || {
        let raw = raw;
        drop_strong(raw)
    });
    if STRONG.load(Acquire) > 0 {
        STRONG.fetch_add(1, Relaxed);
        println!("{}", unsafe { *raw.0 });
        drop_strong(raw);
    }
    other.join().unwrap();
    drop(unsafe { Box::from_raw(raw.0) });
}
