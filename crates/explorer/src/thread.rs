//! [`std::thread`] for explored programs.

mod local;
mod scope;

pub use ::std::thread::{AccessError, Result};
pub use local::LocalKey;
pub use scope::{Scope, ScopedJoinHandle, scope};

use crate::engine::Tid;
use crate::engine::gate::Gate;
use crate::engine::knowledge::{Edge, Place};
use crate::engine::object::Seen;
use crate::engine::patience::Nature;
use crate::engine::point::{announce, announce_as, catch, end_thread, halt, is_live, refer, with};
use crate::engine::request::{Request, SPURIOUS, TIMEOUT};
use crate::engine::runner::result_text;
use crate::engine::site::Site;
use crate::engine::thread::Body;
use crate::memory::door::op;
use crate::memory::parcel::Parcel;
use std::fmt;
use std::io;
use std::marker::PhantomData;
use std::num::NonZero;
use std::panic::{RefUnwindSafe, UnwindSafe};
use std::time::Duration;

/// [`std::thread::ThreadId`]. Numbered by who spawned a thread, not by when.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct ThreadId(Tid);

impl fmt::Debug for ThreadId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("ThreadId").field(&(self.0 + 1)).finish()
    }
}

/// [`std::thread::Thread`].
#[derive(Clone)]
pub struct Thread {
    tid: Tid,
}

impl Thread {
    #[must_use]
    pub fn id(&self) -> ThreadId {
        ThreadId(self.tid)
    }

    #[must_use]
    pub fn name(&self) -> Option<&str> {
        let mut name = None;
        op(|| with(|world| name = world.threads[self.tid].name));
        name
    }

    #[track_caller]
    pub fn unpark(&self) {
        let site = Site::caller();
        op(|| {
            let name = name_of(self.tid);
            announce(Request::new("unpark", site).with(name.as_str()));
            with(|world| {
                world.edge(Edge::Release(Place::Token(self.tid)));
                world.threads[self.tid].token = true;
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
    with(|world| {
        let name = world.threads[tid].name;
        name.map_or_else(|| format!("t{tid}"), str::to_owned)
    })
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

    fn join_at(self, site: Site) -> Result<T> {
        let tid = self.thread.tid;
        let parcel = op(|| {
            let name = name_of(tid);
            announce(
                Request::new("join", site)
                    .with(name.as_str())
                    .when(Gate::Ended(vec![tid])),
            );
            with(|world| {
                world.edge(Edge::Acquire(Place::End(tid)));
                let value = format!("{name} {}", world.threads[tid].result);
                world.record("join", None, value, site);
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
        let finished = world.threads[tid].ended();
        world.look_at(Seen::End(tid));
        world.record("is_finished", None, format!("{name} {finished}"), site);
        finished
    })
}

/// What the thread returned and nobody will ask for is dropped: by the thread, or here if it has ended.
impl<T> Drop for JoinHandle<T> {
    fn drop(&mut self) {
        let left = op(|| {
            is_live().then(|| {
                with(|world| {
                    let thread = &mut world.threads[self.thread.tid];
                    thread.detached = true;
                    thread.parcel.take()
                })
            })
        });
        if let Some(parcel) = left.flatten() {
            drop(Parcel::<Result<T>>::at(parcel).open());
        }
    }
}

impl<T> fmt::Debug for JoinHandle<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        refer(f, "JoinHandle", self.thread.tid)
            .unwrap_or_else(|| f.debug_struct("JoinHandle").finish_non_exhaustive())
    }
}

/// Leaves what a thread returns for who joins it, if anybody will.
fn leave<T>(value: Result<T>) {
    let panicked = value.is_err();
    let parcel = Parcel::new(value);
    let kept = op(|| {
        let text = parcel
            .look()
            .as_ref()
            .map_or("panicked".to_owned(), result_text);
        with(|world| {
            let me = world.me();
            me.result = text;
            if !me.detached {
                me.parcel = Some(parcel.address());
            }
            !me.detached
        })
    });
    if !kept {
        drop(parcel.open());
    }
    end_thread(panicked);
}

/// Spawns a thread for a closure of any lifetime.
///
/// # Safety
/// The closure must not run, nor its result be dropped, after the end of what they borrow.
unsafe fn spawn_unchecked<F, T>(f: F, builder: Builder, site: Site) -> JoinHandle<T>
where
    F: FnOnce() -> T,
{
    let Builder { name, stack } = builder;
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
