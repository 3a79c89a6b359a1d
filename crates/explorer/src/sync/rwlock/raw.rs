//! What is done to a `RwLock`, whatever it guards: not generic, for the reason that `mutex/raw.rs` gives.

use crate::engine::Obj;
use crate::engine::gate::Gate;
use crate::engine::knowledge::{Edge, Place};
use crate::engine::note::Note;
use crate::engine::object::{Seen, State};
use crate::engine::patience::Nature;
use crate::engine::point::{announce, announce_as, is_live, with};
use crate::engine::request::{BEHIND, Request};
use crate::engine::shown::Value;
use crate::engine::site::{self, Caller, Site};
use crate::memory::door::op;
use crate::sync::id::Id;
use crate::sync::mutex::Entered;

/// A `RwLock` without the type of its value.
#[derive(Clone, Copy)]
struct RawLock<'a> {
    id: &'a Id,
    value: Value,
}

fn fresh() -> State {
    State::RwLock {
        writer: None,
        readers: Vec::new(),
        poisoned: false,
    }
}

impl RawLock<'_> {
    fn object(self) -> Obj {
        self.id.get("RwLock", self.value.at(), || {
            // SAFETY: this is the first use in the run: nobody holds the lock.
            let text = unsafe { self.value.text() };
            (fresh(), text.unwrap_or_default())
        })
    }

    /// What it finds, if it could enter.
    fn try_enter(self, operation: &'static str, writes: bool, site: Site) -> Option<Entered> {
        let object = self.object();
        let request = Request::new(operation, site).on(object);
        let gate = if writes {
            Gate::Open
        } else {
            Gate::TryRead(object)
        };
        let is_free = || {
            with(|world| match &world.object(object).state {
                State::RwLock {
                    writer, readers, ..
                } => writer.is_none() && (!writes || readers.is_empty()),
                _ => false,
            })
        };
        let looks = || {
            if is_free() {
                Seen::Object(object)
            } else {
                Seen::Taken(object)
            }
        };
        let refused = announce_as(request.when(gate), Nature::Look(looks())) == BEHIND;
        if !refused && is_free() {
            return Some(enter(object, operation, writes, site));
        }
        let seen = looks();
        with(|world| {
            world.look_at(seen);
            world.record(operation, Some(object), "WouldBlock", site);
        });
        None
    }

    fn text(self) -> Option<String> {
        // SAFETY: the guard that is being dropped or changed allows at least reading.
        unsafe { self.value.text() }
    }

    fn leave(self, writes: bool, site: Site, poisons: bool) {
        let object = self.object();
        let operation = if writes {
            "write unlock"
        } else {
            "read unlock"
        };
        let text = self.text();
        let detail = text.clone().unwrap_or_default();
        announce_as(
            Request::new(operation, site).on(object).with(detail),
            Nature::Neutral,
        );
        with(|world| {
            let thread = world.current;
            let lock = world.object_mut(object);
            let changes = lock.changes;
            if writes {
                lock.set(text);
            }
            let changed = lock.changes != changes;
            let value = lock.value.clone();
            if !writes {
                lock.remove_reader(thread);
            } else if let State::RwLock {
                writer, poisoned, ..
            } = &mut lock.state
            {
                *writer = None;
                *poisoned |= poisons;
            }
            world.object_mut(object).returns += 1;
            if changed || poisons {
                world.changed(object);
            }
            world.edge(Edge::Release(Place::Object(object)));
            world.record(operation, Some(object), value, site);
        });
    }
}

fn is_poisoned_object(object: Obj) -> bool {
    with(|world| {
        matches!(
            world.object(object).state,
            State::RwLock { poisoned: true, .. }
        )
    })
}

