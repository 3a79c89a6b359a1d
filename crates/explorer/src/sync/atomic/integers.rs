use super::Ordering;
use super::access::{Access, Text, change, follow_memory, fresh};
use crate::engine::Obj;
use crate::engine::object::reference;
use crate::engine::point::with;
use crate::engine::site::Site;
use crate::memory::door::op;
use crate::sync::id::Id;
use std::cell::UnsafeCell;
use std::fmt;
use std::panic::{Location, RefUnwindSafe, UnwindSafe};

macro_rules! atomic {
    ($name:ident, $type:ty, $to:expr, $from:expr) => {
        #[doc = concat!("[`std::sync::atomic::", stringify!($name), "`].")]
        pub struct $name {
            id: Id,
            /// The newest value.
            value: UnsafeCell<$type>,
        }

        // SAFETY: the cells are only touched by modelled threads, which are all on one thread of the system, and by
        // the program only through `&mut`.
        unsafe impl Sync for $name {}
        impl UnwindSafe for $name {}
        impl RefUnwindSafe for $name {}

        impl $name {
            const TEXT: Text = |bits| {
                let value: $type = $from(bits);
                value.to_string()
            };

            #[track_caller]
            pub fn new(value: $type) -> Self {
                let fresh = || fresh($to(value), Self::TEXT);
                let id = Id::new(stringify!($name), Location::caller(), || {
                    (fresh(), String::new())
                });
                Self {
                    id,
                    value: UnsafeCell::new(value),
                }
            }

            /// `new` for statics and constants.
            #[doc(hidden)]
            #[track_caller]
            pub const fn constant(value: $type) -> Self {
                Self {
                    id: Id::constant(size_of::<$type>()),
                    value: UnsafeCell::new(value),
                }
            }

            fn object(&self) -> Obj {
                let object = self.id.get(stringify!($name), self.value.get().cast(), || {
                    // SAFETY: the first use in a run: the program has no `&mut` to it.
                    let value = unsafe { *self.value.get() };
                    (fresh($to(value), Self::TEXT), String::new())
                });
                // SAFETY: an atomic that is used through `&self` is not borrowed mutably, and nobody else runs.
                follow_memory(object, $to(unsafe { *self.value.get() }), Self::TEXT);
                object
            }

            fn access(&self, operation: &'static str, site: Site) -> Access {
                Access {
                    atomic: self.object(),
                    operation,
                    site,
                    text: Self::TEXT,
                    address: self.value.get().expose_provenance(),
                    size: size_of::<$type>(),
                }
            }

            #[track_caller]
            pub fn load(&self, order: Ordering) -> $type {
                let site = Site::caller();
                $from(op(|| self.access("load", site).load(order)))
            }

            #[track_caller]
            pub fn store(&self, value: $type, order: Ordering) {
                let site = Site::caller();
                op(|| self.access("store", site).store($to(value), order));
            }

            fn modify(
                &self,
                operation: &'static str,
                with: $type,
                order: Ordering,
                site: Site,
                next: impl FnOnce($type) -> $type,
            ) -> $type {
                let next = |old| Some($to(next($from(old))));
                let (Ok(old) | Err(old)) = op(|| {
                    let access = self.access(operation, site);
                    access.update(format!("{with} {order:?}"), order, order, next)
                });
                $from(old)
            }

            #[track_caller]
            pub fn swap(&self, value: $type, order: Ordering) -> $type {
                self.modify("swap", value, order, Site::caller(), |_| value)
            }

            /// # Errors
            /// The value that is not `current`.
            #[track_caller]
            pub fn compare_exchange(
                &self,
                current: $type,
                new: $type,
                success: Ordering,
                failure: Ordering,
            ) -> Result<$type, $type> {
                let site = Site::caller();
                let result = op(|| {
                    let access = self.access("compare_exchange", site);
                    access.exchange($to(current), $to(new), success, failure, false)
                });
                result.map($from).map_err($from)
            }

            /// # Errors
            /// The value, which may be `current` all the same.
            #[track_caller]
            pub fn compare_exchange_weak(
                &self,
                current: $type,
                new: $type,
                success: Ordering,
                failure: Ordering,
            ) -> Result<$type, $type> {
                let site = Site::caller();
                let result = op(|| {
                    let access = self.access("compare_exchange_weak", site);
                    access.exchange($to(current), $to(new), success, failure, true)
                });
                result.map($from).map_err($from)
            }

            /// # Errors
            /// The value for which `f` has no other.
            #[track_caller]
            pub fn fetch_update(
                &self,
                success: Ordering,
                failure: Ordering,
                f: impl FnMut($type) -> Option<$type>,
            ) -> Result<$type, $type> {
                self.change("fetch_update", Site::caller(), (success, failure), f)
            }

            /// The newer name of [`Self::fetch_update`].
            ///
            /// # Errors
            /// The value for which `f` has no other.
            #[track_caller]
            pub fn try_update(
                &self,
                success: Ordering,
                failure: Ordering,
                f: impl FnMut($type) -> Option<$type>,
            ) -> Result<$type, $type> {
                self.change("try_update", Site::caller(), (success, failure), f)
            }

            #[track_caller]
            pub fn update(
                &self,
                success: Ordering,
                failure: Ordering,
                mut f: impl FnMut($type) -> $type,
            ) -> $type {
                let f = |old| Some(f(old));
                let (Ok(old) | Err(old)) =
                    self.change("update", Site::caller(), (success, failure), f);
                old
            }

            fn change(
                &self,
                operation: &'static str,
                site: Site,
                (success, failure): (Ordering, Ordering),
                mut f: impl FnMut($type) -> Option<$type>,
            ) -> Result<$type, $type> {
                let next = |old| f($from(old)).map($to);
                let access = || self.access(operation, site);
                let result = change(access, (success, failure), next);
                result.map($from).map_err($from)
            }

            pub fn into_inner(self) -> $type {
                $from(op(|| self.access("into_inner", Site::default()).newest()))
            }

            pub fn get_mut(&mut self) -> &mut $type {
                op(|| {
                    self.object();
                });
                self.value.get_mut()
            }

            /// To its value in memory, where other threads may only look by atomic operations.
            pub const fn as_ptr(&self) -> *mut $type {
                self.value.get()
            }
        }

        impl Default for $name {
            #[track_caller]
            fn default() -> Self {
                Self::new(Default::default())
            }
        }

        impl From<$type> for $name {
            #[track_caller]
            fn from(value: $type) -> Self {
                Self::new(value)
            }
        }

        /// As std does, by a relaxed load.
        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                if op(|| with(|world| world.showing)) {
                    let access = self.access("load", Site::default());
                    let value: $type = $from(access.newest());
                    value.fmt(f)?;
                    return f.write_str(&reference(access.atomic));
                }
                self.load(Ordering::Relaxed).fmt(f)
            }
        }
    };
}

