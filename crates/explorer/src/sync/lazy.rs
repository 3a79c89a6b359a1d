use super::once::{self, Once};
use crate::engine::Obj;
use crate::engine::object::{Phase, State};
use crate::engine::point::{refer, with};
use crate::engine::shown::Value;
use crate::engine::site::{Caller, Site};
use std::cell::UnsafeCell;
use std::fmt;
use std::ops::Deref;
use std::panic::{Location, RefUnwindSafe, UnwindSafe};

/// [`std::sync::OnceLock`].
pub struct OnceLock<T> {
    once: Once,
    value: UnsafeCell<Option<T>>,
}

// SAFETY: as for `std::sync::OnceLock`: written once, by the thread for which the world's phase is `Running`.
unsafe impl<T: Send> Send for OnceLock<T> {}
// SAFETY: see above.
unsafe impl<T: Send + Sync> Sync for OnceLock<T> {}
impl<T: UnwindSafe> UnwindSafe for OnceLock<T> {}
impl<T: RefUnwindSafe + UnwindSafe> RefUnwindSafe for OnceLock<T> {}

impl<T> OnceLock<T> {
    #[track_caller]
    pub fn new() -> Self {
        Self {
            once: Once::of("OnceLock", Location::caller()),
            value: UnsafeCell::new(None),
        }
    }

    /// `new` for statics and constants.
    #[doc(hidden)]
    #[track_caller]
    pub const fn constant() -> Self {
        Self {
            once: Once::constant_of("OnceLock", size_of::<Option<T>>()),
            value: UnsafeCell::new(None),
        }
    }

    fn object(&self) -> Obj {
        self.once.object_with(self.value.get().cast())
    }

    fn value(&self) -> Option<&T> {
        // SAFETY: called only when the phase is `Done`: nobody writes any more.
        unsafe { (*self.value.get()).as_ref() }
    }

    #[track_caller]
    pub fn get(&self) -> Option<&T> {
        once::is_done(self.object(), "get", Site::caller())
            .then(|| self.value())
            .flatten()
    }

    pub fn get_mut(&mut self) -> Option<&mut T> {
        self.object();
        self.value.get_mut().as_mut()
    }

    /// # Errors
    /// `value` again, if there is one already.
    #[track_caller]
    pub fn set(&self, value: T) -> Result<(), T> {
        let mut value = Some(value);
        self.init("set", Location::caller(), || {
            value.take().expect("it runs once")
        });
        value.map_or(Ok(()), Err)
    }

    #[track_caller]
    pub fn get_or_init(&self, f: impl FnOnce() -> T) -> &T {
        self.init("get_or_init", Location::caller(), f)
    }

    #[track_caller]
    pub fn wait(&self) -> &T {
        // A panic of the closure leaves it as if it had not been called.
        once::wait(self.object(), Site::caller(), false);
        self.value().expect("it is done")
    }

    fn init(&self, operation: &'static str, caller: Caller, f: impl FnOnce() -> T) -> &T {
        // A panic of the closure leaves a `OnceLock` as if it had not been called: hence `force`.
        once::run(self.object(), operation, caller, true, |_| {
            let value = f();
            // SAFETY: this thread runs the initialiser; nobody reads before it is done.
            unsafe { *self.value.get() = Some(value) };
            self.value().map(|value| Value::of(value))
        });
        self.value().expect("it is done")
    }

    pub fn into_inner(self) -> Option<T> {
        self.object();
        self.value.into_inner()
    }

    pub fn take(&mut self) -> Option<T> {
        let once = self.object();
        with(|world| {
            let object = world.object_mut(once);
            object.state = State::Once(Phase::New);
            object.value.clear();
        });
        self.value.get_mut().take()
    }
}

impl<T> Default for OnceLock<T> {
    #[track_caller]
    fn default() -> Self {
        Self::new()
    }
}

impl<T: fmt::Debug> fmt::Debug for OnceLock<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(reference) = refer(f, "OnceLock", self.object()) {
            return reference;
        }
        let mut form = f.debug_tuple("OnceLock");
        match self.get() {
            Some(value) => form.field(value),
            None => form.field(&format_args!("<uninit>")),
        };
        form.finish()
    }
}

/// [`std::sync::LazyLock`].
pub struct LazyLock<T, F = fn() -> T> {
    once: Once,
    data: UnsafeCell<Lazy<T, F>>,
}

struct Lazy<T, F> {
    value: Option<T>,
    init: Option<F>,
}

// SAFETY: as for `std::sync::LazyLock`; the closure is called once, by one thread.
unsafe impl<T: Send, F: Send> Send for LazyLock<T, F> {}
// SAFETY: see above.
unsafe impl<T: Send + Sync, F: Send> Sync for LazyLock<T, F> {}
impl<T: UnwindSafe, F: UnwindSafe> UnwindSafe for LazyLock<T, F> {}
impl<T: RefUnwindSafe + UnwindSafe, F: UnwindSafe> RefUnwindSafe for LazyLock<T, F> {}

impl<T, F: FnOnce() -> T> LazyLock<T, F> {
    #[track_caller]
    pub fn new(init: F) -> Self {
        Self {
            once: Once::of("LazyLock", Location::caller()),
            data: Self::fresh(init),
        }
    }

    /// `new` for statics and constants.
    #[doc(hidden)]
    #[track_caller]
    pub const fn constant(init: F) -> Self {
        Self {
            once: Once::constant_of("LazyLock", size_of::<Lazy<T, F>>()),
            data: Self::fresh(init),
        }
    }

    const fn fresh(init: F) -> UnsafeCell<Lazy<T, F>> {
        UnsafeCell::new(Lazy {
            value: None,
            init: Some(init),
        })
    }

    #[track_caller]
    pub fn force(this: &Self) -> &T {
        this.get("force", Location::caller())
    }

    #[track_caller]
    fn get(&self, operation: &'static str, caller: Caller) -> &T {
        let object = self.object();
        once::run(object, operation, caller, false, |_| {
            // SAFETY: this thread runs the initialiser; nobody else reads or writes before it is done.
            let init = unsafe { (*self.data.get()).init.take() };
            let value = init.expect("it runs once")();
            // SAFETY: see above.
            let data = unsafe { &mut *self.data.get() };
            Some(Value::of(data.value.insert(value)))
        });
        // SAFETY: the value is written, and nobody writes any more.
        let value = unsafe { (*self.data.get()).value.as_ref() };
        value.expect("it is done")
    }
}

impl<T, F> LazyLock<T, F> {
    fn object(&self) -> Obj {
        self.once.object_with(self.data.get().cast())
    }
}

/// As std prints it: without making the value.
impl<T: fmt::Debug, F> fmt::Debug for LazyLock<T, F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let object = self.object();
        if let Some(reference) = refer(f, "LazyLock", object) {
            return reference;
        }
        let done = once::is_done(object, "get", Site::default());
        // SAFETY: once the phase is `Done`, nobody writes any more.
        let value = done.then(|| unsafe { (*self.data.get()).value.as_ref() });
        let mut form = f.debug_tuple("LazyLock");
        match value.flatten() {
            Some(value) => form.field(value),
            None => form.field(&format_args!("<uninit>")),
        };
        form.finish()
    }
}

impl<T, F: FnOnce() -> T> Deref for LazyLock<T, F> {
    type Target = T;

    #[track_caller]
    fn deref(&self) -> &T {
        self.get("force", Location::caller())
    }
}

impl<T: Default> Default for LazyLock<T> {
    #[track_caller]
    fn default() -> Self {
        Self::new(T::default)
    }
}