/// The current thread has been let in.
fn enter(object: Obj, operation: &'static str, writes: bool, site: Site) -> Entered {
    with(|world| {
        let thread = world.current;
        if let State::RwLock {
            writer, readers, ..
        } = &mut world.object_mut(object).state
        {
            if writes {
                *writer = Some(thread);
            } else {
                readers.push(thread);
            }
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

/// Says so if the current thread asks for what it has: `clashes` is told whether it writes, and reads.
fn note_relock(lock: Obj, clashes: impl FnOnce(bool, bool) -> bool) {
    with(|world| {
        let me = world.current;
        if let State::RwLock {
            writer, readers, ..
        } = &world.object(lock).state
            && clashes(*writer == Some(me), readers.contains(&me))
        {
            world.note(Note::Relock);
        }
    });
}

pub(super) fn new(value: Value, caller: Caller) -> Id {
    // SAFETY: it is the argument of who makes the lock.
    let text = || unsafe { value.text() }.unwrap_or_default();
    Id::new("RwLock", caller, || (fresh(), text()))
}

pub(super) fn object(id: &Id, value: Value) -> Obj {
    op(|| RawLock { id, value }.object())
}

pub(super) fn read(id: &Id, value: Value, caller: Caller) -> Entered {
    let site = caller.into();
    op(|| {
        let lock = RawLock { id, value };
        let object = lock.object();
        let request = Request::new("read", site)
            .on(object)
            .when(Gate::Read(object));
        note_relock(object, |writer, _| writer);
        if announce_as(request, Nature::look(object)) == BEHIND {
            with(|world| world.record("read", Some(object), "behind a writer", site));
            let request = Request::new("read", site).on(object);
            announce_as(request.when(Gate::Behind(object)), Nature::Neutral);
        }
        enter(lock.object(), "read", false, site)
    })
}

pub(super) fn write(id: &Id, value: Value, caller: Caller) -> Entered {
    let site = caller.into();
    op(|| {
        let lock = RawLock { id, value };
        let object = lock.object();
        let request = Request::new("write", site)
            .on(object)
            .when(Gate::Write(object));
        note_relock(object, |writer, reader| writer || reader);
        announce_as(request, Nature::look(object));
        enter(lock.object(), "write", true, site)
    })
}

pub(super) fn try_read(id: &Id, value: Value, caller: Caller) -> Option<Entered> {
    op(|| RawLock { id, value }.try_enter("try_read", false, caller.into()))
}

/// The same where the program shows what is in the lock.
pub(super) fn try_read_to_show(id: &Id, value: Value) -> Option<Entered> {
    op(|| RawLock { id, value }.try_enter("try_read", false, Site::default()))
}

pub(super) fn try_write(id: &Id, value: Value, caller: Caller) -> Option<Entered> {
    op(|| RawLock { id, value }.try_enter("try_write", true, caller.into()))
}

pub(super) fn read_unlock(id: &Id, value: Value, caller: Option<Caller>) {
    op(|| {
        if is_live() {
            RawLock { id, value }.leave(
                false,
                site::of_drop(caller.map(Into::into).unwrap_or_default()),
                false,
            );
        }
    });
}

pub(super) fn write_unlock(id: &Id, value: Value, caller: Option<Caller>, unwinding: bool) {
    op(|| {
        if is_live() {
            let poisons = !unwinding && with(|world| world.me().unwinding > 0);
            RawLock { id, value }.leave(
                true,
                site::of_drop(caller.map(Into::into).unwrap_or_default()),
                poisons,
            );
        }
    });
}

/// Reads on what was written, and lets nobody write in between.
pub(super) fn downgrade(id: &Id, value: Value, caller: Caller) {
    let site = caller.into();
    op(|| {
        let lock = RawLock { id, value };
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
            object_now.returns += 1;
            world.changed(object);
            world.edge(Edge::Release(Place::Object(object)));
            world.record("downgrade", Some(object), value, site);
        });
    });
}

/// A reader leaves without a step.
pub(super) fn leave_quietly(id: &Id, value: Value) {
    op(|| {
        let object = RawLock { id, value }.object();
        with(|world| {
            let thread = world.current;
            let lock = world.object_mut(object);
            lock.remove_reader(thread);
            lock.returns += 1;
            world.edge(Edge::Release(Place::Object(object)));
        });
    });
}

pub(super) fn is_poisoned_now(id: &Id, value: Value) -> bool {
    op(|| is_poisoned_object(RawLock { id, value }.object()))
}

pub(super) fn is_poisoned(id: &Id, value: Value, caller: Caller) -> bool {
    let site = caller.into();
    op(|| {
        let object = RawLock { id, value }.object();
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
    let site = caller.into();
    op(|| {
        let object = RawLock { id, value }.object();
        announce(Request::new("clear_poison", site).on(object));
        with(|world| {
            if let State::RwLock { poisoned, .. } = &mut world.object_mut(object).state {
                *poisoned = false;
            }
            world.changed(object);
            world.record("clear_poison", Some(object), "", site);
        });
    });
}

/// From here on the value may change without an unlock: whether it is poisoned.
pub(super) fn get_mut(id: &Id, value: Value) -> bool {
    op(|| {
        let object = RawLock { id, value }.object();
        with(|world| world.object_mut(object).set(None));
        is_poisoned_object(object)
    })
}
