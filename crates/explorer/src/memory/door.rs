//! The only way from the program into the explorer, and back.
//!
//! While a modelled operation is done, the explorer works on a stack of its own, so that it leaves nothing on the program's:
//! what is on that then follows from the program alone, and stands for what its thread will do next.

mod registers;

pub(crate) use registers::Standing;

use super::plain::Plain;
use super::region::{self, Fixed};
use corosensei::stack::{Stack, StackPointer};
use foldhash::fast::FixedState;
use registers::{here, wipe};
use std::cell::Cell;
use std::hash::BuildHasher;
use std::mem::ManuallyDrop;
use std::sync::atomic::Ordering::Relaxed;
use std::sync::atomic::{AtomicBool, AtomicUsize};

/// Nobody's number.
const NOBODY: usize = usize::MAX;

struct Door {
    /// Whether code of the program runs.
    inside: Cell<bool>,
    /// The thread of the program whose turn it is.
    thread: Cell<usize>,
    /// Its own time: how many steps it has taken.
    clock: Cell<u32>,
    /// The lowest since it is its turn.
    deepest: Cell<usize>,
    /// How often the program was left.
    entries: Cell<u64>,
    /// The operation that the current thread is in, by number.
    entry: Cell<u64>,
    /// Where the first frame of the last thread begins that has begun.
    top: Cell<usize>,
    stop: Cell<Option<fn()>>,
    /// The stack of the explorer for it: base and limit.
    own: Cell<(usize, usize)>,
    standing: Cell<Standing>,
}

thread_local! {
    static DOOR: Door = const {
        Door {
            inside: Cell::new(false),
            thread: Cell::new(NOBODY),
            clock: Cell::new(0),
            deepest: Cell::new(usize::MAX),
            entries: Cell::new(0),
            entry: Cell::new(0),
            top: Cell::new(0),
            stop: Cell::new(None),
            own: Cell::new((0, 0)),
            standing: Cell::new(Standing::new()),
        }
    };
}

/// What is asked of at each access to memory, where even finding the thread-local takes too long: the same for who runs code of
/// the program, which no other thread of the system does.
struct Unfollowed {
    inside: AtomicBool,
    /// Where the stack begins on which nothing is followed.
    start: AtomicUsize,
    /// Its bytes.
    size: AtomicUsize,
    /// The lowest address of the stack that is known to have been used since the last operation.
    lowest: AtomicUsize,
}

static UNFOLLOWED: Unfollowed = Unfollowed {
    inside: AtomicBool::new(false),
    start: AtomicUsize::new(0),
    size: AtomicUsize::new(0),
    lowest: AtomicUsize::new(usize::MAX),
};

impl Door {
    fn set_inside(&self, inside: bool) {
        self.inside.set(inside);
        UNFOLLOWED.inside.store(inside, Relaxed);
    }
}

/// What lies so many bytes below the deepest function that is known to have run may have been used by others that it
/// called, which the compiler does not report: those of std that were compiled before.
const SLACK: usize = 2048;
/// What leaves the program puts a little on its stack.
const MARGIN: usize = 320;

/// The thread of the program that runs now, if code of the program does.
pub(crate) fn thread() -> Option<usize> {
    DOOR.with(|door| door.inside.get().then(|| door.thread.get()))
}

/// The thread of the program whose turn it is.
pub(crate) fn current() -> Option<usize> {
    let thread = DOOR.with(|door| door.thread.get());
    (thread != NOBODY).then_some(thread)
}

/// What the current thread does is at the time `clock` from now on.
pub(crate) fn set_clock(clock: u32) {
    DOOR.with(|door| door.clock.set(clock));
}

pub(crate) fn clock() -> u32 {
    DOOR.with(|door| door.clock.get())
}

/// Where the current thread left the program.
pub(crate) fn standing() -> Standing {
    DOOR.with(|door| door.standing.get())
}

