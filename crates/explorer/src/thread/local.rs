use crate::engine::point::with;
use crate::engine::thread::{Local, Ways};
use crate::memory::door::op;
use std::cell::{Cell, RefCell};
use std::error::Error;
use std::fmt;
use std::marker::PhantomData;

/// [`std::thread::LocalKey`], made by `thread_local!`.
pub struct LocalKey<T: 'static> {
    #[doc(hidden)]
    pub init: fn() -> T,
}

/// [`std::thread::AccessError`].
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct AccessError;

impl fmt::Debug for AccessError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AccessError").finish()
    }
}

impl fmt::Display for AccessError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("already destroyed")
    }
}

impl Error for AccessError {}

struct Of<T>(PhantomData<T>);

impl<T> Of<T> {
    const WAYS: Ways = Ways {
        drop: if std::mem::needs_drop::<T>() {
            Some(destroy::<T>)
        } else {
            None
        },
        free: free::<T>,
    };
}

/// # Safety
/// `value` was made by [`LocalKey::make`], and is not used any more.
unsafe fn destroy<T>(value: *mut ()) {
    // SAFETY: as the caller says.
    unsafe { value.cast::<T>().drop_in_place() }
}

/// # Safety
/// As for [`destroy`], which may have been called.
unsafe fn free<T>(value: *mut ()) {
    // SAFETY: as the caller says.
    drop(unsafe { Box::from_raw(value.cast::<std::mem::MaybeUninit<T>>()) });
}

impl<T: 'static> LocalKey<T> {
    /// What the current thread has made of it.
    fn existing(&'static self) -> Option<Local> {
        let key = (&raw const *self).addr();
        op(|| {
            with(|world| {
                world.show_who_drops();
                let mut locals = world.me().locals.iter();
                locals.find(|(other, _)| *other == key).map(|it| it.1)
            })
        })
    }

    /// Makes it of `value`. If that has been made meanwhile, by who made `value`, what there was is dropped, as std does.
    fn make(&'static self, value: T) -> *const T {
        if let Some(local) = self.existing() {
            // SAFETY: the value is in a box of its own. Nobody is lent it who goes on: those are in what made the new one.
            drop(unsafe { local.value.cast::<T>().replace(value) });
            return local.value.cast::<T>().cast_const();
        }
        let key = (&raw const *self).addr();
        let value = Box::into_raw(Box::new(value));
        let local = Local {
            value: value.cast(),
            ways: &Of::<T>::WAYS,
            destroyed: false,
        };
        op(|| with(|world| world.me().locals.push((key, local))));
        value
    }

    /// The value: that there is, or one that is made of `init`, or by the key's own.
    fn get_or_make(&'static self, init: Option<T>) -> Result<(&'static T, Option<T>), AccessError> {
        let (value, init) = match self.existing() {
            Some(local) if local.destroyed => return Err(AccessError),
            Some(local) => (local.value.cast::<T>().cast_const(), init),
            None => (self.make(init.unwrap_or_else(self.init)), None),
        };
        // SAFETY: the value is in a box of its own, which lives until its thread ends, and is never lent mutably. It is lent
        // to closures only, in this file.
        Ok((unsafe { &*value }, init))
    }

    /// # Panics
    /// When the value was destroyed, as its thread ends.
    #[track_caller]
    pub fn with<F, R>(&'static self, f: F) -> R
    where
        F: FnOnce(&T) -> R,
    {
        match self.get_or_make(None) {
            Ok((value, _)) => f(value),
            Err(error) => refuse(error),
        }
    }

    /// # Errors
    /// When the value was destroyed, as its thread ends.
    pub fn try_with<F, R>(&'static self, f: F) -> Result<R, AccessError>
    where
        F: FnOnce(&T) -> R,
    {
        self.get_or_make(None).map(|(value, _)| f(value))
    }

    /// The same with `init` for a value that was not made yet; or `f` gets it.
    #[track_caller]
    fn with_init<R>(&'static self, init: T, f: impl FnOnce(Option<T>, &T) -> R) -> R {
        match self.get_or_make(Some(init)) {
            Ok((value, init)) => f(init, value),
            Err(error) => refuse(error),
        }
    }
}

#[track_caller]
fn refuse(error: AccessError) -> ! {
    panic!("cannot access a Thread Local Storage value during or after destruction: {error:?}")
}

impl<T: 'static> LocalKey<Cell<T>> {
    #[track_caller]
    pub fn set(&'static self, value: T) {
        self.with_init(Cell::new(value), |value, cell| {
            if let Some(value) = value {
                cell.set(value.into_inner());
            }
        });
    }

    #[track_caller]
    pub fn get(&'static self) -> T
    where
        T: Copy,
    {
        self.with(Cell::get)
    }

    #[track_caller]
    pub fn take(&'static self) -> T
    where
        T: Default,
    {
        self.with(Cell::take)
    }

    #[track_caller]
    pub fn replace(&'static self, value: T) -> T {
        self.with(|cell| cell.replace(value))
    }
}

impl<T: 'static> LocalKey<RefCell<T>> {
    #[track_caller]
    pub fn with_borrow<F, R>(&'static self, f: F) -> R
    where
        F: FnOnce(&T) -> R,
    {
        self.with(|cell| f(&cell.borrow()))
    }

    #[track_caller]
    pub fn with_borrow_mut<F, R>(&'static self, f: F) -> R
    where
        F: FnOnce(&mut T) -> R,
    {
        self.with(|cell| f(&mut cell.borrow_mut()))
    }

    #[track_caller]
    pub fn set(&'static self, value: T) {
        self.with_init(RefCell::new(value), |value, cell| {
            if let Some(value) = value {
                *cell.borrow_mut() = value.into_inner();
            }
        });
    }

    #[track_caller]
    pub fn take(&'static self) -> T
    where
        T: Default,
    {
        self.with(RefCell::take)
    }

    #[track_caller]
    pub fn replace(&'static self, value: T) -> T {
        self.with(|cell| cell.replace(value))
    }
}

impl<T: 'static> fmt::Debug for LocalKey<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("LocalKey").finish_non_exhaustive()
    }
}
