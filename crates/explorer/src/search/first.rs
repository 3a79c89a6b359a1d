//! Steps that may always go first.
//!
//! A step that is independent of all that others can still do before it is, by itself, a persistent set (Godefroid 1996,
//! definition 4.1): to follow only it loses no end of the program. What others can still do is taken from what they were
//! ever seen to announce ([`Habits`]); one that breaks with it begins the exploration anew. Nothing is lost by that: the
//! shortest way to the first such announcement has only steps that keep to the habits, so one like it is followed.
//!
//! | step | why nobody comes before it |
//! |---|---|
//! | `unlock`, `write unlock` | as long as the lock is held others can only wait for it, unless they look whether it is |
//! | `drop sender` | others can only send, or receive what is there, unless they look whether a sender is left |
//! | `join`, `scope end`, when the threads have ended | an end stays as it is |
//! | `spawn`, by the only thread that does | nobody knows of the new thread |
//! | `sleep`, `yield`, `spin_loop`, not in a loop that waits, nor a `sleep` where the clock is looked at | it touches nothing |
//!
//! None of them prints or ends the program, so to end it before or after is the same outcome. Not in the table: `read
//! unlock`, from which a later `read` learns what its thread has done, so that a data race shows only in the other order.
//! A step that turned out to touch more than its operation ([`Footprint::plain`]) did not go first after all.
//!
//! [`Footprint::plain`]: super::footprint::Footprint::plain

use crate::engine::Tid;
use crate::engine::world::World;

/// What threads were seen to announce.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Habits {
    /// They look whether a lock is held, or poisoned.
    look_at_locks: bool,
    /// They look whether a sender is left.
    look_at_senders: bool,
    /// More than one of them spawns.
    several_spawn: bool,
    spawner: Option<Tid>,
}

impl Habits {
    /// Whether what `thread` has announced is new among them, and tells more than they do.
    pub(super) fn learn(&mut self, world: &World, thread: Tid) -> bool {
        let Some(request) = &world.threads[thread].request else {
            return false;
        };
        let flag = match request.operation {
            "spawn" => {
                let spawner = *self.spawner.get_or_insert(thread);
                if spawner == thread {
                    return false;
                }
                &mut self.several_spawn
            }
            "try_lock" | "try_read" | "try_write" | "is_poisoned" | "clear_poison" => {
                &mut self.look_at_locks
            }
            "try_recv" | "recv_timeout" => &mut self.look_at_senders,
            _ => return false,
        };
        !std::mem::replace(flag, true)
    }

    /// Whether nobody can come before what `thread` has announced.
    pub(super) fn goes_first(&self, world: &World, thread: Tid) -> bool {
        let Some(request) = &world.threads[thread].request else {
            return false;
        };
        if request.patience.is_some() || request.timed {
            return false;
        }
        match request.operation {
            "unlock" | "write unlock" => !self.look_at_locks,
            "drop sender" => !self.look_at_senders,
            "spawn" => !self.several_spawn,
            // What it does to the clock others can see.
            "sleep" => !world.registry.demands.clock,
            "join" | "scope end" | "yield" | "spin_loop" => true,
            _ => false,
        }
    }
}