macro_rules! updates {
    ($name:ident, $type:ty, $($operation:ident: $next:expr),* $(,)?) => {
        impl $name { $(
            #[track_caller]
            pub fn $operation(&self, value: $type, order: Ordering) -> $type {
                let next: fn($type, $type) -> $type = $next;
                self.modify(stringify!($operation), value, order, Site::caller(), |old| next(old, value))
            }
        )* }
    };
}

macro_rules! integers {
    ($($name:ident $type:ty;)*) => { $(
        atomic!($name, $type, |value: $type| value as u64, |bits: u64| bits as $type);
        updates!($name, $type,
            fetch_add: |old, value| old.wrapping_add(value),
            fetch_sub: |old, value| old.wrapping_sub(value),
            fetch_and: |old, value| old & value,
            fetch_nand: |old, value| !(old & value),
            fetch_or: |old, value| old | value,
            fetch_xor: |old, value| old ^ value,
            fetch_max: |old, value| old.max(value),
            fetch_min: |old, value| old.min(value),
        );
    )* };
}

integers! {
    AtomicU8 u8;
    AtomicU16 u16;
    AtomicU32 u32;
    AtomicU64 u64;
    AtomicUsize usize;
    AtomicI8 i8;
    AtomicI16 i16;
    AtomicI32 i32;
    AtomicI64 i64;
    AtomicIsize isize;
}

atomic!(AtomicBool, bool, u64::from, |bits: u64| bits != 0);
updates!(AtomicBool, bool,
    fetch_and: |old, value| old & value,
    fetch_nand: |old, value| !(old & value),
    fetch_or: |old, value| old | value,
    fetch_xor: |old, value| old ^ value,
);

impl AtomicBool {
    #[track_caller]
    pub fn fetch_not(&self, order: Ordering) -> bool {
        self.modify("fetch_not", true, order, Site::caller(), |old| !old)
    }
}
