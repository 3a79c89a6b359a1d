mod guards;

pub use guards::{RwLockReadGuard, RwLockWriteGuard};

use super::id::Id;
use super::mutex::Entered;
use super::peek::Peek;
use super::{LockResult, PoisonError, TryLockError, TryLockResult};
use crate::engine::Obj;
use crate::engine::gate::Gate;
use crate::engine::knowledge::{Edge, Place};
use crate::engine::note::Note;
use crate::engine::object::State;
use crate::engine::patience::Nature;
use crate::engine::point::{announce, announce_as, refer, with};
use crate::engine::request::{BEHIND, Request};
use crate::engine::shown;
use crate::engine::site::Site;
use crate::memory::door::op;
use std::cell::UnsafeCell;
use std::fmt;
use std::marker::PhantomData;
use std::panic::{RefUnwindSafe, UnwindSafe};

/// [`std::sync::RwLock`]. Whoever waits may be let in: std promises no order. Readers may be let in past a writer that waits,
/// or have to wait until it had its turn.
pub struct RwLock<T: ?Sized> {
    id: Id,
    data: UnsafeCell<T>,
}

// SAFETY: as for `std::sync::RwLock`: many read or one writes, which the world's `readers` and `writer` say.
unsafe impl<T: ?Sized + Send> Send for RwLock<T> {}
// SAFETY: see above. The `Id` is only touched by modelled threads, which are all on one thread of the system.
unsafe impl<T: ?Sized + Send + Sync> Sync for RwLock<T> {}
impl<T: ?Sized> UnwindSafe for RwLock<T> {}
impl<T: ?Sized> RefUnwindSafe for RwLock<T> {}

fn fresh() -> State {
    State::RwLock {
        writer: None,
        readers: Vec::new(),
        poisoned: false,
    }
}

