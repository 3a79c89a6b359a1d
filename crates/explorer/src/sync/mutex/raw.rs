//! What is done to a mutex, whatever it guards.
//!
//! What is generic is compiled with the program, which is slow, and reported access by access. So [`Mutex`](super::Mutex) is
//! no more than the types; each of its operations is a function here.

use crate::engine::Obj;
use crate::engine::gate::Gate;
use crate::engine::knowledge::{Edge, Place};
use crate::engine::note::Note;
use crate::engine::object::{Seen, State};
use crate::engine::patience::Nature;
use crate::engine::point::{announce, announce_as, is_live, with};
use crate::engine::request::Request;
use crate::engine::shown::Value;
use crate::engine::site::{self, Caller, Site};
use crate::memory::door::op;
use crate::memory::plain::Plain;
use crate::sync::id::Id;

/// A mutex without the type of its value. Made here: what has more than two parts is handed over in memory of the program.
#[derive(Clone, Copy)]
pub(in crate::sync) struct RawMutex<'a> {
    pub id: &'a Id,
    pub value: Value,
}

/// What a thread finds that is let in.
#[derive(Clone, Copy)]
pub(in crate::sync) struct Entered {
    pub poisoned: bool,
    /// It unwinds already: then the end of its guard does not poison.
    pub unwinding: bool,
}

impl Plain for Entered {
    fn pack(self) -> [u64; 2] {
        (u16::from(self.poisoned) | u16::from(self.unwinding) << 1).pack()
    }

    fn unpack(bits: [u64; 2]) -> Self {
        let flags = u16::unpack(bits);
        Self {
            poisoned: flags & 1 != 0,
            unwinding: flags & 2 != 0,
        }
    }
}

const FRESH: State = State::Mutex {
    owner: None,
    poisoned: false,
};

impl RawMutex<'_> {
    pub(in crate::sync) fn object(self) -> Obj {
        self.id.get("Mutex", self.value.at(), || {
            // SAFETY: this is the first use in the run: nobody holds the lock.
            let text = unsafe { self.value.text() };
            (FRESH, text.unwrap_or_default())
        })
    }

    /// The current thread has been let in.
    pub(in crate::sync) fn enter(self, operation: &'static str, site: Site) -> Entered {
        let object = self.object();
        with(|world| {
            let thread = world.current;
            if let State::Mutex { owner, .. } = &mut world.object_mut(object).state {
                *owner = Some(thread);
            }
            world.edge(Edge::Acquire(Place::Object(object)));
            world.look(object);
            let seen = world.object(object).value.clone();
            world.record(operation, Some(object), seen, site);
        });
        Entered {
            poisoned: is_poisoned_object(object),
            unwinding: with(|world| world.me().unwinding > 0),
        }
    }

    /// Waits for the mutex, and enters it as part of `operation`.
    pub(in crate::sync) fn enter_when_free(self, operation: &'static str, site: Site) -> Entered {
        let object = self.object();
        let request = Request::new(operation, site)
            .on(object)
            .when(Gate::Free(object));
        with(|world| {
            if world.object(object).holders() == [world.current] {
                world.note(Note::Relock);
            }
        });
        announce_as(request, Nature::look(object));
        self.enter(operation, site)
    }

    /// What it finds, if nobody has the lock.
    fn try_enter(self, site: Site) -> Option<Entered> {
        let object = self.object();
        let is_free = || with(|world| world.object(object).holders().is_empty());
        let looks = if is_free() {
            Seen::Object(object)
        } else {
            Seen::Taken(object)
        };
        announce_as(
            Request::new("try_lock", site).on(object),
            Nature::Look(looks),
        );
        if is_free() {
            return Some(self.enter("try_lock", site));
        }
        with(|world| {
            world.look_at(Seen::Taken(object));
            world.record("try_lock", Some(object), "WouldBlock", site);
        });
        None
    }

    /// Leaves the mutex as `operation`, which has been chosen, and poisons it for a panic since it was entered.
    pub(in crate::sync) fn leave(
        self,
        operation: &'static str,
        site: Site,
        text: Option<String>,
        poisons: bool,
    ) {
        let object = self.object();
        with(|world| {
            let mutex = world.object_mut(object);
            let changes = mutex.changes;
            mutex.set(text);
            let value = mutex.value.clone();
            let changed = mutex.changes != changes;
            if let State::Mutex { owner, poisoned } = &mut mutex.state {
                *owner = None;
                *poisoned |= poisons;
            }
            mutex.returns += 1;
            if changed || poisons {
                world.changed(object);
            }
            world.edge(Edge::Release(Place::Object(object)));
            world.record(operation, Some(object), value, site);
        });
    }

    /// The text of what it guards, called by who holds it.
    pub(in crate::sync) fn text(self) -> Option<String> {
        // SAFETY: only the thread that holds the lock gets here.
        unsafe { self.value.text() }
    }
}

