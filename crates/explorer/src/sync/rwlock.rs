mod guards;
mod raw;

pub use guards::{RwLockReadGuard, RwLockWriteGuard};

use super::id::Id;
use super::mutex::Entered;
use super::peek::Peek;
use super::{LockResult, PoisonError, TryLockError, TryLockResult};
use crate::engine::point::refer;
use crate::engine::shown::Value;
use crate::engine::site::Caller;
use std::cell::UnsafeCell;
use std::fmt;
use std::marker::PhantomData;
use std::panic::{Location, RefUnwindSafe, UnwindSafe};

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

impl<T> RwLock<T> {
    #[track_caller]
    pub fn new(value: T) -> Self {
        let id = raw::new(Value::of(&raw const value), Location::caller());
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
            id: Id::constant(size_of::<T>()),
            data: UnsafeCell::new(value),
        }
    }

    pub fn into_inner(self) -> LockResult<T> {
        let poisoned = raw::is_poisoned_now(&self.id, self.value());
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

impl<T: ?Sized> RwLock<T> {
    #[inline(always)]
    fn value(&self) -> Value {
        Value::of(self.data.get())
    }

    #[inline(always)]
    fn reader(&self, poisoned: bool, caller: Option<Caller>) -> LockResult<RwLockReadGuard<'_, T>> {
        let guard = RwLockReadGuard {
            lock: self,
            caller,
            not_send: PhantomData,
        };
        result(poisoned, guard)
    }

    #[inline(always)]
    fn writer(
        &self,
        entered: Entered,
        caller: Option<Caller>,
    ) -> LockResult<RwLockWriteGuard<'_, T>> {
        let guard = RwLockWriteGuard {
            lock: self,
            caller,
            unwinding: entered.unwinding,
            not_send: PhantomData,
        };
        result(entered.poisoned, guard)
    }

    #[track_caller]
    pub fn read(&self) -> LockResult<RwLockReadGuard<'_, T>> {
        let caller = Location::caller();
        let entered = raw::read(&self.id, self.value(), caller);
        self.reader(entered.poisoned, Some(caller))
    }

    #[track_caller]
    pub fn write(&self) -> LockResult<RwLockWriteGuard<'_, T>> {
        let caller = Location::caller();
        self.writer(raw::write(&self.id, self.value(), caller), Some(caller))
    }

    #[track_caller]
    pub fn try_read(&self) -> TryLockResult<RwLockReadGuard<'_, T>> {
        let caller = Location::caller();
        let entered = raw::try_read(&self.id, self.value(), caller);
        let entered = entered.ok_or(TryLockError::WouldBlock)?;
        self.reader(entered.poisoned, Some(caller))
            .map_err(TryLockError::Poisoned)
    }

    #[track_caller]
    pub fn try_write(&self) -> TryLockResult<RwLockWriteGuard<'_, T>> {
        let caller = Location::caller();
        let entered = raw::try_write(&self.id, self.value(), caller);
        let entered = entered.ok_or(TryLockError::WouldBlock)?;
        self.writer(entered, Some(caller))
            .map_err(TryLockError::Poisoned)
    }

    #[track_caller]
    pub fn is_poisoned(&self) -> bool {
        raw::is_poisoned(&self.id, self.value(), Location::caller())
    }

    #[track_caller]
    pub fn clear_poison(&self) {
        raw::clear_poison(&self.id, self.value(), Location::caller());
    }

    pub fn get_mut(&mut self) -> LockResult<&mut T> {
        let poisoned = raw::get_mut(&self.id, self.value());
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
        let object = raw::object(&self.id, self.value());
        if let Some(reference) = refer(f, "RwLock", object) {
            return reference;
        }
        let mut form = f.debug_struct("RwLock");
        if raw::try_read_to_show(&self.id, self.value()).is_some() {
            let guard = self.reader(false, None);
            let peek = Peek::new(guard.expect("it is not said to be poisoned"));
            form.field("data", &&**peek);
        } else {
            form.field("data", &format_args!("<locked>"));
        }
        form.field("poisoned", &raw::is_poisoned_now(&self.id, self.value()));
        form.finish_non_exhaustive()
    }
}
