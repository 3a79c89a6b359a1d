//! How far the stacks of threads are used: a frame that its function has left is no memory any more.

use crate::memory::region;

/// Finds where the program's own part of a stack ends, which in an operation is used from the first address on, if that
/// can be told.
pub(crate) type FindEnd = fn(std::ops::Range<usize>) -> Option<usize>;

#[derive(Default)]
pub(super) struct Frames {
    /// By thread.
    ends: Vec<End>,
    find: Option<FindEnd>,
}

#[derive(Clone, Copy, Default)]
struct End {
    address: usize,
    /// Whether no frame of the operation that the thread is in lies above it.
    is_own: bool,
}

/// Bytes in which the calls between the program and the explorer have room.
const CALLS: usize = 2048;

impl Frames {
    pub(super) fn new(find: FindEnd) -> Self {
        Self {
            ends: Vec::new(),
            find: Some(find),
        }
    }

    pub(super) fn clear(&mut self) {
        self.ends.clear();
    }

    /// `thread` is in an operation, which works on its stack from `address` on.
    pub(super) fn stand(&mut self, thread: usize, address: usize) {
        if self.ends.len() <= thread {
            self.ends.resize(thread + 1, End::default());
        }
        self.ends[thread] = End {
            address,
            is_own: false,
        };
    }

    /// Whether what lies at an address of the stack of `owner`, which is in an operation, was left.
    pub(super) fn has_left(&mut self, owner: usize, address: usize) -> bool {
        let Some(end) = self.ends.get_mut(owner) else {
            return false;
        };
        // Where the operation's own frames end is only looked for when one of them may be meant.
        if !end.is_own && (end.address..end.address.saturating_add(CALLS)).contains(&address) {
            let used = end.address..region::stack_top(owner).min(end.address + CALLS);
            let own = self.find.and_then(|find| find(used));
            end.address = own.unwrap_or(end.address);
            end.is_own = true;
        }
        address < end.address
    }
}
