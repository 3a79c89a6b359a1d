//! [`std::hint`] for explored programs.

pub use ::std::hint::{assert_unchecked, black_box, unreachable_unchecked};

use crate::engine::site::Site;

#[track_caller]
pub fn spin_loop() {
    crate::thread::pause("spin_loop", "", Site::caller());
}
