//! Readers that have to wait although nobody writes.
//!
//! Std's documentation leaves it open whether a lock lets readers in while a writer waits, and says that it may not: then who
//! reads, and reads again, can wait for a writer that waits for him. Both are explored. That a reader lets the writer go first
//! needs nothing: it is then not chosen. What is left are the schedules in which it would have to be chosen, as nobody else
//! moves any more. So at a lock that others read, and for which a writer waits, `read` has the alternative [`BEHIND`], to wait
//! until no writer does, where that is the end of somebody:
//!
//! - the writer waits, through others that cannot move, for this very reader; or
//! - all who could move are such readers.
//!
//! The writer has then asked first, and found readers. That order was possible, as to announce an operation is not yet to
//! begin with it. Where a writer waits, `try_read` has the alternative to fail.
//!
//! [`BEHIND`]: super::request::BEHIND

use super::gate::Gate;
use super::object::State;
use super::world::World;
use super::{Obj, Tid};

impl World {
    /// Whether `thread`, which would be let in, may have to stand behind a writer for ever.
    pub(super) fn is_held_back(&self, thread: Tid) -> bool {
        self.could_be_held_back(thread).is_some()
            && (self.waits_for_itself_behind_writers(thread) || self.only_readers_move())
    }

    /// The threads that wait to write to a lock that others read.
    pub(super) fn waiting_writers(&self, lock: Obj) -> Vec<Tid> {
        let is_read = matches!(
            &self.object(lock).state,
            State::RwLock { readers, .. } if !readers.is_empty()
        );
        let waits = |thread: &Tid| is_read && self.wants_to_write(*thread, lock);
        (0..self.threads.len()).filter(waits).collect()
    }

    pub(super) fn is_wanted_by_writers(&self, lock: Obj) -> bool {
        (0..self.threads.len()).any(|thread| self.wants_to_write(thread, lock))
    }

    pub(super) fn wants_to_write(&self, thread: Tid, lock: Obj) -> bool {
        let request = self.threads[thread].request.as_ref();
        request.is_some_and(|request| matches!(request.gate, Gate::Write(at) if at == lock))
    }

    /// The lock that `thread` would be let in to read, past a writer that waits.
    fn could_be_held_back(&self, thread: Tid) -> Option<Obj> {
        let request = self.threads[thread].request.as_ref()?;
        let Gate::Read(lock) = request.gate else {
            return None;
        };
        (!self.waiting_writers(lock).is_empty()).then_some(lock)
    }

    fn waits_for_itself_behind_writers(&self, reader: Tid) -> bool {
        let mut reached = vec![false; self.threads.len()];
        let mut open = self.would_wait_for(reader);
        while let Some(thread) = open.pop() {
            if thread == reader {
                return true;
            }
            if !std::mem::replace(&mut reached[thread], true) {
                open.extend(self.would_wait_for(thread));
            }
        }
        false
    }

    /// Whom `thread` waits for, if all readers stand behind writers.
    fn would_wait_for(&self, thread: Tid) -> Vec<Tid> {
        if let Some(lock) = self.could_be_held_back(thread) {
            self.waiting_writers(lock)
        } else if self.free_alternatives(thread).is_empty() {
            self.waits_for(thread)
        } else {
            Vec::new()
        }
    }

    fn only_readers_move(&self) -> bool {
        (0..self.threads.len()).all(|thread| {
            self.free_alternatives(thread).is_empty() || self.could_be_held_back(thread).is_some()
        })
    }
}
