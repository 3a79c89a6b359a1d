//! Which object of the world a value of the program is.

use crate::engine::Obj;
use crate::engine::object::{Birth, Object, State};
use crate::engine::point::with;
use crate::engine::site::Site;
use std::cell::Cell;
use std::collections::HashMap;
use std::mem::MaybeUninit;
use std::panic::Location;
use std::sync::{Mutex, PoisonError};

/// Made by `new`, an object is in the world at once, so that it is numbered by who made it. A static cannot: it is made
/// before there is a world. It comes in at its first use in a run, and is then given back the bytes it started with.
pub(super) struct Id {
    run: Cell<u64>,
    object: Cell<Obj>,
    constant: Option<&'static Location<'static>>,
}

/// By address: the bytes of statics before their first use.
static PRISTINE: Mutex<Option<HashMap<usize, Bytes>>> = Mutex::new(None);
/// Bytes of any type, which need not be initialised.
type Bytes = Box<[MaybeUninit<u8>]>;

impl Id {
    pub(super) fn new(kind: &'static str, site: Site, state: State, value: String) -> Self {
        let (run, object) = with(|world| {
            let birth = world.birth();
            (
                world.run,
                world.make(birth, kind, site, Object::new(state, value)),
            )
        });
        Self {
            run: Cell::new(run),
            object: Cell::new(object),
            constant: None,
        }
    }

    #[track_caller]
    pub(super) const fn constant() -> Self {
        Self {
            run: Cell::new(0),
            object: Cell::new(0),
            constant: Some(Location::caller()),
        }
    }

    /// The object. For a static's first use in a run: `data` is where its value is, and `make` says what it starts as.
    pub(super) fn get<T>(
        &self,
        kind: &'static str,
        data: *mut T,
        make: impl FnOnce() -> (State, String),
    ) -> Obj {
        self.get_bytes(
            kind,
            std::ptr::slice_from_raw_parts_mut(data.cast(), size_of::<T>()),
            make,
        )
    }

    /// The same for a value by its bytes.
    pub(super) fn get_bytes(
        &self,
        kind: &'static str,
        data: *mut [u8],
        make: impl FnOnce() -> (State, String),
    ) -> Obj {
        let run = with(|world| world.run);
        if self.run.get() == run {
            return self.object.get();
        }
        let location = self
            .constant
            .expect("a modelled object is used in the run that made it");
        self.restore(data);
        let (state, value) = make();
        let site = location.into();
        let object = with(|world| {
            let address = data.cast::<u8>().addr();
            let mut object = Object::new(state, value);
            let birth = if is_static(address) {
                Birth::Static(address)
            } else {
                let nth = world.constants.entry(site).or_default();
                *nth += 1;
                let nth = *nth;
                if world.registry.demands.origins {
                    object.origin = world.me().history;
                } else if nth > 1 {
                    world.registry.demands.origins = true;
                    world.restart = true;
                }
                Birth::Constant(site, nth)
            };
            world.make(birth, kind, site, object)
        });
        self.run.set(run);
        self.object.set(object);
        object
    }

    /// Values of a run that was cut short may be dropped in a later one.
    pub(super) fn is_of_this_run(&self) -> bool {
        with(|world| world.run) == self.run.get()
    }

    fn restore(&self, data: *mut [u8]) {
        let mut pristine = PRISTINE.lock().unwrap_or_else(PoisonError::into_inner);
        let pristine = pristine.get_or_insert_default();
        let size = data.len();
        let address = data.cast::<u8>().addr();
        let bytes = data.cast::<MaybeUninit<u8>>();
        if self.run.get() == 0 {
            // SAFETY: `data` is the place of a value that has this many bytes; nobody changes it, as it was never used.
            let now = unsafe { std::slice::from_raw_parts(bytes, size) };
            pristine.insert(address, now.into());
        } else if let Some(before) = pristine.get(&address) {
            // SAFETY: as above. The value a static starts with is a constant, so its bytes own nothing, and the same
            // value may be made of them again and again. What an earlier run left there is leaked with that run, whose
            // threads never run again.
            unsafe { before.as_ptr().copy_to_nonoverlapping(bytes, size) };
        }
    }
}

/// Whether an address belongs to the executable: it is then the same in all runs.
#[cfg(target_os = "linux")]
fn is_static(address: usize) -> bool {
    // Every linker on Linux defines these.
    unsafe extern "C" {
        static __executable_start: u8;
        static _end: u8;
    }
    let range = (&raw const __executable_start).addr()..(&raw const _end).addr();
    range.contains(&address)
}

#[cfg(not(target_os = "linux"))]
fn is_static(_address: usize) -> bool {
    false
}
