//! [`std::thread`] for explored programs.

mod local;
mod scope;

pub use ::std::thread::Result;
pub use local::{AccessError, LocalKey};
pub use scope::{Scope, ScopedJoinHandle, scope};

use crate::engine::Tid;
use crate::engine::ends::{end_thread, return_step, returned};
use crate::engine::gate::Gate;
use crate::engine::knowledge::{Edge, Place};
use crate::engine::object::Seen;
use crate::engine::patience::Nature;
use crate::engine::point::{
    abort_with, announce, announce_as, catch, halt, is_live, refer, touch, with,
};
use crate::engine::request::{Request, SPURIOUS, TIMEOUT};
use crate::engine::runner::result_text;
use crate::engine::site::{self, Site};
use crate::engine::thread::Body;
use crate::memory::door::op;
use crate::memory::parcel::Parcel;
use crate::memory::shadow;
use std::ffi::CString;
use std::fmt;
use std::io;
use std::marker::PhantomData;
use std::num::NonZero;
use std::panic::{RefUnwindSafe, UnwindSafe};
use std::time::Duration;

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
    tid: Tid,
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

fn name_of(tid: Tid) -> String {
    with(|world| world.name_of(tid))
}

#[must_use]
pub fn current() -> Thread {
    Thread {
        tid: op(|| with(|world| world.current)),
    }
}

/// [`std::thread::JoinHandle`].
pub struct JoinHandle<T> {
    thread: Thread,
    result: PhantomData<*mut T>,
}

// SAFETY: as for std's: what the thread returns was `Send` when it was spawned.
unsafe impl<T> Send for JoinHandle<T> {}
// SAFETY: see above; a shared handle gives no access to the result.
unsafe impl<T> Sync for JoinHandle<T> {}
impl<T> UnwindSafe for JoinHandle<T> {}
impl<T> RefUnwindSafe for JoinHandle<T> {}

impl<T> JoinHandle<T> {
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
    fn join_at(self, site: Site) -> Result<T> {
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
fn leave<T>(value: Result<T>) {
    let panicked = value.is_err();
    let parcel = Parcel::new(value);
    let kept = op(|| {
        let text = parcel
            .look()
            .as_ref()
            .map_or("panicked".to_owned(), result_text);
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

/// Spawns a thread for a closure of any lifetime.
///
/// # Safety
/// The closure must not run, nor its result be dropped, after the end of what they borrow.
#[track_caller]
unsafe fn spawn_unchecked<F, T>(f: F, builder: Builder, site: Site) -> JoinHandle<T>
where
    F: FnOnce() -> T,
{
    let Builder { name, stack } = builder;
    if let Some(name) = &name {
        CString::new(name.as_str()).expect("thread name may not contain interior null bytes");
    }
    // In memory of the program, for as long as the run lasts.
    let name: Option<&'static str> = name.map(|name| &*name.leak());
    let body = move || leave(catch(f));
    let body: Box<dyn FnOnce() + '_> = Box::new(body);
    // SAFETY: only the lifetime changes. The caller guarantees that it is not outlived: a run that is cut short never
    // resumes its threads, and runs none of their destructors.
    let body: Box<dyn FnOnce() + 'static> = unsafe { std::mem::transmute(body) };
    let tid = op(|| {
        announce(Request::new("spawn", site).with(name.unwrap_or_default()));
        with(|world| {
            let tid = world.spawn(name, stack, site, Body::Spawned(body));
            let called = name.map_or_else(|| format!("t{tid}"), str::to_owned);
            world.record("spawn", None, called, site);
            tid
        })
    });
    JoinHandle {
        thread: Thread { tid },
        result: PhantomData,
    }
}

#[track_caller]
pub fn spawn<F, T>(f: F) -> JoinHandle<T>
where
    F: FnOnce() -> T + Send + 'static,
    T: Send + 'static,
{
    // SAFETY: nothing borrowed is in what is `'static`.
    unsafe { spawn_unchecked(f, Builder::new(), Site::caller()) }
}

/// [`std::thread::Builder`].
#[derive(Debug, Default)]
#[must_use = "must eventually spawn the thread"]
pub struct Builder {
    name: Option<String>,
    stack: Option<usize>,
}

impl Builder {
    pub fn new() -> Self {
        Self::default()
    }

    pub fn name(self, name: String) -> Self {
        Self {
            name: Some(name),
            ..self
        }
    }

    pub fn stack_size(self, size: usize) -> Self {
        Self {
            stack: Some(size),
            ..self
        }
    }

    /// # Errors
    /// Never: the system is not asked for a thread.
    #[track_caller]
    pub fn spawn<F, T>(self, f: F) -> io::Result<JoinHandle<T>>
    where
        F: FnOnce() -> T + Send + 'static,
        T: Send + 'static,
    {
        // SAFETY: nothing borrowed is in what is `'static`.
        Ok(unsafe { spawn_unchecked(f, self, Site::caller()) })
    }

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

#[track_caller]
pub fn yield_now() {
    pause("yield", "", Site::caller());
}

/// Takes any time: whatever the others do meanwhile.
#[track_caller]
pub fn sleep(time: Duration) {
    let site = Site::caller();
    op(|| {
        let request = Request::new("sleep", site).with(format!("{time:?}"));
        pause_at(request.lasts(time));
    });
}

pub(crate) fn pause(operation: &'static str, detail: &str, site: Site) {
    op(|| pause_at(Request::new(operation, site).with(detail)));
}

fn pause_at(request: Request) {
    let (operation, detail, site) = (request.operation, request.detail.clone(), request.site);
    announce_as(request, Nature::Pause);
    with(|world| world.record(operation, None, detail, site));
}

/// Waits for its token; where wake-ups may be spurious, also for nothing.
#[track_caller]
pub fn park() {
    let site = Site::caller();
    op(|| {
        let request = Request::new("park", site).when(Gate::Token);
        let alternative = if with(|world| world.spurious) {
            announce_as(request, Nature::Pause)
        } else {
            announce(request)
        };
        let value = if alternative == SPURIOUS {
            "spurious"
        } else {
            ""
        };
        unparked("park", value, site);
    });
}

/// Waits for its token or for the limit, which may be up at any time.
#[track_caller]
pub fn park_timeout(limit: Duration) {
    let site = Site::caller();
    op(|| {
        let request = Request::new("park_timeout", site).with(format!("{limit:?}"));
        let alternative = announce_as(request.when(Gate::Token).timed(limit), Nature::Pause);
        let value = if alternative == TIMEOUT {
            "timeout"
        } else {
            ""
        };
        unparked("park_timeout", value, site);
    });
}

fn unparked(operation: &'static str, value: &str, site: Site) {
    with(|world| {
        let tid = world.current;
        if std::mem::take(&mut world.me().token) {
            world.edge(Edge::Acquire(Place::Token(tid)));
        }
        // A thread cannot tell whether it was unparked.
        world.record(operation, None, "", site);
        if let Some(step) = &mut world.step {
            step.value.push_str(value);
        }
    });
}

/// Whether the current modelled thread is unwinding.
#[must_use]
pub fn panicking() -> bool {
    op(|| with(|world| world.me().unwinding > 0))
}

/// The same on every machine.
///
/// # Errors
/// Never.
pub fn available_parallelism() -> io::Result<NonZero<usize>> {
    const { Ok(NonZero::new(4).unwrap()) }
}
