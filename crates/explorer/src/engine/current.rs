//! The run that is going on.

use super::world::World;
use std::cell::RefCell;

thread_local! {
    pub(crate) static WORLD: RefCell<World> = RefCell::default();
}

/// Looks at the world, or changes it. No code of the program may run in `f`.
pub(crate) fn with<R>(f: impl FnOnce(&mut World) -> R) -> R {
    WORLD.with_borrow_mut(|world| {
        assert!(
            world.live,
            "a modelled type is used outside of an exploration"
        );
        f(world)
    })
}

/// Whether a run is going on. Values of an earlier run must not take part in it when they are dropped.
pub(crate) fn is_live() -> bool {
    WORLD.try_with(|world| world.try_borrow().is_ok_and(|world| world.live)) == Ok(true)
}