/// It is the turn of `thread`, at the time `clock`; `own` is the explorer's stack for it. Whether accesses to the thread's
/// own stack are followed.
pub(crate) fn turn(thread: usize, clock: u32, own: &Fixed, follow_stack: bool) {
    DOOR.with(|door| {
        let stack = region::heap(thread).end..region::stack_top(thread);
        let size = if follow_stack { 0 } else { stack.len() };
        UNFOLLOWED.start.store(stack.start, Relaxed);
        UNFOLLOWED.size.store(size, Relaxed);
        door.thread.set(thread);
        door.clock.set(clock);
        door.own.set((own.base().get(), own.limit().get()));
    });
}

/// It is nobody's turn: how deep the stack was that ran, at least.
pub(crate) fn close() -> usize {
    DOOR.with(|door| {
        door.set_inside(false);
        door.thread.set(NOBODY);
        door.deepest.replace(usize::MAX)
    })
}

/// Clears a stack that was used down to about `deepest`, between two runs.
pub(crate) fn clear_stack(deepest: usize, top: usize) {
    if deepest < top {
        scrub(deepest - 8 * SLACK, top);
    }
}

/// Calls `wait`, in which other threads have their turn, and is then in the same operation again.
pub(crate) fn in_operation(wait: impl FnOnce()) {
    let (standing, entry) = DOOR.with(|door| (door.standing.get(), door.entry.get()));
    wait();
    DOOR.with(|door| {
        door.standing.set(standing);
        door.entry.set(entry);
    });
}

/// A hash of what is on the stack of the program where it was left: of which functions were called, among other things.
pub(crate) fn top_of_stack() -> u64 {
    /// Bytes in which the calls between the program and the explorer have room.
    const CALLS: usize = 2048;
    let (frame, thread) = DOOR.with(|door| (door.standing.get().frame, door.thread.get()));
    let end = region::stack_top(thread).min(frame + CALLS);
    let start = std::ptr::with_exposed_provenance::<u8>(frame);
    // SAFETY: it is the stack of a thread that has begun, which is mapped up to its end.
    let bytes = unsafe { std::slice::from_raw_parts(start, end.saturating_sub(frame)) };
    FixedState::with_seed(0).hash_one(bytes)
}

/// Where the first frame begins of the thread that has begun last.
pub(crate) fn top() -> usize {
    DOOR.with(|door| door.top.get())
}

/// Different each time that the program is left.
pub(crate) fn entry() -> u64 {
    DOOR.with(|door| door.entry.get())
}

/// Runs code of the program, from its first frame.
pub(crate) fn inside<R>(f: impl FnOnce() -> R) -> R {
    let mark = 0_u8;
    DOOR.with(|door| {
        door.top.set((&raw const mark).addr());
        UNFOLLOWED.lowest.store(usize::MAX, Relaxed);
        door.set_inside(true);
    });
    let result = f();
    DOOR.with(|door| door.set_inside(false));
    result
}

/// Runs code of the explorer where code of the program may be running: no operation, and nothing that waits.
#[inline]
pub(crate) fn outside<R: Plain>(f: impl FnOnce() -> R) -> R {
    let mut f = ManuallyDrop::new(f);
    R::unpack(go_outside(&mut || once(&mut f)))
}

fn go_outside(f: &mut dyn FnMut() -> [u64; 2]) -> [u64; 2] {
    let mut own = Own { base: 0, limit: 0 };
    let inside = DOOR.with(|door| {
        (own.base, own.limit) = door.own.get();
        let inside = door.inside.get();
        door.set_inside(false);
        inside
    });
    if !inside {
        return f();
    }
    let mut answer = [0; 2];
    switch(own, &mut || answer = f());
    wipe();
    DOOR.with(|door| door.set_inside(true));
    answer
}

/// Runs code of the explorer, as one operation of the program.
#[inline]
pub(crate) fn op<R: Plain>(f: impl FnOnce() -> R) -> R {
    let mut f = ManuallyDrop::new(f);
    R::unpack(operate(&mut || once(&mut f)))
}

