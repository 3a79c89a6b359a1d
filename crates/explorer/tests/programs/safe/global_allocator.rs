//@ A program with an allocator of its own that counts.
//@ outcome: ok: 10 true
//@ why: it passes everything on to the system's; the Vec of the thread is counted.
use std::alloc::{GlobalAlloc, Layout, System};
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::thread;

struct Counting;

static ALLOCATIONS: AtomicUsize = AtomicUsize::new(0);

// SAFETY: all is done by the system's allocator.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        ALLOCATIONS.fetch_add(1, Relaxed);
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        unsafe { System.dealloc(pointer, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

fn main() {
    let thread = thread::spawn(|| vec![1_u8; 10].len());
    println!("{}", thread.join().unwrap());
    println!("{}", ALLOCATIONS.load(Relaxed) > 0);
}
