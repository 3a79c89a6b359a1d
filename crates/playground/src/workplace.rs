//! What compiling and running have in common: the folder they work in, what guards it, and how much may be used.

use crate::job::Jobs;
use crate::limits::Limits;
use std::path::PathBuf;

/// Where programs are compiled and run.
pub struct Workplace {
    /// The executable that calls [`crate::sandbox::enter_if_asked`] first in its `main`.
    pub stub: PathBuf,
    /// Whether the sandbox held at the start, so that it must hold from then on.
    pub must_hold: bool,
    /// Whether any of it held.
    pub is_closed: bool,
    pub limits: Limits,
    pub jobs: Jobs,
}
