//! What holds a `RwLock`, and gives it back when it is dropped.

use super::super::peek::Quiet;
use super::RwLock;
use crate::engine::knowledge::{Edge, Place};
use crate::engine::object::State;
use crate::engine::point::{announce, is_live, with};
use crate::engine::request::Request;
use crate::engine::site::{self, Site};
use crate::memory::door::op;
use std::fmt;
use std::marker::PhantomData;
use std::mem::ManuallyDrop;
use std::ops::{Deref, DerefMut};

/// [`std::sync::RwLockReadGuard`].
#[must_use]
pub struct RwLockReadGuard<'a, T: ?Sized> {
    pub(super) lock: &'a RwLock<T>,
    pub(super) site: Site,
    pub(super) not_send: PhantomData<*const ()>,
}

/// [`std::sync::RwLockWriteGuard`].
#[must_use]
pub struct RwLockWriteGuard<'a, T: ?Sized> {
    pub(super) lock: &'a RwLock<T>,
    pub(super) site: Site,
    /// Its thread was unwinding already: then its end does not poison.
    pub(super) unwinding: bool,
    pub(super) not_send: PhantomData<*const ()>,
}

// SAFETY: as for std's guards: a shared guard gives out `&T` only.
unsafe impl<T: ?Sized + Sync> Sync for RwLockReadGuard<'_, T> {}
// SAFETY: see above.
unsafe impl<T: ?Sized + Sync> Sync for RwLockWriteGuard<'_, T> {}

impl<'a, T: ?Sized> RwLockWriteGuard<'a, T> {
    /// Reads on what was written, and lets nobody write in between.
    #[track_caller]
    pub fn downgrade(guard: Self) -> RwLockReadGuard<'a, T> {
        let site = Site::caller();
        let lock = ManuallyDrop::new(guard).lock;
        op(|| {
            let object = lock.object();
            let text = lock.text();
            announce(Request::new("downgrade", site).on(object));
            with(|world| {
                let thread = world.current;
                let object_now = world.object_mut(object);
                object_now.set(text);
                let value = object_now.value.clone();
                if let State::RwLock {
                    writer, readers, ..
                } = &mut object_now.state
                {
                    *writer = None;
                    readers.push(thread);
                }
                world.changed(object);
                world.edge(Edge::Release(Place::Object(object)));
                world.record("downgrade", Some(object), value, site);
            });
        });
        RwLockReadGuard {
            lock,
            site,
            not_send: PhantomData,
        }
    }
}

impl<T: ?Sized> Quiet for RwLockReadGuard<'_, T> {
    fn leave_quietly(&self) {
        let object = self.lock.object();
        with(|world| {
            let thread = world.current;
            world.object_mut(object).remove_reader(thread);
            world.edge(Edge::Release(Place::Object(object)));
        });
    }
}

impl<T: ?Sized> Drop for RwLockReadGuard<'_, T> {
    fn drop(&mut self) {
        if is_live() {
            op(|| self.lock.leave(false, site::of_drop(self.site), false));
        }
    }
}

impl<T: ?Sized> Drop for RwLockWriteGuard<'_, T> {
    fn drop(&mut self) {
        if is_live() {
            op(|| {
                let poisons = !self.unwinding && crate::thread::panicking();
                self.lock.leave(true, site::of_drop(self.site), poisons);
            });
        }
    }
}

impl<T: ?Sized> Deref for RwLockReadGuard<'_, T> {
    type Target = T;

    fn deref(&self) -> &T {
        // SAFETY: while there is a read guard, nobody writes.
        unsafe { &*self.lock.data.get() }
    }
}

impl<T: ?Sized> Deref for RwLockWriteGuard<'_, T> {
    type Target = T;

    fn deref(&self) -> &T {
        // SAFETY: while there is a write guard, only its thread has access.
        unsafe { &*self.lock.data.get() }
    }
}

impl<T: ?Sized> DerefMut for RwLockWriteGuard<'_, T> {
    fn deref_mut(&mut self) -> &mut T {
        // SAFETY: while there is a write guard, only its thread has access, and the guard is borrowed for as long.
        unsafe { &mut *self.lock.data.get() }
    }
}

impl<T: ?Sized + fmt::Debug> fmt::Debug for RwLockReadGuard<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}

impl<T: ?Sized + fmt::Debug> fmt::Debug for RwLockWriteGuard<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}

impl<T: ?Sized + fmt::Display> fmt::Display for RwLockReadGuard<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}

impl<T: ?Sized + fmt::Display> fmt::Display for RwLockWriteGuard<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}
