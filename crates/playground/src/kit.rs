//! A compiler with the crates that are compiled by it: neither is of use to another's.

use crate::crates::{Crates, Source};
use crate::program::{Channel, Program};
use crate::sandbox::Keeper;
use crate::toolchain::Toolchain;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

/// What programs of one channel are compiled with.
pub struct Kit {
    pub toolchain: Toolchain,
    pub crates: Crates,
}

impl Kit {
    /// With the crates of `source`, which are compiled in `work`.
    fn new(
        toolchain: Toolchain,
        source: Option<&Source>,
        work: &Path,
        keeper: &Arc<Keeper>,
    ) -> Self {
        let crates = match source {
            Some(source) => Crates::new(source, work, &toolchain, keeper),
            None => Crates::none(),
        };
        Self { toolchain, crates }
    }
}

/// The kits of all channels.
pub struct Kits {
    usual: Kit,
    /// Looked for when a program first asks for it; or the sentence that says why there is none.
    nightly: OnceLock<Result<Kit, String>>,
    /// What the crates of a kit are compiled from, and where.
    source: Option<Source>,
    work: PathBuf,
    /// What cargo ends with.
    keeper: Arc<Keeper>,
}

impl Kits {
    /// With the crates of `source`, which are compiled by `usual` in `work`.
    pub fn new(
        usual: Toolchain,
        source: Option<Source>,
        work: PathBuf,
        keeper: Arc<Keeper>,
    ) -> Self {
        Self {
            usual: Kit::new(usual, source.as_ref(), &work, &keeper),
            nightly: OnceLock::new(),
            source,
            work,
            keeper,
        }
    }

    /// What programs are compiled with that ask for no other.
    pub fn usual(&self) -> &Kit {
        &self.usual
    }

    /// What `program` is compiled with.
    ///
    /// # Errors
    /// A sentence that says why there is no such compiler.
    pub fn of(&self, program: &Program) -> Result<&Kit, String> {
        if program.channel == Channel::Stable || self.usual.toolchain.is_nightly() {
            return Ok(&self.usual);
        }
        let nightly = self.nightly.get_or_init(|| {
            let toolchain = self.usual.toolchain.nightly()?;
            // Programs are explored by the usual compiler.
            let source = self.source.clone().map(|source| Source {
                explorer: None,
                ..source
            });
            let work = self.work.join("nightly");
            Ok(Kit::new(toolchain, source.as_ref(), &work, &self.keeper))
        });
        nightly.as_ref().map_err(Clone::clone)
    }
}
