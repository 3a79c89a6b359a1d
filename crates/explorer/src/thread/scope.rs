use super::builder::{Builder, spawn_unchecked};
use super::handle::JoinHandle;
use super::identity::Thread;
use crate::engine::gate::Gate;
use crate::engine::knowledge::{Edge, Place};
use crate::engine::point::{announce, catch, refer, with};
use crate::engine::request::Request;
use crate::engine::site::Site;
use crate::engine::world::Team;
use crate::memory::door::op;
use crate::memory::shadow;
use crate::panic::resume_unwind;
use std::fmt;
use std::io;
use std::marker::PhantomData;
use std::thread::Result;

/// [`std::thread::Scope`].
pub struct Scope<'scope, 'env: 'scope> {
    /// Its number among those of the run.
    number: usize,
    scope: PhantomData<&'scope mut &'scope ()>,
    env: PhantomData<&'env mut &'env ()>,
}

/// [`std::thread::ScopedJoinHandle`].
pub struct ScopedJoinHandle<'scope, T> {
    handle: JoinHandle<T>,
    number: usize,
    scope: PhantomData<&'scope T>,
}

// SAFETY: as for `JoinHandle`.
unsafe impl<T> Send for ScopedJoinHandle<'_, T> {}
// SAFETY: as for `JoinHandle`.
unsafe impl<T> Sync for ScopedJoinHandle<'_, T> {}

impl<T> ScopedJoinHandle<'_, T> {
    /// # Errors
    /// What the thread panicked with.
    #[track_caller]
    pub fn join(self) -> Result<T> {
        let (tid, number) = (self.handle.thread.tid, self.number);
        let result = self.handle.join_at(Site::caller());
        op(|| with(|world| world.scopes[number].unjoined.retain(|other| *other != tid)));
        result
    }

    #[must_use]
    pub fn thread(&self) -> &Thread {
        self.handle.thread()
    }

    #[track_caller]
    pub fn is_finished(&self) -> bool {
        self.handle.is_finished()
    }
}

impl<T> fmt::Debug for ScopedJoinHandle<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        refer(f, "ScopedJoinHandle", self.handle.thread.tid)
            .unwrap_or_else(|| f.debug_struct("ScopedJoinHandle").finish_non_exhaustive())
    }
}

impl<'scope> Scope<'scope, '_> {
    #[track_caller]
    pub fn spawn<F, T>(&'scope self, f: F) -> ScopedJoinHandle<'scope, T>
    where
        F: FnOnce() -> T + Send + 'scope,
        T: Send + 'scope,
    {
        self.spawn_built(f, Builder::new(), Site::caller())
    }

    pub(super) fn spawn_built<F, T>(
        &'scope self,
        f: F,
        builder: Builder,
        site: Site,
    ) -> ScopedJoinHandle<'scope, T>
    where
        F: FnOnce() -> T + Send + 'scope,
        T: Send + 'scope,
    {
        // SAFETY: `scope` does not return, normally or by a panic, before all of its threads have ended.
        let handle = unsafe { spawn_unchecked(f, builder, site) };
        let (tid, number) = (handle.thread.tid, self.number);
        op(|| {
            with(|world| {
                let team = &mut world.scopes[number];
                for threads in [&mut team.threads, &mut team.unjoined] {
                    threads.push(tid);
                    // Who was spawned first does not matter.
                    threads.sort_unstable();
                }
            });
        });
        ScopedJoinHandle {
            handle,
            number,
            scope: PhantomData,
        }
    }
}

impl Builder {
    /// # Errors
    /// Never: the system is not asked for a thread.
    #[track_caller]
    pub fn spawn_scoped<'scope, 'env, F, T>(
        self,
        scope: &'scope Scope<'scope, 'env>,
        f: F,
    ) -> io::Result<ScopedJoinHandle<'scope, T>>
    where
        F: FnOnce() -> T + Send + 'scope,
        T: Send + 'scope,
    {
        Ok(scope.spawn_built(f, self, Site::caller()))
    }
}

impl fmt::Debug for Scope<'_, '_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Scope").finish_non_exhaustive()
    }
}

/// [`std::thread::scope`].
#[track_caller]
pub fn scope<'env, F, T>(f: F) -> T
where
    F: for<'scope> FnOnce(&'scope Scope<'scope, 'env>) -> T,
{
    let site = Site::caller();
    // Its threads read it, but while this one waits for them, it is no longer in the part of its stack that is its program's.
    let scope = Box::new(Scope {
        number: op(|| {
            with(|world| {
                world.scopes.push(Team::default());
                world.scopes.len() - 1
            })
        }),
        scope: PhantomData,
        env: PhantomData,
    });
    // Not counted as caught: the panic goes on after the threads have ended.
    let result = catch(|| f(&scope));
    let panicked = op(|| end(scope.number, site));
    match result {
        Err(payload) => resume_unwind(payload),
        Ok(_) if panicked => panic!("a scoped thread panicked"),
        Ok(value) => value,
    }
}

/// Waits for all threads of a scope: whether one has panicked that nobody has joined.
fn end(scope: usize, site: Site) -> bool {
    if with(|world| !world.scopes[scope].threads.is_empty()) {
        let request = Request::new("scope end", site);
        announce(request.when(Gate::Returned(scope)).parking());
        with(|world| {
            for tid in world.scopes[scope].threads.clone() {
                world.edge(Edge::Acquire(Place::Return(tid)));
                shadow::join(world.current, tid);
            }
            world.record("scope end", None, "", site);
        });
    }
    with(|world| {
        let unjoined = std::mem::take(&mut world.scopes[scope].unjoined);
        unjoined.iter().any(|tid| world.threads[*tid].panicked)
    })
}