impl<T> RwLock<T> {
    #[track_caller]
    pub fn new(value: T) -> Self {
        let site = Site::caller();
        let id = Id::new("RwLock", site, || {
            (fresh(), shown::text(&value).unwrap_or_default())
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

/// Says so if the current thread asks for what it has: `clashes` is told whether it writes, and reads.
fn note_relock(lock: Obj, clashes: impl FnOnce(bool, bool) -> bool) {
    with(|world| {
        let me = world.current;
        if let State::RwLock {
            writer, readers, ..
        } = &world.object(lock).state
            && clashes(*writer == Some(me), readers.contains(&me))
        {
            world.note(Note::Relock);
        }
    });
}

impl<T: ?Sized> RwLock<T> {
    fn object(&self) -> Obj {
        let size = size_of_val(&self.data);
        let bytes = std::ptr::slice_from_raw_parts_mut(self.data.get().cast::<u8>(), size);
        self.id.get_bytes("RwLock", bytes, || {
            // SAFETY: this is the first use in the run: nobody holds the lock.
            let text = shown::text(unsafe { &*self.data.get() });
            (fresh(), text.unwrap_or_default())
        })
    }

    fn is_poisoned_now(object: Obj) -> bool {
        with(|world| {
            matches!(
                world.object(object).state,
                State::RwLock { poisoned: true, .. }
            )
        })
    }

    fn enter(&self, object: Obj, operation: &'static str, writes: bool, site: Site) -> Entered {
        with(|world| {
            let thread = world.current;
            if let State::RwLock {
                writer, readers, ..
            } = &mut world.object_mut(object).state
            {
                if writes {
                    *writer = Some(thread);
                } else {
                    readers.push(thread);
                }
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

    fn reader(&self, poisoned: bool, site: Site) -> LockResult<RwLockReadGuard<'_, T>> {
        let guard = RwLockReadGuard {
            lock: self,
            site,
            not_send: PhantomData,
        };
        result(poisoned, guard)
    }

    fn writer(&self, entered: Entered, site: Site) -> LockResult<RwLockWriteGuard<'_, T>> {
        let guard = RwLockWriteGuard {
            lock: self,
            site,
            unwinding: entered.unwinding,
            not_send: PhantomData,
        };
        result(entered.poisoned, guard)
    }

    #[track_caller]
    pub fn read(&self) -> LockResult<RwLockReadGuard<'_, T>> {
        let site = Site::caller();
        let entered = op(|| {
            let object = self.object();
            let request = Request::new("read", site)
                .on(object)
                .when(Gate::Read(object));
            note_relock(object, |writer, _| writer);
            if announce_as(request, Nature::look(object)) == BEHIND {
                with(|world| world.record("read", Some(object), "behind a writer", site));
                let request = Request::new("read", site).on(object);
                announce_as(request.when(Gate::Behind(object)), Nature::Neutral);
            }
            self.enter(object, "read", false, site)
        });
        self.reader(entered.poisoned, site)
    }

    #[track_caller]
    pub fn write(&self) -> LockResult<RwLockWriteGuard<'_, T>> {
        let site = Site::caller();
        let entered = op(|| {
            let object = self.object();
            let request = Request::new("write", site)
                .on(object)
                .when(Gate::Write(object));
            note_relock(object, |writer, reader| writer || reader);
            announce_as(request, Nature::look(object));
            self.enter(object, "write", true, site)
        });
        self.writer(entered, site)
    }

    /// What it finds, if it could enter.
    fn try_enter(&self, operation: &'static str, writes: bool, site: Site) -> Option<Entered> {
        let object = self.object();
        let request = Request::new(operation, site).on(object);
        let gate = if writes {
            Gate::Open
        } else {
            Gate::TryRead(object)
        };
        let refused = announce_as(request.when(gate), Nature::look(object)) == BEHIND;
        let free = with(|world| match &world.object(object).state {
            State::RwLock {
                writer, readers, ..
            } => !refused && writer.is_none() && (!writes || readers.is_empty()),
            _ => false,
        });
        if free {
            return Some(self.enter(object, operation, writes, site));
        }
        with(|world| {
            world.look(object);
            world.record(operation, Some(object), "WouldBlock", site);
        });
        None
    }

    #[track_caller]
    pub fn try_read(&self) -> TryLockResult<RwLockReadGuard<'_, T>> {
        let site = Site::caller();
        let entered = op(|| self.try_enter("try_read", false, site));
        let entered = entered.ok_or(TryLockError::WouldBlock)?;
        self.reader(entered.poisoned, site)
            .map_err(TryLockError::Poisoned)
    }

    #[track_caller]
    pub fn try_write(&self) -> TryLockResult<RwLockWriteGuard<'_, T>> {
        let site = Site::caller();
        let entered = op(|| self.try_enter("try_write", true, site));
        let entered = entered.ok_or(TryLockError::WouldBlock)?;
        self.writer(entered, site).map_err(TryLockError::Poisoned)
    }

    fn text(&self) -> Option<String> {
        // SAFETY: the guard that is being dropped or changed allows at least reading.
        shown::text(unsafe { &*self.data.get() })
    }

    fn leave(&self, writes: bool, site: Site, poisons: bool) {
        let object = self.object();
        let operation = if writes {
            "write unlock"
        } else {
            "read unlock"
        };
        let text = self.text();
        let detail = text.clone().unwrap_or_default();
        announce_as(
            Request::new(operation, site).on(object).with(detail),
            Nature::Neutral,
        );
        with(|world| {
            let thread = world.current;
            let lock = world.object_mut(object);
            let changes = lock.changes;
            if writes {
                lock.set(text);
            }
            let changed = lock.changes != changes;
            let value = lock.value.clone();
            if !writes {
                lock.remove_reader(thread);
            } else if let State::RwLock {
                writer, poisoned, ..
            } = &mut lock.state
            {
                *writer = None;
                *poisoned |= poisons;
            }
            if changed || poisons {
                world.changed(object);
            }
            world.edge(Edge::Release(Place::Object(object)));
            world.record(operation, Some(object), value, site);
        });
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
                if let State::RwLock { poisoned, .. } = &mut world.object_mut(object).state {
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

impl<T: Default> Default for RwLock<T> {
    #[track_caller]
    fn default() -> Self {
        Self::new(T::default())
    }
}

impl<T> From<T> for RwLock<T> {
    #[track_caller]
    fn from(value: T) -> Self {
        Self::new(value)
    }
}

/// As std prints it, which looks whether somebody writes.
impl<T: ?Sized + fmt::Debug> fmt::Debug for RwLock<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let object = op(|| self.object());
        if let Some(reference) = refer(f, "RwLock", object) {
            return reference;
        }
        let mut form = f.debug_struct("RwLock");
        let entered = op(|| self.try_enter("try_read", false, Site::default()));
        if entered.is_some() {
            let guard = self.reader(false, Site::default());
            let peek = Peek::new(guard.expect("it is not said to be poisoned"));
            form.field("data", &&**peek);
        } else {
            form.field("data", &format_args!("<locked>"));
        }
        form.field("poisoned", &op(|| Self::is_poisoned_now(object)));
        form.finish_non_exhaustive()
    }
}
