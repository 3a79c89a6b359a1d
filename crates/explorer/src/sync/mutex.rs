use super::id::Id;
use super::peek::{Peek, Quiet};
use super::{LockResult, PoisonError, TryLockError, TryLockResult};
use crate::engine::Obj;
use crate::engine::gate::Gate;
use crate::engine::knowledge::{Edge, Place};
use crate::engine::note::Note;
use crate::engine::object::State;
use crate::engine::patience::Nature;
use crate::engine::point::{announce, announce_as, is_live, refer, with};
use crate::engine::request::Request;
use crate::engine::shown;
use crate::engine::site::{self, Site};
use crate::memory::door::op;
use crate::memory::plain::Plain;
use std::cell::UnsafeCell;
use std::fmt;
use std::marker::PhantomData;
use std::ops::{Deref, DerefMut};
use std::panic::{RefUnwindSafe, UnwindSafe};

/// [`std::sync::Mutex`].
pub struct Mutex<T: ?Sized> {
    id: Id,
    data: UnsafeCell<T>,
}

// SAFETY: as for `std::sync::Mutex`: the value is reached by one thread at a time, which the world's `owner` says.
unsafe impl<T: ?Sized + Send> Send for Mutex<T> {}
// SAFETY: see above. The `Id` is only touched by modelled threads, which are all on one thread of the system.
unsafe impl<T: ?Sized + Send> Sync for Mutex<T> {}
impl<T: ?Sized> UnwindSafe for Mutex<T> {}
impl<T: ?Sized> RefUnwindSafe for Mutex<T> {}

/// [`std::sync::MutexGuard`].
#[must_use]
pub struct MutexGuard<'a, T: ?Sized> {
    lock: &'a Mutex<T>,
    site: Site,
    /// Its thread was unwinding already: then its end does not poison.
    unwinding: bool,
    not_send: PhantomData<*const ()>,
}

// SAFETY: as for `std::sync::MutexGuard`: a shared guard gives out `&T` only.
unsafe impl<T: ?Sized + Sync> Sync for MutexGuard<'_, T> {}

/// What a thread finds that is let in.
#[derive(Clone, Copy)]
pub(super) struct Entered {
    pub poisoned: bool,
    /// It unwinds already: then the end of its guard does not poison.
    pub unwinding: bool,
}

impl Plain for Entered {
    fn pack(self) -> [u64; 2] {
        (u16::from(self.poisoned) | u16::from(self.unwinding) << 1).pack()
    }

    fn unpack(bits: [u64; 2]) -> Self {
        let flags = u16::unpack(bits);
        Self {
            poisoned: flags & 1 != 0,
            unwinding: flags & 2 != 0,
        }
    }
}

const FRESH: State = State::Mutex {
    owner: None,
    poisoned: false,
};

impl<T> Mutex<T> {
    #[track_caller]
    pub fn new(value: T) -> Self {
        let site = Site::caller();
        let id = Id::new("Mutex", site, || {
            (FRESH, shown::text(&value).unwrap_or_default())
        });
        Self {
            id,
            data: UnsafeCell::new(value),
        }
    }

    /// `new` for statics and constants.
    #[doc(hidden)]
    #[track_caller]
    pub const fn constant(value: T) -> Self {
        Self {
            id: Id::constant(),
            data: UnsafeCell::new(value),
        }
    }

    pub fn into_inner(self) -> LockResult<T> {
        let poisoned = op(|| Self::is_poisoned_now(self.object()));
        result(poisoned, self.data.into_inner())
    }
}

fn result<T>(poisoned: bool, value: T) -> LockResult<T> {
    if poisoned {
        Err(PoisonError::new(value))
    } else {
        Ok(value)
    }
}

