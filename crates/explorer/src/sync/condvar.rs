use super::id::Id;
use super::mutex::{Entered, RawMutex};
use super::{LockResult, MutexGuard, PoisonError};
use crate::engine::Obj;
use crate::engine::gate::Gate;
use crate::engine::object::State;
use crate::engine::patience::Nature;
use crate::engine::point::{announce, announce_as, refer, with};
use crate::engine::request::{Request, SPURIOUS, TIMEOUT};
use crate::engine::shown::Value;
use crate::engine::site::{Caller, Site};
use crate::memory::door::op;
use crate::memory::plain::Plain;
use std::fmt;
use std::mem::ManuallyDrop;
use std::panic::{Location, RefUnwindSafe, UnwindSafe};
use std::time::Duration;

/// [`std::sync::Condvar`]. `notify_one` may wake any waiting thread. A wait with a time limit may always end by it.
pub struct Condvar {
    id: Id,
}

// SAFETY: the `Id` is only touched by modelled threads, which are all on one thread of the system.
unsafe impl Send for Condvar {}
// SAFETY: see above.
unsafe impl Sync for Condvar {}
impl UnwindSafe for Condvar {}
impl RefUnwindSafe for Condvar {}

/// [`std::sync::WaitTimeoutResult`].
#[derive(Debug, PartialEq, Eq, Copy, Clone)]
pub struct WaitTimeoutResult(bool);

impl WaitTimeoutResult {
    #[must_use]
    pub fn timed_out(&self) -> bool {
        self.0
    }
}

fn fresh() -> State {
    State::Condvar {
        waiting: Vec::new(),
    }
}

/// How a wait ended.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Woken {
    Notified,
    TimedOut,
    Spuriously,
}

impl Plain for (Woken, Entered) {
    fn pack(self) -> [u64; 2] {
        [self.0 as u64, self.1.pack()[0]]
    }

    fn unpack([woken, entered]: [u64; 2]) -> Self {
        let woken = match woken {
            0 => Woken::Notified,
            1 => Woken::TimedOut,
            _ => Woken::Spuriously,
        };
        (woken, Entered::unpack([entered, 0]))
    }
}

type Waited<'a, T> = (LockResult<MutexGuard<'a, T>>, Woken);

impl Condvar {
    #[track_caller]
    pub fn new() -> Self {
        Self {
            id: Id::new("Condvar", Location::caller(), || (fresh(), String::new())),
        }
    }

    /// `new` for statics and constants.
    #[doc(hidden)]
    #[track_caller]
    pub const fn constant() -> Self {
        Self {
            id: Id::constant(0),
        }
    }

    fn object(&self) -> Obj {
        let nothing = std::ptr::null();
        self.id.get("Condvar", nothing, || (fresh(), String::new()))
    }

