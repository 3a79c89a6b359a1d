//@ Two copies of a value, of which readers use one while the writer changes the other and waits for them to leave.
//@ model: sc weak
//@ outcome: ok: 0
//@ outcome: ok: 1
//@ why: a reader says which epoch it entered before it looks which copy is current; all is sequentially consistent
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
        READERS.fetch_add(1, SeqCst);
        let value = unsafe { *COPIES.0[CURRENT.load(SeqCst)].get() };
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
