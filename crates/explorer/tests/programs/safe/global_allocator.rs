//@ A program with an allocator of its own that counts.
//@ refused: line 25 has an allocator
//@ why: states are told by what memory holds, so memory has to be where the explorer puts it. Were the program's allocator
//@ why: left out, its counter would stay 0, which no real run shows.
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
