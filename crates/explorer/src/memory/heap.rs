//! The allocator of explored programs.
//!
//! Each thread of the program allocates in an address range of its own, so that addresses do not depend on what others did
//! before. What it frees it gets again first, as with the caches of usual allocators. What the explorer itself allocates
//! comes from the system.

use super::{door, region, shadow};
use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::UnsafeCell;
use std::ptr::NonNull;

/// An allocator, to which the program's threads are told apart from the explorer.
#[derive(Debug)]
pub struct Heap;

/// Memory is mapped in steps of so many bytes.
const STEP: usize = 1 << 20;
/// Blocks up to this size are of classes of sixteen bytes each, larger ones of powers of two.
const SMALL: usize = 1024;
const CLASSES: usize = SMALL / 16 + 1 + 32;

/// The heap of one thread.
struct Arena {
    /// Everything below was handed out in this run.
    used: usize,
    mapped: usize,
    /// By class: what the thread has freed, wherever it came from, the last first.
    free: Vec<Vec<usize>>,
}

struct Arenas(UnsafeCell<Vec<Option<Arena>>>);

// SAFETY: used by the one thread of the system that explores; see `with`.
unsafe impl Sync for Arenas {}

static ARENAS: Arenas = Arenas(UnsafeCell::new(Vec::new()));

/// Looks at the heaps. The explorer runs one program at a time, on one thread of the system.
fn with<R>(f: impl FnOnce(&mut Vec<Option<Arena>>) -> R) -> R {
    // SAFETY: only the thread of the system that explores gets here, outside of the program: so `f`, which allocates from
    // the system, does not come back here.
    f(unsafe { &mut *ARENAS.0.get() })
}

/// The class of a block, and its size in bytes.
fn class(layout: Layout) -> (usize, usize) {
    let size = layout.size().max(1);
    if size <= SMALL && layout.align() <= 16 {
        let size = size.next_multiple_of(16);
        return (size / 16, size);
    }
    let size = size.max(layout.align()).max(2 * SMALL).next_power_of_two();
    (
        SMALL / 16 + size.ilog2() as usize - SMALL.ilog2() as usize,
        size,
    )
}

/// The heaps of all threads, as far as they are used: their bytes.
pub(crate) fn used() -> Vec<std::ops::Range<usize>> {
    with(|arenas| {
        let used = |(thread, arena): (usize, &Option<Arena>)| {
            let start = region::heap(thread).start;
            let used = arena.as_ref()?.used;
            (used > 0).then_some(start..start + used)
        };
        arenas.iter().enumerate().filter_map(used).collect()
    })
}

/// A number that stands for what each thread would be handed out next.
pub(crate) fn order(mut add: impl FnMut(&[usize])) {
    with(|arenas| {
        for arena in arenas.iter().flatten() {
            for blocks in arena.free.iter().filter(|blocks| !blocks.is_empty()) {
                add(blocks);
            }
        }
    });
}

/// Makes all heaps as they were before the first run.
pub(crate) fn clear() {
    with(|arenas| {
        for (thread, arena) in arenas.iter_mut().enumerate() {
            let Some(arena) = arena else { continue };
            zero(region::heap(thread).start, arena.used);
            arena.used = 0;
            arena.free.iter_mut().for_each(Vec::clear);
        }
    });
}

fn zero(start: usize, size: usize) {
    // SAFETY: this is memory of the program's heap, of which no value is used any more.
    unsafe { std::ptr::with_exposed_provenance_mut::<u8>(start).write_bytes(0, size) };
}

fn arena(arenas: &mut Vec<Option<Arena>>, thread: usize) -> &mut Arena {
    if arenas.len() <= thread {
        arenas.resize_with(thread + 1, || None);
    }
    arenas[thread].get_or_insert_with(|| Arena {
        used: 0,
        mapped: 0,
        free: vec![Vec::new(); CLASSES],
    })
}

