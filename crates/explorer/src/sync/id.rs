//! Which object of the world a value of the program is.

use crate::engine::Obj;
use crate::engine::object::{Birth, Object, State};
use crate::engine::point::{touch, with};
use crate::engine::site::Site;
use crate::memory::door::op;
use crate::memory::written;
use std::cell::Cell;
use std::panic::Location;

/// Made by `new`, an object is in the world at once, so that it is numbered by who made it. A static cannot: it is made
/// before there is a world, and comes in at its first use in a run.
pub(super) struct Id {
    /// One more than its number; 0 before it has one.
    object: Cell<Obj>,
    constant: Option<&'static Location<'static>>,
}

impl Id {
    pub(super) fn new(
        kind: &'static str,
        site: Site,
        make: impl FnOnce() -> (State, String),
    ) -> Self {
        let object = op(|| {
            let (state, value) = make();
            with(|world| {
                let birth = world.birth();
                world.make(birth, kind, site, Object::new(state, value))
            })
        });
        Self {
            object: Cell::new(object + 1),
            constant: None,
        }
    }

    #[track_caller]
    pub(super) const fn constant() -> Self {
        Self {
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
        let address = self.object.as_ptr().addr();
        touch(address);
        if let Some(object) = self.object.get().checked_sub(1) {
            return object;
        }
        let location = self.constant.expect("an object has a number or a place");
        // It gets its value anew in the next run, and no number.
        written::note(address, size_of::<Obj>());
        written::note(data.cast::<u8>().expose_provenance(), data.len());
        let (state, value) = make();
        let object = with(|world| {
            let nth = world.constants.entry(address).or_default();
            *nth += 1;
            let birth = Birth::At(address, *nth);
            world.make(birth, kind, location.into(), Object::new(state, value))
        });
        self.object.set(object + 1);
        object
    }
}
