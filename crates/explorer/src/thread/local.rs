use crate::engine::point::with;
use crate::engine::thread::Local;
use crate::memory::door::op;
use std::any::Any;
use std::cell::{Cell, RefCell};
use std::fmt;

/// [`std::thread::LocalKey`], made by `thread_local!`.
pub struct LocalKey<T: 'static> {
    #[doc(hidden)]
    pub init: fn() -> T,
}

impl<T: 'static> LocalKey<T> {
    fn existing(&'static self) -> Option<*const T> {
        let key = (&raw const *self).addr();
        op(|| {
            with(|world| {
                let (_, value) = world.me().locals.iter().find(|(other, _)| *other == key)?;
                Some(value.0.cast::<T>().cast_const())
            })
        })
    }

    pub fn with<R>(&'static self, f: impl FnOnce(&T) -> R) -> R {
        let value = self.existing().unwrap_or_else(|| {
            let value: Box<dyn Any> = Box::new((self.init)());
            let key = (&raw const *self).addr();
            let value = Local(Box::into_raw(value));
            op(|| with(|world| world.me().locals.push((key, value))));
            self.existing().expect("it was just made")
        });
        // SAFETY: the value is in a box of its own, which lives until its thread ends, and is never lent mutably.
        f(unsafe { &*value })
    }

    /// # Errors
    /// Never: a value that was destroyed is made anew, which std refuses.
    pub fn try_with<R>(&'static self, f: impl FnOnce(&T) -> R) -> Result<R, super::AccessError> {
        Ok(self.with(f))
    }
}

impl<T: 'static> LocalKey<Cell<T>> {
    pub fn set(&'static self, value: T) {
        self.with(|cell| cell.set(value));
    }

    pub fn get(&'static self) -> T
    where
        T: Copy,
    {
        self.with(Cell::get)
    }

    pub fn take(&'static self) -> T
    where
        T: Default,
    {
        self.with(Cell::take)
    }

    pub fn replace(&'static self, value: T) -> T {
        self.with(|cell| cell.replace(value))
    }
}

impl<T: 'static> LocalKey<RefCell<T>> {
    pub fn with_borrow<R>(&'static self, f: impl FnOnce(&T) -> R) -> R {
        self.with(|cell| f(&cell.borrow()))
    }

    pub fn with_borrow_mut<R>(&'static self, f: impl FnOnce(&mut T) -> R) -> R {
        self.with(|cell| f(&mut cell.borrow_mut()))
    }

    pub fn set(&'static self, value: T) {
        self.replace(value);
    }

    pub fn take(&'static self) -> T
    where
        T: Default,
    {
        self.with(RefCell::take)
    }

    pub fn replace(&'static self, value: T) -> T {
        self.with(|cell| cell.replace(value))
    }
}

impl<T: 'static> fmt::Debug for LocalKey<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("LocalKey").finish_non_exhaustive()
    }
}
