//! Threads that wait for ever, whatever the others do.
//!
//! A set of threads is *stuck* if each of them stands at an operation that cannot be done now, has no time limit, and can
//! only be made possible by a thread of the set, or by one that has ended. Then none of them ever moves: the first of them to
//! do so would need that one of the others had moved before, or one that does not move any more. So that is a fault as soon as
//! it stands, whoever else goes on, and main's return does not mend it. The union of two such sets is one, too; the greatest is
//! found by taking out threads that do not belong to it until all do.
//!
//! Who alone can make an operation possible is certain of
//!
//! - a lock: who holds it, as guards cannot be sent to another thread. Also one who forgot its guard and has ended. Of several
//!   readers, each keeps a writer out. A wait on a condvar that was woken waits for its mutex;
//! - `join`: the thread itself. The end of a scope: each of its threads that still runs;
//! - the initialiser of a `Once` and its like, while it runs: the thread that runs it.
//!
//! A message, a notification, a token or the arrival at a barrier may come from any thread that has, or is yet to be given, the
//! other end: this is in values of the program. Who waits for one of them is therefore only stuck where nobody can move, which
//! is a deadlock. Who looks again and again in a loop does move. A guard that `unsafe` code moves to another thread is believed
//! to stay.
//!
//! Of two threads that join each other, std says that it "may panic on some platforms"; on Linux they wait. One that joins
//! itself panics there.

use super::Tid;
use super::gate::Gate;
use super::world::World;

impl World {
    /// The threads that wait for ever for each other, or for one that has ended; in order. [`waits_for`](Self::waits_for) says
    /// for whom.
    pub(crate) fn stuck(&self) -> Vec<Tid> {
        if self.exit.is_some() {
            return Vec::new();
        }
        let mut stuck: Vec<Tid> = (0..self.threads.len())
            .filter(|thread| self.is_shut(*thread))
            .collect();
        loop {
            let is_kept = |by: &Tid| self.threads[*by].ended() || stuck.contains(by);
            let stays = |thread: &Tid| self.keepers(*thread).iter().any(is_kept);
            let staying: Vec<Tid> = stuck.iter().copied().filter(stays).collect();
            if staying.len() == stuck.len() {
                return stuck;
            }
            stuck = staying;
        }
    }

    /// Whether a thread waits for others, without a limit.
    fn is_shut(&self, thread: Tid) -> bool {
        !self.keepers(thread).is_empty() && self.impatient_alternatives(thread).is_empty()
    }

    /// Threads of which each alone keeps `thread` from moving, until it moves itself.
    fn keepers(&self, thread: Tid) -> Vec<Tid> {
        let mut keepers = self.waits_for(thread);
        let request = self.threads[thread].request.as_ref();
        if let Some(Gate::Returned(_)) = request.map(|request| &request.gate) {
            // Of one that has returned, the handle may be anybody's.
            keepers.retain(|other| !self.threads[*other].returned);
        }
        keepers
    }
}
