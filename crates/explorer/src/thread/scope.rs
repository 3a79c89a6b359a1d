use super::{Builder, JoinHandle, Result, Thread, spawn_unchecked};
use crate::engine::Tid;
use crate::engine::gate::Gate;
use crate::engine::knowledge::{Edge, Place};
use crate::engine::point::{announce, catch, refer, with};
use crate::engine::request::Request;
use crate::engine::site::Site;
use crate::panic::resume_unwind;
use std::cell::RefCell;
use std::fmt;
use std::marker::PhantomData;
use std::rc::Rc;

/// [`std::thread::Scope`].
pub struct Scope<'scope, 'env: 'scope> {
    threads: RefCell<Vec<Tid>>,
    /// Those whose panic nobody has seen.
    unjoined: Rc<RefCell<Vec<Tid>>>,
    scope: PhantomData<&'scope mut &'scope ()>,
    env: PhantomData<&'env mut &'env ()>,
}

// SAFETY: as for std's. The cells are only touched by modelled threads, which are all on one thread of the system.
unsafe impl Sync for Scope<'_, '_> {}

/// [`std::thread::ScopedJoinHandle`].
pub struct ScopedJoinHandle<'scope, T> {
    handle: JoinHandle<T>,
    unjoined: Rc<RefCell<Vec<Tid>>>,
    scope: PhantomData<&'scope T>,
}

// SAFETY: see `Scope`.
unsafe impl<T> Send for ScopedJoinHandle<'_, T> {}
// SAFETY: see `Scope`.
unsafe impl<T> Sync for ScopedJoinHandle<'_, T> {}

impl<T> ScopedJoinHandle<'_, T> {
    /// # Errors
    /// What the thread panicked with.
    #[track_caller]
    pub fn join(self) -> Result<T> {
        let tid = self.handle.thread.tid;
        let site = Site::caller();
        self.unjoined.borrow_mut().retain(|other| *other != tid);
        self.handle.join_at(site)
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
        // SAFETY: `scope` does not return, normally or by a panic, before all threads in `threads` have ended.
        let handle = unsafe { spawn_unchecked(f, builder, site) };
        let tid = handle.thread.tid;
        with(|world| world.threads[tid].lent = world.lends);
        self.threads.borrow_mut().push(tid);
        self.unjoined.borrow_mut().push(tid);
        ScopedJoinHandle {
            handle,
            unjoined: Rc::clone(&self.unjoined),
            scope: PhantomData,
        }
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
    let scope = Scope {
        threads: RefCell::default(),
        unjoined: Rc::default(),
        scope: PhantomData,
        env: PhantomData,
    };
    // Not counted as caught: the panic goes on after the threads have ended.
    let result = catch(|| f(&scope));
    let mut threads = scope.threads.borrow().clone();
    threads.sort_unstable();
    if !threads.is_empty() {
        let request = Request::new("scope end", site);
        announce(request.when(Gate::Ended(threads.clone())));
        with(|world| {
            for tid in threads {
                world.edge(Edge::Acquire(Place::End(tid)));
                world.take_back(tid);
            }
            world.record("scope end", None, "", site);
        });
    }
    let unseen = scope.unjoined.borrow().clone();
    let panicked = with(|world| unseen.iter().any(|tid| world.threads[*tid].panicked));
    match result {
        Err(payload) => resume_unwind(payload),
        Ok(_) if panicked => panic!("a scoped thread panicked"),
        Ok(value) => value,
    }
}
