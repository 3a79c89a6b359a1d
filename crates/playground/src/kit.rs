//! A compiler with the crates that were compiled by it: neither is of use to another's.

use crate::crates::{Crates, Source};
use crate::toolchain::Toolchain;
use std::path::Path;

/// What programs of one channel are compiled with.
pub struct Kit {
    pub toolchain: Toolchain,
    pub crates: Crates,
}

impl Kit {
    /// Begins to compile the crates of `source` in a folder of `work`.
    pub fn new(toolchain: Toolchain, source: Option<&Source>, work: &Path) -> Self {
        let crates = match source {
            Some(source) => Crates::compile(source, work, &toolchain),
            None => Crates::none(),
        };
        Self { toolchain, crates }
    }
}
