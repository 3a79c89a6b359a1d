//! Which thread a thread is.

use crate::engine::Tid;
use crate::engine::knowledge::{Edge, Place};
use crate::engine::point::{announce, halt, touch, with};
use crate::engine::request::Request;
use crate::engine::site::Site;
use crate::memory::door::op;
use std::fmt;

/// [`std::thread::ThreadId`].
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct ThreadId(Tid);

/// The number, which depends on the schedule where several threads spawn others.
impl fmt::Debug for ThreadId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let number = op(|| number_of(self.0));
        f.debug_tuple("ThreadId").field(&number).finish()
    }
}

fn number_of(tid: Tid) -> u64 {
    let (number, stops) = with(|world| {
        if world.showing {
            return (world.threads[tid].number, false);
        }
        if world.eager.contains(&"spawn") {
            let why = "the numbers of threads show in which order they were spawned, which eager spawns hide: \
                       explore this program without `--eager spawn`";
            world.error = Some(why.to_owned());
        }
        let demands = &mut world.registry.demands;
        let is_new = !std::mem::replace(&mut demands.numbers, true);
        world.restart |= is_new;
        (world.threads[tid].number, is_new || world.error.is_some())
    });
    if stops {
        halt();
    }
    number
}

/// [`std::thread::Thread`].
pub struct Thread {
    pub(super) tid: Tid,
}

impl Clone for Thread {
    fn clone(&self) -> Self {
        Self { tid: self.tid() }
    }
}

impl Thread {
    /// The compiler does not report that this library reads a handle.
    fn tid(&self) -> Tid {
        op(|| touch(std::ptr::from_ref(self).addr()));
        self.tid
    }

    #[must_use]
    pub fn id(&self) -> ThreadId {
        ThreadId(self.tid())
    }

    #[must_use]
    pub fn name(&self) -> Option<&str> {
        let (tid, mut name) = (self.tid(), None);
        op(|| with(|world| name = world.threads[tid].name));
        name
    }

    #[track_caller]
    pub fn unpark(&self) {
        let (tid, site) = (self.tid(), Site::caller());
        op(|| {
            let name = name_of(tid);
            announce(Request::new("unpark", site).with(name.as_str()));
            with(|world| {
                world.edge(Edge::Release(Place::Token(tid)));
                world.threads[tid].token = true;
                world.me().round.acted();
                world.record("unpark", None, name, site);
            });
        });
    }
}

impl fmt::Debug for Thread {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Thread")
            .field("id", &self.id())
            .field("name", &self.name())
            .finish_non_exhaustive()
    }
}

pub(super) fn name_of(tid: Tid) -> String {
    with(|world| world.name_of(tid))
}

#[must_use]
pub fn current() -> Thread {
    Thread {
        tid: op(|| {
            with(|world| {
                world.show_who_drops();
                world.current
            })
        }),
    }
}
