use super::id::Id;
use crate::engine::Obj;
use crate::engine::gate::Gate;
use crate::engine::knowledge::{Edge, Place};
use crate::engine::object::State;
use crate::engine::point::{announce, refer, with};
use crate::engine::request::Request;
use crate::engine::site::Site;
use crate::memory::door::op;
use std::fmt;
use std::panic::{Location, RefUnwindSafe, UnwindSafe};

/// [`std::sync::Barrier`].
pub struct Barrier {
    id: Id,
    size: usize,
}

// SAFETY: the `Id` is only touched by modelled threads, which are all on one thread of the system.
unsafe impl Send for Barrier {}
// SAFETY: see above.
unsafe impl Sync for Barrier {}
impl UnwindSafe for Barrier {}
impl RefUnwindSafe for Barrier {}

/// [`std::sync::BarrierWaitResult`].
#[derive(Debug)]
pub struct BarrierWaitResult(bool);

impl BarrierWaitResult {
    #[must_use]
    pub fn is_leader(&self) -> bool {
        self.0
    }
}

fn fresh(size: usize) -> State {
    State::Barrier {
        size,
        arrived: Vec::new(),
        round: 0,
    }
}

impl Barrier {
    #[track_caller]
    pub fn new(size: usize) -> Self {
        Self {
            id: Id::new("Barrier", Location::caller(), || {
                (fresh(size), String::new())
            }),
            size,
        }
    }

    /// `new` for statics and constants.
    #[doc(hidden)]
    #[track_caller]
    pub const fn constant(size: usize) -> Self {
        Self {
            id: Id::constant(0),
            size,
        }
    }

    fn object(&self) -> Obj {
        let nothing = std::ptr::null();
        self.id
            .get("Barrier", nothing, || (fresh(self.size), String::new()))
    }

    #[track_caller]
    pub fn wait(&self) -> BarrierWaitResult {
        let site = Site::caller();
        let is_leader = op(|| {
            let barrier = self.object();
            announce(Request::new("arrive", site).on(barrier));
            let waits = with(|world| {
                let thread = world.current;
                world.edge(Edge::Release(Place::Object(barrier)));
                let mut waits = None;
                if let State::Barrier {
                    size,
                    arrived,
                    round,
                } = &mut world.object_mut(barrier).state
                {
                    arrived.push(thread);
                    if arrived.len() >= *size {
                        arrived.clear();
                        *round += 1;
                    } else {
                        waits = Some(*round);
                    }
                }
                if waits.is_none() {
                    world.edge(Edge::Acquire(Place::Object(barrier)));
                }
                world.changed(barrier);
                let value = if waits.is_none() { "last" } else { "" };
                world.record("arrive", Some(barrier), value, site);
                waits
            });
            if let Some(round) = waits {
                announce(
                    Request::new("leave", site)
                        .on(barrier)
                        .when(Gate::Passed(barrier, round)),
                );
                with(|world| {
                    world.edge(Edge::Acquire(Place::Object(barrier)));
                    world.record("leave", Some(barrier), "", site);
                });
            }
            waits.is_none()
        });
        BarrierWaitResult(is_leader)
    }
}

impl fmt::Debug for Barrier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        refer(f, "Barrier", op(|| self.object()))
            .unwrap_or_else(|| f.debug_struct("Barrier").finish_non_exhaustive())
    }
}
