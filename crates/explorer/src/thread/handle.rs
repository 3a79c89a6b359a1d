//! What a thread returns, and who gets it.

use super::identity::{Thread, name_of};
use crate::engine::Tid;
use crate::engine::ends::{end_thread, return_step, returned};
use crate::engine::gate::Gate;
use crate::engine::knowledge::{Edge, Place};
use crate::engine::object::Seen;
use crate::engine::patience::Nature;
use crate::engine::point::{abort_with, announce, announce_as, catch, halt, is_live, refer, with};
use crate::engine::request::Request;
use crate::engine::shown;
use crate::engine::site::{self, Site};
use crate::memory::door::op;
use crate::memory::parcel::Parcel;
use crate::memory::shadow;
use std::fmt;
use std::marker::PhantomData;
use std::panic::{RefUnwindSafe, UnwindSafe};
use std::thread::Result;

/// [`std::thread::JoinHandle`].
pub struct JoinHandle<T> {
    pub(super) thread: Thread,
    result: PhantomData<*mut T>,
}

// SAFETY: as for std's: what the thread returns was `Send` when it was spawned.
unsafe impl<T> Send for JoinHandle<T> {}
// SAFETY: see above; a shared handle gives no access to the result.
unsafe impl<T> Sync for JoinHandle<T> {}
impl<T> UnwindSafe for JoinHandle<T> {}
impl<T> RefUnwindSafe for JoinHandle<T> {}

impl<T> JoinHandle<T> {
    /// # Safety
    /// The thread returns a `T`.
    pub(super) unsafe fn of(tid: Tid) -> Self {
        Self {
            thread: Thread { tid },
            result: PhantomData,
        }
    }

    /// # Errors
    /// What the thread panicked with.
    #[track_caller]
    pub fn join(self) -> Result<T> {
        self.join_at(Site::caller())
    }

    #[must_use]
    pub fn thread(&self) -> &Thread {
        &self.thread
    }

    #[track_caller]
    pub fn is_finished(&self) -> bool {
        let site = Site::caller();
        op(|| is_finished(self.thread.tid, site))
    }

    #[track_caller]
    pub(super) fn join_at(self, site: Site) -> Result<T> {
        let tid = self.thread.tid;
        if op(|| with(|world| world.current == tid)) {
            // As on Linux; elsewhere it may wait for ever.
            panic!("failed to join thread: Resource deadlock avoided (os error 35)");
        }
        let parcel = op(|| {
            let name = name_of(tid);
            let request = Request::new("join", site).with(name.as_str());
            announce(request.when(Gate::Ended(tid)));
            with(|world| {
                world.edge(Edge::Acquire(Place::End(tid)));
                shadow::join(world.current, tid);
                let value = format!("{name} {}", world.threads[tid].result);
                world.record("join", None, value, site);
                world.threads[tid].detached = true;
                world.threads[tid].parcel.take()
            })
        });
        std::mem::forget(self);
        Parcel::at(parcel.expect("a thread that has ended has left a result")).open()
    }
}

fn is_finished(tid: Tid, site: Site) -> bool {
    let followed = with(|world| {
        if !world.registry.demands.ends {
            world.registry.demands.ends = true;
            world.restart = true;
        }
        !world.restart
    });
    if !followed {
        halt();
    }
    let name = name_of(tid);
    announce_as(
        Request::new("is_finished", site).with(name.as_str()),
        Nature::Look(Seen::End(tid)),
    );
    with(|world| {
        let finished = world.threads[tid].returned;
        world.look_at(Seen::End(tid));
        world.record("is_finished", None, format!("{name} {finished}"), site);
        finished
    })
}

/// What the thread returned and nobody will ask for is dropped: by the thread, or here if it has returned.
impl<T> Drop for JoinHandle<T> {
    fn drop(&mut self) {
        let tid = self.thread.tid;
        let left = op(|| is_live().then(|| detach(tid)).flatten());
        if let Some(parcel) = left {
            drop_result(Parcel::<Result<T>>::at(parcel));
            op(|| with(|world| world.threads[tid].detached = true));
        }
    }
}

/// Nobody will ask for what a thread returns. If it has: where that is, to be dropped before the handle is gone.
fn detach(tid: Tid) -> Option<usize> {
    if with(|world| world.registry.demands.results) {
        let name = name_of(tid);
        let site = site::of_drop(with(|world| world.me().site));
        announce(Request::new("drop handle", site).with(name.as_str()));
        with(|world| world.record("drop handle", None, name, site));
    }
    with(|world| {
        // As both have the result, whoever comes last knows what the other has done.
        world.edge(Edge::Acquire(Place::Return(tid)));
        world.edge(Edge::Release(Place::Return(tid)));
        let thread = &mut world.threads[tid];
        thread.detached = !thread.returned;
        thread.parcel.take()
    })
}

/// Drops what a thread returned or panicked with, which must not panic.
fn drop_result<T>(parcel: Parcel<Result<T>>) {
    if parcel.look().is_ok() && !std::mem::needs_drop::<T>() {
        parcel.open().ok();
        return;
    }
    let drops = |drops: bool| op(|| with(|world| world.me().dropping_result = drops));
    drops(true);
    let result = catch(|| drop(parcel.open()));
    drops(false);
    if result.is_err() {
        std::mem::forget(result);
        op(|| -> () {
            abort_with("fatal runtime error: thread result panicked on drop, aborting\n")
        });
    }
}

impl<T> fmt::Debug for JoinHandle<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        refer(f, "JoinHandle", self.thread.tid)
            .unwrap_or_else(|| f.debug_struct("JoinHandle").finish_non_exhaustive())
    }
}

/// Leaves what a thread returns for who joins it, if anybody will, and ends it.
pub(super) fn leave<T>(value: Result<T>) {
    let panicked = value.is_err();
    let parcel = Parcel::new(value);
    let kept = op(|| {
        let text = parcel
            .look()
            .as_ref()
            .map_or("panicked".to_owned(), |value| {
                shown::text(value).unwrap_or_default()
            });
        return_step();
        with(|world| {
            let thread = world.current;
            let me = world.me();
            me.result = text;
            let detached = me.detached;
            if detached {
                world.edge(Edge::Acquire(Place::Return(thread)));
            } else {
                me.parcel = Some(parcel.address());
            }
            !detached
        })
    });
    if !kept {
        drop_result(parcel);
    }
    op(|| returned(panicked));
    end_thread();
}
