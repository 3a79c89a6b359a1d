//! Which object of the world a value of the program is.

use crate::engine::Obj;
use crate::engine::object::{Birth, Object, State};
use crate::engine::point::{refuse, touch, with};
use crate::engine::site::Caller;
use crate::memory::door::op;
use crate::memory::written;
use std::cell::Cell;
use std::panic::Location;

/// Made by `new`, an object is in the world at once, so that it is numbered by who made it. A static cannot: it is made
/// before there is a world, and comes in at its first use in a run.
pub(super) struct Id {
    /// One more than its number; 0 before it has one.
    object: Cell<Obj>,
    /// Where it is made, and the bytes of its value.
    constant: Option<(Caller, usize)>,
}

impl Id {
    pub(super) fn new(
        kind: &'static str,
        caller: Caller,
        make: impl FnOnce() -> (State, String),
    ) -> Self {
        let object = op(|| {
            let (state, value) = make();
            with(|world| {
                let birth = world.birth();
                world.make(birth, kind, caller.into(), Object::new(state, value))
            })
        });
        Self {
            object: Cell::new(object + 1),
            constant: None,
        }
    }

    /// Of a value of so many bytes.
    #[track_caller]
    pub(super) const fn constant(size: usize) -> Self {
        Self {
            object: Cell::new(0),
            constant: Some((Location::caller(), size)),
        }
    }

    /// The object. For a static's first use in a run: `value` is where its value is, and `make` says what it starts as.
    pub(super) fn get(
        &self,
        kind: &'static str,
        value: *const (),
        make: impl FnOnce() -> (State, String),
    ) -> Obj {
        touch(self.object.as_ptr().addr());
        let object = match self.object.get().checked_sub(1) {
            Some(object) if with(|world| world.has(object, kind)) => Some(object),
            None => self
                .constant
                .map(|made| self.first_use(made, kind, value, make())),
            Some(_) => None,
        };
        object.unwrap_or_else(|| {
            op(|| {
                refuse(format!(
                    "it uses memory as {kind} that none was made in, by a cast, `zeroed` or `transmute`: \
                     while explored, values of `std::sync` have not the sizes that they have in std"
                ))
            })
        })
    }

    #[cold]
    fn first_use(
        &self,
        (caller, size): (Caller, usize),
        kind: &'static str,
        value: *const (),
        (state, text): (State, String),
    ) -> Obj {
        let address = self.object.as_ptr().addr();
        // It gets its value anew in the next run, and no number.
        written::note(address, size_of::<Obj>());
        written::note(value.expose_provenance(), size);
        let object = with(|world| {
            let nth = world.constants.entry(address).or_default();
            *nth += 1;
            let birth = Birth::At(address, *nth);
            world.make(birth, kind, caller.into(), Object::new(state, text))
        });
        self.object.set(object + 1);
        object
    }
}
