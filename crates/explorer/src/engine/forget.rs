//! Stores that nobody can read any more.
//!
//! In the weak model a load may read an old store, down to the newest that its thread knows of. What lies below that for
//! every thread that is alive is as if it had never been: coherence lets no thread go back, and one that is spawned starts
//! with what its parent knows. So the histories of atomics are cut there between two steps, and positions are counted from
//! where they begin now. Without, a lock that is taken and given back for ever would have states without end, each with a
//! longer history.
//!
//! Who replays a schedule is told by edges what has moved. They are not among those of the step itself: the program cannot
//! tell that anything was forgotten.

use super::gate::Gate;
use super::knowledge::{Edge, Knowledge, Place};
use super::object::State;
use super::world::{Model, World};
use super::{Obj, Tid};

impl World {
    /// Forgets the stores that nobody can read any more.
    pub(crate) fn forget(&mut self) {
        self.moved.clear();
        if self.model == Model::Sc {
            return;
        }
        for atomic in 0..self.objects.len() {
            let Some(object) = &self.objects[atomic] else {
                continue;
            };
            let State::Atomic { stores } = &object.state else {
                continue;
            };
            if stores.len() == 1 {
                continue;
            }
            let length = stores.len() as u32;
            let oldest = self.oldest_readable(atomic);
            if oldest == 0 {
                continue;
            }
            // Beyond the end of the history nothing was ever left, or it was moved away.
            for position in 0..length {
                let to = Place::Store(atomic, position);
                let from = Place::Store(atomic, position + oldest);
                self.known.remove(&to);
                if let Some(known) = self.known.remove(&from) {
                    self.known.insert(to, known);
                }
                self.moved.push(Edge::Carry(from, to));
            }
            if let State::Atomic { stores } = &mut self.object_mut(atomic).state {
                stores.drain(..oldest as usize);
            }
            self.each_knowledge(|known| known.forget(atomic, oldest));
        }
    }

    /// The position of the oldest store that a thread may yet read.
    fn oldest_readable(&self, atomic: Obj) -> u32 {
        let alive = (0..self.threads.len()).filter(|thread| self.threads[*thread].alive());
        let oldest = alive.map(|thread| self.will_have_seen(thread, atomic));
        oldest.min().unwrap_or(0)
    }

    /// What `thread` knows when it next reads, at least: who waits for the end of others will know what they do by then.
    fn will_have_seen(&self, thread: Tid, atomic: Obj) -> u32 {
        let seen = self.threads[thread].knows.seen(atomic);
        let request = self.threads[thread].request.as_ref();
        let learned = match request.map(|request| &request.gate) {
            Some(Gate::Ended(other)) => self.known_by(
                *other,
                self.threads[*other].ended(),
                Place::End(*other),
                atomic,
            ),
            Some(Gate::Returned(scope)) => {
                let threads = self.scopes[*scope].threads.iter();
                let known = threads.map(|other| {
                    let returned = self.threads[*other].returned;
                    self.known_by(*other, returned, Place::Return(*other), atomic)
                });
                known.max().unwrap_or(0)
            }
            _ => 0,
        };
        seen.max(learned)
    }

    /// What `thread` will leave at `place`, at least; or has left there, if it is `over`.
    fn known_by(&self, thread: Tid, over: bool, place: Place, atomic: Obj) -> u32 {
        let known = if over {
            self.known.get(&place)
        } else {
            Some(&self.threads[thread].knows)
        };
        known.map_or(0, |known| known.seen(atomic))
    }

    fn each_knowledge(&mut self, mut f: impl FnMut(&mut Knowledge)) {
        for thread in &mut self.threads {
            f(&mut thread.knows);
            f(&mut thread.glanced);
            f(&mut thread.fenced);
        }
        f(&mut self.sequential);
        self.known.values_mut().for_each(&mut f);
        self.mail.values_mut().flatten().for_each(&mut f);
    }
}