    #[inline(always)]
    fn sleep<'a, T: ?Sized>(
        &self,
        guard: MutexGuard<'a, T>,
        limit: Option<Duration>,
        caller: Caller,
    ) -> Waited<'a, T> {
        // Unlocking is part of the wait.
        let lock = ManuallyDrop::new(guard).lock();
        let (woken, entered) = match limit {
            None => self.wait_without(lock.id(), lock.value(), caller),
            Some(limit) => self.wait_at_most(lock.id(), lock.value(), limit, caller),
        };
        (lock.guard(entered, Some(caller)), woken)
    }

    fn wait_without(&self, id: &Id, value: Value, caller: Caller) -> (Woken, Entered) {
        op(|| self.sleep_without(RawMutex { id, value }, None, caller.into()))
    }

    fn wait_at_most(
        &self,
        id: &Id,
        value: Value,
        limit: Duration,
        caller: Caller,
    ) -> (Woken, Entered) {
        op(|| self.sleep_without(RawMutex { id, value }, Some(limit), caller.into()))
    }

    fn sleep_without(
        &self,
        lock: RawMutex<'_>,
        limit: Option<Duration>,
        site: Site,
    ) -> (Woken, Entered) {
        let condvar = self.object();
        let mutex = lock.object();
        let text = lock.text();
        announce_as(Request::new("wait", site).on(condvar), Nature::Neutral);
        lock.leave("wait", site, text, false);
        with(|world| {
            let thread = world.current;
            if let State::Condvar { waiting } = &mut world.object_mut(condvar).state {
                waiting.push((thread, false));
            }
            world.look(condvar);
            world.record("wait", Some(condvar), "", site);
        });
        let request = Request::new("wake", site)
            .on(condvar)
            .when(Gate::Woken { condvar, mutex });
        let request = match limit {
            Some(limit) => request.timed(limit),
            None => request,
        };
        let alternative = if request.timed || with(|world| world.spurious) {
            announce_as(request, Nature::Pause)
        } else {
            announce(request)
        };
        with(|world| {
            let thread = world.current;
            if let State::Condvar { waiting } = &mut world.object_mut(condvar).state {
                waiting.retain(|(waiter, _)| *waiter != thread);
            }
        });
        let woken = match alternative {
            TIMEOUT => Woken::TimedOut,
            SPURIOUS => Woken::Spuriously,
            _ => Woken::Notified,
        };
        if woken == Woken::Notified {
            return (woken, lock.enter("wake", site));
        }
        let value = if woken == Woken::TimedOut {
            "timeout"
        } else {
            "spurious"
        };
        with(|world| world.record("wake", Some(condvar), value, site));
        (woken, lock.enter_when_free("lock", site))
    }

    #[track_caller]
    pub fn wait<'a, T: ?Sized>(&self, guard: MutexGuard<'a, T>) -> LockResult<MutexGuard<'a, T>> {
        self.sleep(guard, None, Location::caller()).0
    }

    #[track_caller]
    pub fn wait_while<'a, T: ?Sized, F>(
        &self,
        mut guard: MutexGuard<'a, T>,
        mut condition: F,
    ) -> LockResult<MutexGuard<'a, T>>
    where
        F: FnMut(&mut T) -> bool,
    {
        let caller = Location::caller();
        while condition(&mut *guard) {
            guard = self.sleep(guard, None, caller).0?;
        }
        Ok(guard)
    }

    #[track_caller]
    pub fn wait_timeout<'a, T: ?Sized>(
        &self,
        guard: MutexGuard<'a, T>,
        limit: Duration,
    ) -> LockResult<(MutexGuard<'a, T>, WaitTimeoutResult)> {
        let (guard, woken) = self.sleep(guard, Some(limit), Location::caller());
        with_result(guard, woken == Woken::TimedOut)
    }

    #[track_caller]
    pub fn wait_timeout_while<'a, T: ?Sized, F>(
        &self,
        mut guard: MutexGuard<'a, T>,
        limit: Duration,
        mut condition: F,
    ) -> LockResult<(MutexGuard<'a, T>, WaitTimeoutResult)>
    where
        F: FnMut(&mut T) -> bool,
    {
        let caller = Location::caller();
        let end = passed().saturating_add(limit);
        let mut timed_out = false;
        loop {
            if !condition(&mut *guard) {
                return Ok((guard, WaitTimeoutResult(false)));
            }
            if timed_out {
                return Ok((guard, WaitTimeoutResult(true)));
            }
            let (next, woken) = self.sleep(guard, Some(end.saturating_sub(passed())), caller);
            timed_out = woken == Woken::TimedOut;
            match next {
                Ok(next) => guard = next,
                Err(poisoned) => return with_result(Err(poisoned), timed_out),
            }
        }
    }

    #[track_caller]
    pub fn notify_one(&self) {
        let site = Site::caller();
        op(|| {
            let condvar = self.object();
            let request = Request::new("notify_one", site)
                .on(condvar)
                .when(Gate::Waiting(condvar));
            let nth = announce(request) as usize;
            self.notify("notify_one", site, |asleep| asleep == nth);
        })
    }

    #[track_caller]
    pub fn notify_all(&self) {
        let site = Site::caller();
        op(|| {
            announce(Request::new("notify_all", site).on(self.object()));
            self.notify("notify_all", site, |_| true);
        })
    }

    /// Wakes those of the sleeping threads, by number, that are `chosen`.
    fn notify(&self, operation: &'static str, site: Site, chosen: impl Fn(usize) -> bool) {
        let condvar = self.object();
        with(|world| {
            let mut woken = Vec::new();
            if let State::Condvar { waiting } = &mut world.object_mut(condvar).state {
                let asleep = waiting.iter_mut().filter(|(_, woken)| !*woken);
                for (_, waiter) in asleep.enumerate().filter(|(nth, _)| chosen(*nth)) {
                    waiter.1 = true;
                    woken.push(waiter.0);
                }
            }
            world.changed(condvar);
            // Whom it woke is not for the notifier to see: it is shown, but nothing depends on it.
            world.record(operation, Some(condvar), "", site);
            let names: Vec<String> = woken.into_iter().map(|it| world.name_of(it)).collect();
            if let Some(step) = &mut world.step {
                step.value = if names.is_empty() {
                    "nobody".to_owned()
                } else {
                    names.join(", ")
                };
            }
        });
    }
}

/// How much time has passed.
fn passed() -> Duration {
    Duration::from_nanos(op(|| {
        with(|world| u64::try_from(world.clock.passed.as_nanos()).unwrap_or(u64::MAX))
    }))
}

fn with_result<T: ?Sized>(
    guard: LockResult<MutexGuard<'_, T>>,
    timed_out: bool,
) -> LockResult<(MutexGuard<'_, T>, WaitTimeoutResult)> {
    let result = WaitTimeoutResult(timed_out);
    match guard {
        Ok(guard) => Ok((guard, result)),
        Err(poisoned) => Err(PoisonError::new((poisoned.into_inner(), result))),
    }
}

impl Default for Condvar {
    #[track_caller]
    fn default() -> Self {
        Self::new()
    }
}

impl fmt::Debug for Condvar {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        refer(f, "Condvar", op(|| self.object()))
            .unwrap_or_else(|| f.debug_struct("Condvar").finish_non_exhaustive())
    }
}
