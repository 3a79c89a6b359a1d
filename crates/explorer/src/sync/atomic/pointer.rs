use super::Ordering;
use super::access::{Access, Text, change, follow_memory, fresh};
use crate::engine::Obj;
use crate::engine::site::Site;
use crate::memory::door::op;
use crate::sync::id::Id;
use std::cell::UnsafeCell;
use std::fmt;
use std::panic::{Location, RefUnwindSafe, UnwindSafe};

/// [`std::sync::atomic::AtomicPtr`]. An address says nothing to readers, who see only whether it is null.
pub struct AtomicPtr<T> {
    id: Id,
    value: UnsafeCell<*mut T>,
}

// SAFETY: as for std's: it holds an address, and whoever follows it needs `unsafe` to do so. The cells are only touched
// by modelled threads, which are all on one thread of the system.
unsafe impl<T> Send for AtomicPtr<T> {}
// SAFETY: see above.
unsafe impl<T> Sync for AtomicPtr<T> {}
impl<T> UnwindSafe for AtomicPtr<T> {}
impl<T> RefUnwindSafe for AtomicPtr<T> {}

const TEXT: Text = |bits| {
    if bits == 0 {
        "null".to_owned()
    } else {
        "pointer".to_owned()
    }
};

fn bits<T>(pointer: *mut T) -> u64 {
    pointer.expose_provenance() as u64
}

fn pointer<T>(bits: u64) -> *mut T {
    std::ptr::with_exposed_provenance_mut(bits as usize)
}

impl<T> AtomicPtr<T> {
    #[track_caller]
    pub fn new(value: *mut T) -> Self {
        let fresh = || fresh(bits(value), TEXT);
        let id = Id::new("AtomicPtr", Location::caller(), || (fresh(), String::new()));
        Self {
            id,
            value: UnsafeCell::new(value),
        }
    }

    /// `new` for statics and constants.
    #[doc(hidden)]
    #[track_caller]
    pub const fn constant(value: *mut T) -> Self {
        Self {
            id: Id::constant(size_of::<*mut T>()),
            value: UnsafeCell::new(value),
        }
    }

    fn object(&self) -> Obj {
        // SAFETY: an atomic that is used through `&self` is not borrowed mutably, and nobody else runs.
        let now = || bits(unsafe { *self.value.get() });
        let fresh = || (fresh(now(), TEXT), String::new());
        let object = self.id.get("AtomicPtr", self.value.get().cast(), fresh);
        follow_memory(object, now(), TEXT);
        object
    }

    fn access(&self, operation: &'static str, site: Site) -> Access {
        Access {
            atomic: self.object(),
            operation,
            site,
            text: TEXT,
            address: self.value.get().expose_provenance(),
            size: size_of::<*mut T>(),
        }
    }

    #[track_caller]
    pub fn load(&self, order: Ordering) -> *mut T {
        let site = Site::caller();
        pointer(op(|| self.access("load", site).load(order)))
    }

    #[track_caller]
    pub fn store(&self, value: *mut T, order: Ordering) {
        let site = Site::caller();
        op(|| self.access("store", site).store(bits(value), order));
    }

    #[track_caller]
    pub fn swap(&self, value: *mut T, order: Ordering) -> *mut T {
        let site = Site::caller();
        let (Ok(old) | Err(old)) = op(|| {
            let access = self.access("swap", site);
            access.update(format!("{order:?}"), order, order, |_| Some(bits(value)))
        });
        pointer(old)
    }

    /// # Errors
    /// The address that is not `current`.
    #[track_caller]
    pub fn compare_exchange(
        &self,
        current: *mut T,
        new: *mut T,
        success: Ordering,
        failure: Ordering,
    ) -> Result<*mut T, *mut T> {
        let site = Site::caller();
        let result = op(|| {
            let access = self.access("compare_exchange", site);
            access.exchange(bits(current), bits(new), success, failure, false)
        });
        result.map(pointer).map_err(pointer)
    }

    /// # Errors
    /// The address, which may be `current` all the same.
    #[track_caller]
    pub fn compare_exchange_weak(
        &self,
        current: *mut T,
        new: *mut T,
        success: Ordering,
        failure: Ordering,
    ) -> Result<*mut T, *mut T> {
        let site = Site::caller();
        let result = op(|| {
            let access = self.access("compare_exchange_weak", site);
            access.exchange(bits(current), bits(new), success, failure, true)
        });
        result.map(pointer).map_err(pointer)
    }

    /// # Errors
    /// The address for which `f` has no other.
    #[track_caller]
    pub fn fetch_update(
        &self,
        success: Ordering,
        failure: Ordering,
        f: impl FnMut(*mut T) -> Option<*mut T>,
    ) -> Result<*mut T, *mut T> {
        self.change("fetch_update", Site::caller(), (success, failure), f)
    }

    /// The newer name of [`Self::fetch_update`].
    ///
    /// # Errors
    /// The address for which `f` has no other.
    #[track_caller]
    pub fn try_update(
        &self,
        success: Ordering,
        failure: Ordering,
        f: impl FnMut(*mut T) -> Option<*mut T>,
    ) -> Result<*mut T, *mut T> {
        self.change("try_update", Site::caller(), (success, failure), f)
    }

    fn change(
        &self,
        operation: &'static str,
        site: Site,
        (success, failure): (Ordering, Ordering),
        mut f: impl FnMut(*mut T) -> Option<*mut T>,
    ) -> Result<*mut T, *mut T> {
        let next = |old| f(pointer(old)).map(bits);
        let access = || self.access(operation, site);
        let result = change(access, (success, failure), next);
        result.map(pointer).map_err(pointer)
    }

    pub fn get_mut(&mut self) -> &mut *mut T {
        op(|| {
            self.object();
        });
        self.value.get_mut()
    }

    /// To the address in memory, where other threads may only look by atomic operations.
    pub const fn as_ptr(&self) -> *mut *mut T {
        self.value.get()
    }

    pub fn into_inner(self) -> *mut T {
        pointer(op(|| self.access("into_inner", Site::default()).newest()))
    }
}

impl<T> Default for AtomicPtr<T> {
    #[track_caller]
    fn default() -> Self {
        Self::new(std::ptr::null_mut())
    }
}

impl<T> fmt::Debug for AtomicPtr<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("AtomicPtr")
    }
}