impl<T: ?Sized> Mutex<T> {
    pub(super) fn object(&self) -> Obj {
        // Only a value of a known size can be in a static, where its bytes are kept.
        let size = size_of_val(&self.data);
        let bytes = std::ptr::slice_from_raw_parts_mut(self.data.get().cast::<u8>(), size);
        self.id.get_bytes("Mutex", bytes, || {
            // SAFETY: this is the first use in the run: nobody holds the lock.
            let text = shown::text(unsafe { &*self.data.get() });
            (FRESH, text.unwrap_or_default())
        })
    }

    fn is_poisoned_now(object: Obj) -> bool {
        with(|world| {
            matches!(
                world.object(object).state,
                State::Mutex { poisoned: true, .. }
            )
        })
    }

    /// The current thread has been let in.
    pub(super) fn enter(&self, operation: &'static str, site: Site) -> Entered {
        let object = self.object();
        with(|world| {
            let thread = world.current;
            if let State::Mutex { owner, .. } = &mut world.object_mut(object).state {
                *owner = Some(thread);
            }
            world.edge(Edge::Acquire(Place::Object(object)));
            world.look(object);
            let seen = world.object(object).value.clone();
            world.record(operation, Some(object), seen, site);
        });
        Entered {
            poisoned: Self::is_poisoned_now(object),
            unwinding: with(|world| world.me().unwinding > 0),
        }
    }

    pub(super) fn guard(&self, entered: Entered, site: Site) -> LockResult<MutexGuard<'_, T>> {
        let guard = MutexGuard {
            lock: self,
            site,
            unwinding: entered.unwinding,
            not_send: PhantomData,
        };
        result(entered.poisoned, guard)
    }

    /// Waits for the mutex, and enters it as part of `operation`.
    pub(super) fn enter_when_free(&self, operation: &'static str, site: Site) -> Entered {
        let object = self.object();
        let request = Request::new(operation, site)
            .on(object)
            .when(Gate::Free(object));
        with(|world| {
            if world.object(object).holders() == [world.current] {
                world.note(Note::Relock);
            }
        });
        announce_as(request, Nature::look(object));
        self.enter(operation, site)
    }

    #[track_caller]
    pub fn lock(&self) -> LockResult<MutexGuard<'_, T>> {
        let site = Site::caller();
        self.guard(op(|| self.enter_when_free("lock", site)), site)
    }

    /// What it finds, if nobody has the lock.
    fn try_enter(&self, site: Site) -> Option<Entered> {
        let object = self.object();
        announce_as(
            Request::new("try_lock", site).on(object),
            Nature::look(object),
        );
        if with(|world| world.object(object).holders().is_empty()) {
            return Some(self.enter("try_lock", site));
        }
        with(|world| {
            world.look(object);
            world.record("try_lock", Some(object), "WouldBlock", site);
        });
        None
    }

    #[track_caller]
    pub fn try_lock(&self) -> TryLockResult<MutexGuard<'_, T>> {
        let site = Site::caller();
        let entered = op(|| self.try_enter(site));
        let entered = entered.ok_or(TryLockError::WouldBlock)?;
        self.guard(entered, site).map_err(TryLockError::Poisoned)
    }

    /// Leaves the mutex as `operation`, which has been chosen, and poisons it for a panic since it was entered.
    pub(super) fn leave(
        &self,
        operation: &'static str,
        site: Site,
        text: Option<String>,
        poisons: bool,
    ) {
        let object = self.object();
        with(|world| {
            let mutex = world.object_mut(object);
            let changes = mutex.changes;
            mutex.set(text);
            let value = mutex.value.clone();
            let changed = mutex.changes != changes;
            if let State::Mutex { owner, poisoned } = &mut mutex.state {
                *owner = None;
                *poisoned |= poisons;
            }
            if changed || poisons {
                world.changed(object);
            }
            world.edge(Edge::Release(Place::Object(object)));
            world.record(operation, Some(object), value, site);
        });
    }

    pub(super) fn text(&self) -> Option<String> {
        // SAFETY: only the thread that holds the lock gets here.
        shown::text(unsafe { &*self.data.get() })
    }

    #[track_caller]
    pub fn is_poisoned(&self) -> bool {
        let site = Site::caller();
        op(|| {
            let object = self.object();
            announce_as(
                Request::new("is_poisoned", site).on(object),
                Nature::look(object),
            );
            let poisoned = Self::is_poisoned_now(object);
            with(|world| {
                world.look(object);
                world.record("is_poisoned", Some(object), poisoned.to_string(), site);
            });
            poisoned
        })
    }

    #[track_caller]
    pub fn clear_poison(&self) {
        let site = Site::caller();
        op(|| {
            let object = self.object();
            announce(Request::new("clear_poison", site).on(object));
            with(|world| {
                if let State::Mutex { poisoned, .. } = &mut world.object_mut(object).state {
                    *poisoned = false;
                }
                world.changed(object);
                world.record("clear_poison", Some(object), "", site);
            });
        })
    }

    pub fn get_mut(&mut self) -> LockResult<&mut T> {
        let poisoned = op(|| {
            let object = self.object();
            // From here on the value may change without an unlock.
            with(|world| world.object_mut(object).set(None));
            Self::is_poisoned_now(object)
        });
        result(poisoned, self.data.get_mut())
    }
}

