mod raw;

pub(super) use raw::{Entered, RawMutex};

use super::id::Id;
use super::peek::{Peek, Quiet};
use super::{LockResult, PoisonError, TryLockError, TryLockResult};
use crate::engine::point::refer;
use crate::engine::shown::Value;
use crate::engine::site::Caller;
use std::cell::UnsafeCell;
use std::fmt;
use std::marker::PhantomData;
use std::ops::{Deref, DerefMut};
use std::panic::{Location, RefUnwindSafe, UnwindSafe};

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
    /// Where it was taken, if not to be shown.
    caller: Option<Caller>,
    /// Its thread was unwinding already: then its end does not poison.
    unwinding: bool,
    not_send: PhantomData<*const ()>,
}

// SAFETY: as for `std::sync::MutexGuard`: a shared guard gives out `&T` only.
unsafe impl<T: ?Sized + Sync> Sync for MutexGuard<'_, T> {}

impl<T> Mutex<T> {
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

impl<T: ?Sized> Mutex<T> {
    #[inline(always)]
    pub(super) fn id(&self) -> &Id {
        &self.id
    }

    #[inline(always)]
    pub(super) fn value(&self) -> Value {
        Value::of(self.data.get())
    }

    #[inline(always)]
    pub(super) fn guard(
        &self,
        entered: Entered,
        caller: Option<Caller>,
    ) -> LockResult<MutexGuard<'_, T>> {
        let guard = MutexGuard {
            lock: self,
            caller,
            unwinding: entered.unwinding,
            not_send: PhantomData,
        };
        result(entered.poisoned, guard)
    }

    #[track_caller]
    pub fn lock(&self) -> LockResult<MutexGuard<'_, T>> {
        let caller = Location::caller();
        self.guard(raw::lock(&self.id, self.value(), caller), Some(caller))
    }

    #[track_caller]
    pub fn try_lock(&self) -> TryLockResult<MutexGuard<'_, T>> {
        let caller = Location::caller();
        let entered = raw::try_lock(&self.id, self.value(), caller);
        let entered = entered.ok_or(TryLockError::WouldBlock)?;
        self.guard(entered, Some(caller))
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

impl<'a, T: ?Sized> MutexGuard<'a, T> {
    pub(super) fn lock(&self) -> &'a Mutex<T> {
        self.lock
    }
}

impl<T: ?Sized> Quiet for MutexGuard<'_, T> {
    fn leave_quietly(&self) {
        raw::leave_quietly(&self.lock.id, self.lock.value());
    }
}

impl<T: ?Sized> Drop for MutexGuard<'_, T> {
    fn drop(&mut self) {
        raw::unlock(
            &self.lock.id,
            self.lock.value(),
            self.caller,
            self.unwinding,
        );
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
        let object = raw::object(&self.id, self.value());
        if let Some(reference) = refer(f, "Mutex", object) {
            return reference;
        }
        let mut form = f.debug_struct("Mutex");
        if let Some(entered) = raw::try_lock_to_show(&self.id, self.value()) {
            let entered = Entered {
                poisoned: false,
                ..entered
            };
            let guard = self.guard(entered, None);
            let peek = Peek::new(guard.expect("it is not said to be poisoned"));
            form.field("data", &&**peek);
        } else {
            form.field("data", &"<locked>");
        }
        form.field("poisoned", &raw::is_poisoned_now(&self.id, self.value()));
        form.finish_non_exhaustive()
    }
}
