//! What a program may use besides the standard library: the crates that a package depends on, compiled once, in advance;
//! and the explorer, to which explored programs are linked in the place of all that.
//!
//! ```text
//! Source ─▶ cargo metadata: which crates, in which versions   [cargo]
//!        └▶ cargo build: a library each                       [cargo]
//! Shelf      what came of that, for whoever waits for it      [shelf]
//! ```

mod cargo;
mod library;
mod shelf;

use crate::program::Goal;
use crate::sandbox::Keeper;
use crate::stop::Stop;
use crate::toolchain::Toolchain;
use cargo::Cargo;
use serde::Deserialize;
use shelf::Shelf;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

pub use library::{Built, Crate};

/// The package of the standard library that explored programs are linked to.
pub const EXPLORER: &str = "explorer";

/// Where the crates come from.
#[derive(Debug, Clone, Default)]
pub struct Source {
    /// The folder of the package whose dependencies they are. It, or the workspace it is in, must have a `Cargo.lock`:
    /// nothing is written there.
    pub package: Option<PathBuf>,
    /// Whether they are compiled only when a program first names one.
    pub lazy: bool,
    /// The folder of the workspace with the package [`EXPLORER`], if programs are to be explored.
    pub explorer: Option<PathBuf>,
    /// How an author adds a crate, in a sentence that is told to whoever misses one.
    pub more: String,
}

/// The crates, once they are compiled.
pub struct Crates {
    /// As they are written in a program, as far as the manifest tells.
    identifiers: Vec<String>,
    of_programs: Shelf,
    explorer: Shelf,
    more: String,
}

impl Crates {
    /// No crates at all.
    pub fn none() -> Self {
        Self {
            identifiers: Vec::new(),
            of_programs: Shelf::empty(),
            explorer: Shelf::empty(),
            more: String::new(),
        }
    }

    /// Begins to compile the crates of `source` by `toolchain` into `target`. If that fails, the terminal is told why, and
    /// there are none. Dropping them ends that.
    pub fn compile(
        source: &Source,
        target: &Path,
        toolchain: &Toolchain,
        keeper: &Arc<Keeper>,
    ) -> Self {
        let cargo = |folder: &PathBuf| Cargo {
            folder: folder.clone(),
            target: target.to_owned(),
            toolchain: toolchain.clone(),
            keeper: Arc::clone(keeper),
        };
        let manifest = source.package.as_deref().map(manifest).unwrap_or_default();
        let package = source.package.as_ref();
        let package = package.filter(|_| !manifest.is_empty()).map(cargo);
        let explorer = source.explorer.as_ref().map(cargo);
        Self {
            identifiers: manifest,
            of_programs: package.map_or_else(Shelf::empty, |cargo| {
                Shelf::of_dependencies(cargo, source.lazy)
            }),
            explorer: explorer.map_or_else(Shelf::empty, |cargo| Shelf::of_member(cargo, EXPLORER)),
            more: source.more.clone(),
        }
    }

    /// The crates that programs may use. Waits a moment for cargo to tell, if it has just been asked.
    pub fn named(&self) -> Vec<Crate> {
        self.of_programs.named()
    }

    /// How an author adds a crate, in a sentence.
    pub fn more(&self) -> &str {
        &self.more
    }

    /// What `code` needs of them for `goal`: nothing if it names none, else all. `None` while they are being compiled.
    pub fn known(&self, code: &str, goal: Goal) -> Option<Built> {
        match self.needed(code, goal) {
            Some(shelf) => shelf.built(),
            None => Some(Built::default()),
        }
    }

    /// As [`Crates::known`], but waits until they are compiled, or `stop` says to stop.
    pub fn of(&self, code: &str, goal: Goal, stop: &Stop) -> Built {
        let shelf = self.needed(code, goal);
        shelf.map(|shelf| shelf.wait(stop)).unwrap_or_default()
    }

    /// Whether there is an explorer to link programs to, once it is compiled.
    pub fn can_explore(&self, stop: &Stop) -> bool {
        let built = self.explorer.wait(stop);
        built.externs.iter().any(|(name, _)| name == EXPLORER)
    }

    /// An explored program has the standard library that explores, and nothing that would use the real one behind its back;
    /// others have no use for that.
    fn needed(&self, code: &str, goal: Goal) -> Option<&Shelf> {
        if goal == Goal::Explored {
            return Some(&self.explorer);
        }
        let mut identifiers = self.identifiers.iter();
        let is_named = identifiers.any(|identifier| code.contains(identifier));
        is_named.then_some(&self.of_programs)
    }
}

#[derive(Deserialize)]
struct Manifest {
    #[serde(default)]
    dependencies: toml::Table,
    #[serde(default)]
    target: toml::Table,
}

/// The identifiers of all dependencies that the manifest in `folder` names, those of other systems included.
fn manifest(folder: &Path) -> Vec<String> {
    let text = fs::read_to_string(folder.join("Cargo.toml")).unwrap_or_default();
    // What is wrong with it, cargo tells.
    let Ok(manifest) = toml::from_str::<Manifest>(&text) else {
        return Vec::new();
    };
    let of_targets = manifest
        .target
        .values()
        .filter_map(|target| target.get("dependencies")?.as_table());
    let all = std::iter::once(&manifest.dependencies).chain(of_targets);
    all.flat_map(|table| table.keys())
        .map(|name| name.replace('-', "_"))
        .collect()
}
