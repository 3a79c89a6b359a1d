//@ Two copies, whose reader looks which one is current before it says that it is there.
//@ model: sc
//@ fault: race 21 30
//@ why: between the two the writer finds no reader, and writes to the copy that is about to be read
use std::cell::UnsafeCell;
use std::hint::spin_loop;
use std::sync::atomic::{AtomicUsize, Ordering::*};
use std::thread;

struct Copies([UnsafeCell<u32>; 2]);
unsafe impl Sync for Copies {}

static COPIES: Copies = Copies([const { UnsafeCell::new(0) }; 2]);
static CURRENT: AtomicUsize = AtomicUsize::new(0);
static READERS: AtomicUsize = AtomicUsize::new(0);

fn main() {
    let reader = thread::spawn(|| {
        let current = CURRENT.load(SeqCst);
        READERS.fetch_add(1, SeqCst);
        let value = unsafe { *COPIES.0[current].get() };
        READERS.fetch_sub(1, SeqCst);
        value
    });
    unsafe { *COPIES.0[1].get() = 1 };
    CURRENT.store(1, SeqCst);
    while READERS.load(SeqCst) > 0 {
        spin_loop();
    }
    unsafe { *COPIES.0[0].get() = 1 };
    println!("{}", reader.join().unwrap());
}