/// A block of the program; one that `stays` is not memory that was freed before.
fn allocate(thread: usize, layout: Layout, stays: bool) -> usize {
    let (class, size) = class(layout);
    with(|arenas| {
        let heap = region::heap(thread);
        let arena = arena(arenas, thread);
        let freed = if stays { None } else { arena.free[class].pop() };
        let start = if let Some(freed) = freed {
            freed
        } else {
            let start = (heap.start + arena.used)
                .next_multiple_of(size.min(4096).max(layout.align()).min(size));
            let start = start.next_multiple_of(16);
            let used = start + size - heap.start;
            assert!(used <= heap.len(), "the heap of the program is full");
            if used > arena.mapped {
                let mapped = used.next_multiple_of(STEP);
                region::map(heap.start + arena.mapped..heap.start + mapped);
                arena.mapped = mapped;
            }
            arena.used = used;
            start
        };
        shadow::allocated(start, layout.size());
        start
    })
}

/// False: it must not be freed.
fn free(thread: usize, start: usize, layout: Layout) -> bool {
    if !shadow::freed(start, layout.size()) {
        return false;
    }
    let (class, size) = class(layout);
    zero(start, size);
    with(|arenas| {
        arena(arenas, thread).free[class].push(start);
    });
    true
}

fn hand_out(thread: usize, layout: Layout, stays: bool) -> *mut u8 {
    std::ptr::with_exposed_provenance_mut(door::outside(|| allocate(thread, layout, stays)))
}

/// Memory of the program for a value that goes from one thread to another: what it has been for one, it is not for another
/// in the same run, so that who takes it first does not decide what is where.
pub(crate) fn keep(layout: Layout) -> NonNull<u8> {
    let thread = door::thread().expect("the program runs");
    NonNull::new(hand_out(thread, layout, true)).expect("not null")
}

/// The end of what was [kept](keep).
pub(crate) fn discard(block: NonNull<u8>, layout: Layout) {
    let start = block.expose_provenance().get();
    let allowed = door::outside(|| {
        let allowed = shadow::freed(start, layout.size());
        if allowed {
            zero(start, class(layout).1);
        }
        allowed
    });
    if !allowed {
        door::stop();
    }
}

// SAFETY: blocks of the program lie in mapped memory, are aligned as asked for, and overlap no other; all else is the
// system's.
unsafe impl GlobalAlloc for Heap {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        match door::thread() {
            Some(thread) => hand_out(thread, layout, false),
            // SAFETY: as the caller says.
            None => unsafe { System.alloc(layout) },
        }
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        match door::thread() {
            // What is handed out is zero: it is new, or was cleared when it was freed.
            Some(thread) => hand_out(thread, layout, false),
            // SAFETY: as the caller says.
            None => unsafe { System.alloc_zeroed(layout) },
        }
    }

    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        if region::heap_owner(block.addr()).is_none() {
            // SAFETY: as the caller says; the program's own blocks lie elsewhere.
            return unsafe { System.dealloc(block, layout) };
        }
        // What is freed after the run is cleared with all the rest.
        if let Some(thread) = door::current() {
            let start = block.expose_provenance();
            if !door::outside(|| free(thread, start, layout)) {
                door::stop();
            }
        }
    }

    unsafe fn realloc(&self, block: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        if region::heap_owner(block.addr()).is_none() && door::thread().is_none() {
            // SAFETY: as the caller says.
            return unsafe { System.realloc(block, layout, size) };
        }
        // SAFETY: the caller says that the size, rounded up, does not overflow.
        let new = unsafe { Layout::from_size_align_unchecked(size, layout.align()) };
        // SAFETY: as the caller says, for a block of its own.
        let to = unsafe { self.alloc(new) };
        if !to.is_null() {
            // SAFETY: both blocks are at least as long, and different. The old one is not used after that.
            unsafe {
                block.copy_to_nonoverlapping(to, layout.size().min(size));
                self.dealloc(block, layout);
            }
        }
        to
    }
}
