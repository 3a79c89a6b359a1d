//! Who has accessed each place of the program's memory, and when: FastTrack, Flanagan and Freund 2009.
//!
//! A place is eight bytes, of which an access may touch some. Two accesses of which neither happened before the other, at
//! least one of them a write, are a data race. Memory begins with a write by who allocates it and ends with one by who frees
//! it; what was freed may not be touched at all.
//!
//! A thread's own stack is only followed where another thread has been seen to reach it.

mod access;
mod frames;
mod place;
mod touch;

pub(crate) use access::{Access, Clash, Kind};
pub(crate) use frames::FindEnd;

use super::{door, region};
use frames::Frames;
use place::{ByAddress, ByPlace, Code, Places};
use std::cell::UnsafeCell;
use std::collections::HashSet;
use std::hash::BuildHasherDefault;

type Few = Vec<Access>;

#[derive(Default)]
struct Shadow {
    /// Whether accesses are reported.
    is_told: bool,
    heaps: Vec<Places>,
    /// Statics, stacks, and what lies elsewhere.
    others: ByPlace<u32>,
    cells: Vec<Few>,
    /// Cells in use.
    used: usize,
    /// By number: allocations, and operations that free.
    events: Vec<Access>,
    /// Lines of memory that two threads were seen to access, in any run.
    shared: HashSet<usize, BuildHasherDefault<ByAddress>>,
    /// Lines of stacks on which other threads have atomics of their owner.
    lent: HashSet<usize, BuildHasherDefault<ByAddress>>,
    /// Places that were seen to be accessed atomically, and then otherwise by another thread, in any run. Of others, whose
    /// atomic accesses race with nothing, it does not count who knows of these.
    mixed: HashSet<usize, BuildHasherDefault<ByAddress>>,
    /// Whether some of them are of a stack.
    shares_stacks: bool,
    /// Some were added.
    grown: bool,
    /// Places of shared lines that were touched in this run.
    watched: Vec<(usize, u32)>,
    frames: Frames,
    /// Threads, and others that they have waited for to end.
    joined: HashSet<(u16, u16)>,
    /// By thread: how far the one whose turn it is knows that it has come.
    now: Vec<u32>,
    /// An access of which it shall be found out where in the program it is, its place, and what to call then.
    sought: Option<(Access, usize, fn())>,
    clash: Option<Clash>,
}

/// Bytes that are shared together.
const LINE: usize = 64;

struct One(UnsafeCell<Option<Shadow>>);

// SAFETY: used by the one thread of the system that explores.
unsafe impl Sync for One {}

static SHADOW: One = One(UnsafeCell::new(None));

fn with<R>(f: impl FnOnce(&mut Shadow) -> R) -> R {
    // SAFETY: only the thread of the system that explores gets here, and `f` does not come back here: what it allocates is
    // the explorer's.
    f(unsafe { (*SHADOW.0.get()).get_or_insert_default() })
}

/// Bytes of a place.
const PLACE: usize = 8;

/// Begins an exploration: nothing is known to be shared. Whether accesses are reported: without, the counters of `Arc`s are
/// not, and what they order would be taken for races.
pub(crate) fn begin(is_told: bool, find_end: FindEnd) {
    with(|shadow| {
        *shadow = Shadow {
            is_told,
            frames: Frames::new(find_end),
            ..Shadow::default()
        };
    });
}

/// Begins a run: nothing was touched.
pub(crate) fn clear() {
    with(|shadow| {
        for heap in &mut shadow.heaps {
            heap.0.fill(0);
        }
        shadow.others.clear();
        shadow.used = 0;
        shadow.events.clear();
        shadow.watched.clear();
        shadow.joined.clear();
        shadow.now.clear();
        shadow.frames.clear();
        shadow.clash = None;
    });
}

/// What the thread whose turn it is knows of the others' times now, by thread.
pub(crate) fn learn(clock: &[u32]) {
    with(|shadow| {
        shadow.now.clear();
        shadow.now.extend_from_slice(clock);
    });
}

/// `thread` has waited for the end of `other`, and so for those that this has waited for.
pub(crate) fn join(thread: usize, other: usize) {
    with(|shadow| {
        let (thread, other) = (thread as u16, other as u16);
        let ended = shadow.joined.iter().filter(|(by, _)| *by == other);
        let ended: Vec<_> = ended.map(|(_, ended)| (thread, *ended)).collect();
        shadow.joined.extend(ended);
        shadow.joined.insert((thread, other));
    });
}

/// Whether threads were seen to reach the stacks of others.
pub(crate) fn follows_stacks() -> bool {
    with(|shadow| shadow.shares_stacks)
}

/// Whether lines were found to be shared since the last call.
pub(crate) fn has_grown() -> bool {
    with(|shadow| std::mem::take(&mut shadow.grown))
}

/// What must not be, if the run has come to it.
pub(crate) fn clash() -> Option<Clash> {
    with(|shadow| shadow.clash)
}

/// From now on, calls `found` when `thread` accesses the place of `address` at the time `clock`.
pub(crate) fn seek(access: Access, address: usize, found: fn()) {
    with(|shadow| shadow.sought = Some((access, address / PLACE, found)));
}

pub(crate) fn seek_no_more() {
    with(|shadow| shadow.sought = None);
}