impl<'a, T: ?Sized> MutexGuard<'a, T> {
    pub(super) fn lock(&self) -> &'a Mutex<T> {
        self.lock
    }
}

impl<T: ?Sized> Quiet for MutexGuard<'_, T> {
    fn leave_quietly(&self) {
        let object = self.lock.object();
        with(|world| {
            if let State::Mutex { owner, .. } = &mut world.object_mut(object).state {
                *owner = None;
            }
            world.edge(Edge::Release(Place::Object(object)));
        });
    }
}

impl<T: ?Sized> Drop for MutexGuard<'_, T> {
    fn drop(&mut self) {
        op(|| {
            if !is_live() {
                return;
            }
            let site = site::of_drop(self.site);
            let object = self.lock.object();
            let text = self.lock.text();
            let request = Request::new("unlock", site).on(object);
            announce_as(
                request.with(text.clone().unwrap_or_default()),
                Nature::Neutral,
            );
            let poisons = !self.unwinding && crate::thread::panicking();
            self.lock.leave("unlock", site, text, poisons);
        })
    }
}

impl<T: ?Sized> Deref for MutexGuard<'_, T> {
    type Target = T;

    fn deref(&self) -> &T {
        // SAFETY: while there is a guard, its thread owns the mutex.
        unsafe { &*self.lock.data.get() }
    }
}

impl<T: ?Sized> DerefMut for MutexGuard<'_, T> {
    fn deref_mut(&mut self) -> &mut T {
        // SAFETY: while there is a guard, its thread owns the mutex, and the guard is borrowed for as long.
        unsafe { &mut *self.lock.data.get() }
    }
}

impl<T: ?Sized + fmt::Debug> fmt::Debug for MutexGuard<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}

impl<T: ?Sized + fmt::Display> fmt::Display for MutexGuard<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}

impl<T: Default> Default for Mutex<T> {
    #[track_caller]
    fn default() -> Self {
        Self::new(T::default())
    }
}

impl<T> From<T> for Mutex<T> {
    #[track_caller]
    fn from(value: T) -> Self {
        Self::new(value)
    }
}

/// As std prints it, which looks whether the lock is held.
impl<T: ?Sized + fmt::Debug> fmt::Debug for Mutex<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let object = op(|| self.object());
        if let Some(reference) = refer(f, "Mutex", object) {
            return reference;
        }
        let mut form = f.debug_struct("Mutex");
        let entered = op(|| self.try_enter(Site::default()));
        if let Some(entered) = entered {
            let entered = Entered {
                poisoned: false,
                ..entered
            };
            let guard = self.guard(entered, Site::default());
            let peek = Peek::new(guard.expect("it is not said to be poisoned"));
            form.field("data", &&**peek);
        } else {
            form.field("data", &"<locked>");
        }
        form.field("poisoned", &op(|| Self::is_poisoned_now(object)));
        form.finish_non_exhaustive()
    }
}