fn is_poisoned_object(object: Obj) -> bool {
    with(|world| {
        matches!(
            world.object(object).state,
            State::Mutex { poisoned: true, .. }
        )
    })
}

pub(super) fn new(value: Value, caller: Caller) -> Id {
    // SAFETY: it is the argument of who makes the mutex.
    let text = || unsafe { value.text() }.unwrap_or_default();
    Id::new("Mutex", caller, || (FRESH, text()))
}

pub(super) fn object(id: &Id, value: Value) -> Obj {
    let mutex = RawMutex { id, value };
    op(|| mutex.object())
}

pub(super) fn lock(id: &Id, value: Value, caller: Caller) -> Entered {
    let mutex = RawMutex { id, value };
    op(|| mutex.enter_when_free("lock", caller.into()))
}

pub(super) fn try_lock(id: &Id, value: Value, caller: Caller) -> Option<Entered> {
    let mutex = RawMutex { id, value };
    op(|| mutex.try_enter(caller.into()))
}

/// The same where the program shows what is in the mutex.
pub(super) fn try_lock_to_show(id: &Id, value: Value) -> Option<Entered> {
    let mutex = RawMutex { id, value };
    op(|| mutex.try_enter(Site::default()))
}

pub(super) fn unlock(id: &Id, value: Value, caller: Option<Caller>, unwinding: bool) {
    let mutex = RawMutex { id, value };
    op(|| {
        if !is_live() {
            return;
        }
        let site = site::of_drop(caller.map(Into::into).unwrap_or_default());
        let object = mutex.object();
        let text = mutex.text();
        let request = Request::new("unlock", site).on(object);
        announce_as(
            request.with(text.clone().unwrap_or_default()),
            Nature::Neutral,
        );
        let poisons = !unwinding && with(|world| world.me().unwinding > 0);
        mutex.leave("unlock", site, text, poisons);
    });
}

/// Gives it back without a step.
pub(super) fn leave_quietly(id: &Id, value: Value) {
    let mutex = RawMutex { id, value };
    op(|| {
        let object = mutex.object();
        with(|world| {
            let mutex = world.object_mut(object);
            if let State::Mutex { owner, .. } = &mut mutex.state {
                *owner = None;
            }
            mutex.returns += 1;
            world.edge(Edge::Release(Place::Object(object)));
        });
    });
}

pub(super) fn is_poisoned_now(id: &Id, value: Value) -> bool {
    let mutex = RawMutex { id, value };
    op(|| is_poisoned_object(mutex.object()))
}

pub(super) fn is_poisoned(id: &Id, value: Value, caller: Caller) -> bool {
    let mutex = RawMutex { id, value };
    let site = caller.into();
    op(|| {
        let object = mutex.object();
        announce_as(
            Request::new("is_poisoned", site).on(object),
            Nature::look(object),
        );
        let poisoned = is_poisoned_object(object);
        with(|world| {
            world.look(object);
            world.record("is_poisoned", Some(object), poisoned.to_string(), site);
        });
        poisoned
    })
}

pub(super) fn clear_poison(id: &Id, value: Value, caller: Caller) {
    let mutex = RawMutex { id, value };
    let site = caller.into();
    op(|| {
        let object = mutex.object();
        announce(Request::new("clear_poison", site).on(object));
        with(|world| {
            if let State::Mutex { poisoned, .. } = &mut world.object_mut(object).state {
                *poisoned = false;
            }
            world.changed(object);
            world.record("clear_poison", Some(object), "", site);
        });
    });
}

/// From here on the value may change without an unlock: whether it is poisoned.
pub(super) fn get_mut(id: &Id, value: Value) -> bool {
    let mutex = RawMutex { id, value };
    op(|| {
        let object = mutex.object();
        with(|world| world.object_mut(object).set(None));
        is_poisoned_object(object)
    })
}