/// The last accesses to places that threads share.
pub(crate) fn each_shared(mut tell: impl FnMut(usize, Access)) {
    with(|shadow| {
        let mut watched = std::mem::take(&mut shadow.watched);
        // What has been freed, or is of a later life, does not come back.
        watched.retain(|(place, cell)| shadow.code_if_any(*place) == Code::Touched(*cell).code());
        for (place, cell) in &watched {
            let mixed = shadow.mixed.contains(place);
            for access in &shadow.cells[*cell as usize] {
                if mixed || !access.kind.is_atomic() {
                    tell(*place, *access);
                }
            }
        }
        shadow.watched = watched;
    });
}

/// The thread whose turn it is accesses `size` bytes. False: it must not.
pub(crate) fn access(address: usize, size: usize, kind: Kind) -> bool {
    access_at(door::clock(), address, size, kind)
}

/// The same as of the time `clock` of its thread: an atomic operation is among what it tells others.
pub(crate) fn access_at(clock: u32, address: usize, size: usize, kind: Kind) -> bool {
    let Some(thread) = door::current() else {
        return true;
    };
    let is_program = region::owner(address).is_some() || region::is_static(address);
    // Elsewhere lie values of the explorer and of std, which are used again and again.
    if !is_program {
        return true;
    }
    with(|shadow| {
        if !shadow.is_told {
            return true;
        }
        if let Some(owner) = region::owner(address)
            && owner != thread
            && region::heap_owner(address).is_none()
            && shadow.frames.has_left(owner, address)
        {
            return shadow.left(owner, thread, address, size, kind);
        }
        let own_stack =
            region::owner(address) == Some(thread) && region::heap_owner(address).is_none();
        if own_stack && !shadow.shares_stacks {
            return true;
        }
        let (mut at, end) = (address, address + size);
        while at < end {
            let place = at / PLACE;
            let next = ((place + 1) * PLACE).min(end);
            let mask = (0xff_u8 >> (PLACE - (next - at))) << (at % PLACE);
            let line = at / LINE;
            if !own_stack || shadow.shared.contains(&line) || shadow.lent.contains(&line) {
                let access = Access {
                    thread: thread as u16,
                    clock,
                    mask,
                    kind,
                };
                if !shadow.touch(place, access, address, size) {
                    return false;
                }
            }
            at = next;
        }
        true
    })
}

/// `thread` is in an operation: what lies below `frame` on its stack is no value any more.
pub(crate) fn stands(thread: usize, frame: usize) {
    with(|shadow| shadow.frames.stand(thread, frame));
}

/// Memory was handed out.
pub(crate) fn allocated(start: usize, size: usize) {
    with(|shadow| {
        if !shadow.is_told {
            return;
        }
        let event = shadow.event(Kind::Allocate);
        let birth = shadow.events[event as usize];
        let code = Code::Born(event).code();
        for place in start / PLACE..(start + size).div_ceil(PLACE) {
            shadow.note(birth, place);
            *shadow.code(place) = code;
        }
    });
}

/// Memory is given back. False: it must not be.
pub(crate) fn freed(start: usize, size: usize) -> bool {
    with(|shadow| {
        if !shadow.is_told {
            return true;
        }
        let event = shadow.event(Kind::Free);
        let access = shadow.events[event as usize];
        for place in start / PLACE..(start + size).div_ceil(PLACE) {
            if !shadow.touch(place, access, start, size) {
                return false;
            }
            *shadow.code(place) = Code::Freed(event).code();
        }
        true
    })
}

impl Shadow {
    /// An access to a frame that its thread has left.
    fn left(
        &mut self,
        owner: usize,
        thread: usize,
        address: usize,
        size: usize,
        kind: Kind,
    ) -> bool {
        let access = |thread: usize, clock: u32, kind: Kind| Access {
            thread: thread as u16,
            clock,
            mask: 0xff,
            kind,
        };
        self.clash.get_or_insert(Clash {
            address,
            first: access(owner, 0, Kind::Free),
            second: access(thread, door::clock(), kind),
            size,
        });
        false
    }

    fn event(&mut self, kind: Kind) -> u32 {
        let access = Access {
            thread: door::current().unwrap_or_default() as u16,
            clock: door::clock(),
            mask: 0xff,
            kind,
        };
        self.events.push(access);
        self.events.len() as u32 - 1
    }

    fn code(&mut self, place: usize) -> &mut u32 {
        let Some(thread) = region::heap_owner(place * PLACE) else {
            return self.others.entry(place).or_default();
        };
        if self.heaps.len() <= thread {
            self.heaps.resize_with(thread + 1, Places::default);
        }
        self.heaps[thread].at(place - region::heap(thread).start / PLACE)
    }

    fn code_if_any(&self, place: usize) -> u32 {
        let code = match region::heap_owner(place * PLACE) {
            None => self.others.get(&place),
            Some(thread) => {
                let index = place - region::heap(thread).start / PLACE;
                self.heaps.get(thread).and_then(|heap| heap.0.get(index))
            }
        };
        code.copied().unwrap_or_default()
    }

    /// It may be the one that is looked for.
    fn note(&self, access: Access, place: usize) {
        if let Some((sought, at, found)) = self.sought
            && (sought.thread, sought.clock, sought.kind, at)
                == (access.thread, access.clock, access.kind, place)
        {
            found();
        }
    }

    fn knows(&self, access: Access) -> bool {
        let now = self.now.get(access.thread as usize);
        now.is_some_and(|now| *now >= access.clock)
    }
}
