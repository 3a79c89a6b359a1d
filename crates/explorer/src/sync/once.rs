use super::id::Id;
use crate::engine::Obj;
use crate::engine::gate::Gate;
use crate::engine::knowledge::{Edge, Place};
use crate::engine::object::{Phase, State};
use crate::engine::patience::Nature;
use crate::engine::point::{announce, announce_as, is_live, refer, with};
use crate::engine::request::Request;
use crate::engine::shown::Value;
use crate::engine::site::{Caller, Site};
use crate::memory::door::op;
use crate::memory::plain::Plain;
use std::fmt;
use std::panic::{Location, RefUnwindSafe, UnwindSafe};

/// [`std::sync::Once`].
pub struct Once {
    pub(super) id: Id,
    kind: &'static str,
}

// SAFETY: the `Id` is only touched by modelled threads, which are all on one thread of the system.
unsafe impl Send for Once {}
// SAFETY: see above.
unsafe impl Sync for Once {}
impl UnwindSafe for Once {}
impl RefUnwindSafe for Once {}

/// [`std::sync::OnceState`].
#[derive(Debug)]
pub struct OnceState(bool);

impl OnceState {
    #[must_use]
    pub fn is_poisoned(&self) -> bool {
        self.0
    }
}

impl Once {
    #[track_caller]
    #[expect(clippy::new_without_default, reason = "std's has none")]
    pub fn new() -> Self {
        Self::of("Once", Location::caller())
    }

    /// `new` for statics and constants.
    #[doc(hidden)]
    #[track_caller]
    pub const fn constant() -> Self {
        Self::constant_of("Once", 0)
    }

    pub(super) fn of(kind: &'static str, caller: Caller) -> Self {
        Self {
            id: Id::new(kind, caller, || (State::Once(Phase::New), String::new())),
            kind,
        }
    }

    #[track_caller]
    pub(super) const fn constant_of(kind: &'static str, size: usize) -> Self {
        Self {
            id: Id::constant(size),
            kind,
        }
    }

    fn object(&self) -> Obj {
        self.object_with(std::ptr::null())
    }

    /// The object of a once that guards the value at an address.
    pub(super) fn object_with(&self, value: *const ()) -> Obj {
        let fresh = || (State::Once(Phase::New), String::new());
        op(|| self.id.get(self.kind, value, fresh))
    }

    #[track_caller]
    pub fn call_once(&self, f: impl FnOnce()) {
        let once = self.object();
        run(once, "call_once", Location::caller(), false, |_| {
            f();
            None
        });
    }

    #[track_caller]
    pub fn call_once_force(&self, f: impl FnOnce(&OnceState)) {
        let once = self.object();
        run(once, "call_once_force", Location::caller(), true, |state| {
            f(state);
            None
        });
    }

    #[track_caller]
    pub fn is_completed(&self) -> bool {
        is_done(self.object(), "is_completed", Site::caller())
    }

    #[track_caller]
    pub fn wait(&self) {
        wait(self.object(), Site::caller(), true);
    }
}

/// Runs `f` unless that was done before; waits for whoever is at it. `f` answers with the value it made.
/// Another `operation` runs it again after a panic only if `force`.
#[track_caller]
pub(super) fn run(
    once: Obj,
    operation: &'static str,
    caller: Caller,
    force: bool,
    f: impl FnOnce(&OnceState) -> Option<Value>,
) {
    let before = begin(once, operation, caller, force);
    match before {
        Phase::Done => return,
        Phase::Poisoned if !force && operation == "force" => {
            panic!("LazyLock instance has previously been poisoned")
        }
        Phase::Poisoned if !force => panic!("Once instance has previously been poisoned"),
        _ => {}
    }
    let unfinished = Unfinished { once, caller };
    let value = f(&OnceState(before == Phase::Poisoned));
    std::mem::forget(unfinished);
    finish(once, caller, value);
}