/// Not an `Option` that is taken: what is left of that is whatever the explorer had on its stack.
fn once<R: Plain>(f: &mut ManuallyDrop<impl FnOnce() -> R>) -> [u64; 2] {
    // SAFETY: this is called once, by who does not use it any more.
    let f = unsafe { ManuallyDrop::take(f) };
    f().pack()
}

#[inline(never)]
fn operate(f: &mut dyn FnMut() -> [u64; 2]) -> [u64; 2] {
    if !DOOR.with(|door| door.inside.get()) {
        return f();
    }
    let mut answer = [0; 2];
    leave(&mut || answer = f());
    wipe();
    answer
}

#[inline(never)]
fn leave(f: &mut dyn FnMut()) {
    let own = go_out(here());
    let _back = Back;
    switch(own, f);
}

#[inline(never)]
fn switch(own: Own, f: &mut dyn FnMut()) {
    corosensei::on_stack(own, f);
}

struct Back;

impl Drop for Back {
    fn drop(&mut self) {
        come_back();
    }
}

#[inline(never)]
fn go_out(standing: Standing) -> Own {
    DOOR.with(|door| {
        door.set_inside(false);
        door.standing.set(standing);
        door.entries.set(door.entries.get() + 1);
        door.entry.set(door.entries.get());
        let lowest = UNFOLLOWED
            .lowest
            .swap(usize::MAX, Relaxed)
            .min(standing.frame);
        door.deepest.set(door.deepest.get().min(lowest));
        scrub(lowest - SLACK, standing.frame - MARGIN);
        let (base, limit) = door.own.get();
        Own { base, limit }
    })
}

#[inline(never)]
fn come_back() {
    DOOR.with(|door| door.set_inside(true));
}

/// Clears what functions that have returned left on the stack: it says nothing about what comes.
fn scrub(from: usize, to: usize) {
    let start = std::ptr::with_exposed_provenance_mut::<u8>(from);
    // SAFETY: this lies below all frames of the program, and far enough below this one. It is mapped, or just above what is
    // not, where a stack overflows.
    unsafe { start.write_bytes(0, to - from) };
}

/// Whether accesses to an address are of interest, if code of the program runs: those of a thread to its own stack are not,
/// as long as no other thread has been seen there.
#[inline]
pub(crate) fn follows(address: usize) -> bool {
    if !UNFOLLOWED.inside.load(Relaxed) {
        return false;
    }
    let mark = 0_u8;
    let here = (&raw const mark).addr();
    // What the program puts on its stack, it accesses; and the function that does calls this one.
    if here < UNFOLLOWED.lowest.load(Relaxed) {
        UNFOLLOWED.lowest.store(here, Relaxed);
    }
    let start = UNFOLLOWED.start.load(Relaxed);
    address.wrapping_sub(start) >= UNFOLLOWED.size.load(Relaxed)
}

/// Sets what is called where the program did what must not be.
pub(crate) fn when_stopped(stop: fn()) {
    DOOR.with(|door| door.stop.set(Some(stop)));
}

/// The program did what must not be.
pub(crate) fn stop() {
    if let Some(stop) = DOOR.with(|door| door.stop.get()) {
        stop();
    }
}

/// The thread begins to unwind, which takes a lot of its stack.
pub(crate) fn note_unwinding() {
    DOOR.with(|door| {
        let deepest = door.standing.get().frame - UNWINDING;
        door.deepest.set(door.deepest.get().min(deepest));
        UNFOLLOWED.lowest.store(deepest, Relaxed);
    });
}

/// Bytes of stack with which the unwinder does.
const UNWINDING: usize = 32 << 10;

struct Own {
    base: usize,
    limit: usize,
}

// SAFETY: the stack is `Fixed`, which lives as long as the thread whose turn it is.
unsafe impl Stack for Own {
    fn base(&self) -> StackPointer {
        StackPointer::new(self.base).expect("not null")
    }

    fn limit(&self) -> StackPointer {
        StackPointer::new(self.limit).expect("not null")
    }
}
