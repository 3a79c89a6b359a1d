//! What compiling and running have in common: the folder they work in, what guards it, and how much may be used.

use crate::budget::Budget;
use crate::job::Jobs;
use crate::limits::Limits;
use crate::sandbox::Keeper;
use crate::turns::Turns;
use std::sync::Arc;

/// Where programs are compiled and run.
pub struct Workplace {
    /// What is started is started from its stub, and ends with the server.
    pub keeper: Arc<Keeper>,
    /// Places for those that compute all the time.
    pub turns: Turns,
    /// What all compilers may hold.
    pub budget: Arc<Budget>,
    /// Whether the sandbox held at the start, so that it must hold from then on.
    pub must_hold: bool,
    /// Whether any of it held.
    pub is_closed: bool,
    pub limits: Limits,
    pub jobs: Jobs,
}