/// What it was when the current thread came to it.
fn begin(once: Obj, operation: &'static str, caller: Caller, force: bool) -> Phase {
    let site = caller.into();
    op(|| {
        let request = Request::new(operation, site).on(once);
        announce(request.when(Gate::Settled(once)));
        with(|world| {
            let thread = world.current;
            world.edge(Edge::Acquire(Place::Object(once)));
            let object = world.object_mut(once);
            let before = match object.state {
                State::Once(phase) => phase,
                _ => Phase::New,
            };
            let runs = before == Phase::New || force && before == Phase::Poisoned;
            if runs {
                object.state = State::Once(Phase::Running(thread));
            }
            let seen = object.value.clone();
            let value = match before {
                Phase::Done => seen,
                Phase::Poisoned if !force => "poisoned".to_owned(),
                _ => "runs".to_owned(),
            };
            world.look(once);
            world.record(operation, Some(once), value, site);
            before
        })
    })
}

impl Plain for Phase {
    fn pack(self) -> [u64; 2] {
        match self {
            Self::New => [0, 0],
            Self::Running(thread) => [1, thread as u64],
            Self::Done => [2, 0],
            Self::Poisoned => [3, 0],
        }
    }

    fn unpack([phase, thread]: [u64; 2]) -> Self {
        match phase {
            0 => Self::New,
            1 => Self::Running(thread as usize),
            2 => Self::Done,
            _ => Self::Poisoned,
        }
    }
}

/// Poisons a once whose closure panics.
struct Unfinished {
    once: Obj,
    caller: Caller,
}

impl Drop for Unfinished {
    fn drop(&mut self) {
        poison(self.once, self.caller);
    }
}

fn finish(once: Obj, caller: Caller, value: Option<Value>) {
    op(|| {
        // SAFETY: nobody but the current thread has what it made, which it does nothing with meanwhile.
        let text = value.and_then(|value| unsafe { value.text() });
        settle(once, caller.into(), Phase::Done, text.unwrap_or_default());
    });
}

fn poison(once: Obj, caller: Caller) {
    op(|| {
        if is_live() {
            settle(once, caller.into(), Phase::Poisoned, String::new());
        }
    });
}

fn settle(once: Obj, site: Site, phase: Phase, text: String) {
    announce(Request::new("done", site).on(once).with(text.clone()));
    with(|world| {
        let object = world.object_mut(once);
        object.state = State::Once(phase);
        object.value.clone_from(&text);
        world.changed(once);
        world.edge(Edge::Release(Place::Object(once)));
        let value = if phase == Phase::Done {
            text
        } else {
            "poisoned".to_owned()
        };
        world.record("done", Some(once), value, site);
    });
}

pub(super) fn is_done(once: Obj, operation: &'static str, site: Site) -> bool {
    op(|| {
        announce_as(Request::new(operation, site).on(once), Nature::look(once));
        with(|world| {
            let done = matches!(world.object(once).state, State::Once(Phase::Done));
            if done {
                world.edge(Edge::Acquire(Place::Object(once)));
            }
            world.look(once);
            let seen = world.object(once).value.clone();
            let value = if done {
                format!("done {seen}")
            } else {
                "not done".to_owned()
            };
            world.record(operation, Some(once), value.trim_end(), site);
            done
        })
    })
}

/// Waits until the closure has run; a panic of it is the end of the wait only if `poisons`.
#[track_caller]
pub(super) fn wait(once: Obj, site: Site, poisons: bool) {
    let poisoned = op(|| {
        let gate = if poisons {
            Gate::Done(once)
        } else {
            Gate::Complete(once)
        };
        announce(Request::new("wait", site).on(once).when(gate));
        with(|world| {
            world.edge(Edge::Acquire(Place::Object(once)));
            let seen = world.object(once).value.clone();
            world.record("wait", Some(once), seen, site);
            matches!(world.object(once).state, State::Once(Phase::Poisoned))
        })
    });
    assert!(!poisoned, "Once instance has previously been poisoned");
}

impl fmt::Debug for Once {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        refer(f, "Once", self.object())
            .unwrap_or_else(|| f.debug_struct("Once").finish_non_exhaustive())
    }
}
