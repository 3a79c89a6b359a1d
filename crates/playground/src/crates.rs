//! What a program may use besides the standard library: the crates that a package depends on, each compiled once, when a
//! program first names it; and the explorer, to which explored programs are linked in the place of all that.
//!
//! ```text
//! Source ─▶ cargo metadata: which crates, in which versions   [cargo]
//!        └▶ cargo build: a library each, when it is wanted    [cargo]
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
    /// The folder of the workspace with the package [`EXPLORER`], if programs are to be explored.
    pub explorer: Option<PathBuf>,
    /// How an author adds a crate, in a sentence that is told to whoever misses one.
    pub more: String,
}

/// The crates, as far as they are compiled.
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

    /// The crates of `source`, which are compiled by `toolchain` into `target` when a program needs them. What can't be is
    /// told to the terminal, and is not there. Dropping them ends that.
    pub fn new(
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
            of_programs: package.map_or_else(Shelf::empty, Shelf::of_dependencies),
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

    /// Those that `code` names, as far as it needs them for `goal`, that are not compiled yet: identifiers.
    pub fn missing(&self, code: &str, goal: Goal) -> Vec<String> {
        match goal {
            Goal::Explored if self.explorer.is_empty() => Vec::new(),
            Goal::Explored => self.explorer.missing(&[EXPLORER.to_owned()]),
            _ => match self.needed(code, goal) {
                (_, names) if names.is_empty() => Vec::new(),
                (shelf, names) => shelf.missing(&names),
            },
        }
    }

    /// What `code` needs of them for `goal`: those that it names. `None` while one of them is being compiled.
    pub fn known(&self, code: &str, goal: Goal) -> Option<Built> {
        match self.needed(code, goal) {
            (_, names) if names.is_empty() => Some(Built::default()),
            (shelf, names) => shelf.built(&names),
        }
    }

    /// As [`Crates::known`], but waits until they are compiled, or `stop` says to stop.
    pub fn of(&self, code: &str, goal: Goal, stop: &Stop) -> Built {
        match self.needed(code, goal) {
            (_, names) if names.is_empty() => Built::default(),
            (shelf, names) => shelf.wait(&names, stop),
        }
    }

    /// Whether there is an explorer to link programs to, once it is compiled.
    pub fn can_explore(&self, stop: &Stop) -> bool {
        let built = self.explorer.wait(&[EXPLORER.to_owned()], stop);
        built.externs.iter().any(|(name, _)| name == EXPLORER)
    }

    /// An explored program has the standard library that explores, and nothing that would use the real one behind its back;
    /// others have no use for that.
    fn needed(&self, code: &str, goal: Goal) -> (&Shelf, Vec<String>) {
        if goal == Goal::Explored {
            return (&self.explorer, vec![EXPLORER.to_owned()]);
        }
        // Cargo has told as a rule before anybody asks. What it calls a library may be called otherwise in the manifest.
        let told = self.of_programs.identifiers();
        let mut names = told.unwrap_or_else(|| self.identifiers.clone());
        names.retain(|name| names_it(code, name));
        names.sort();
        (&self.of_programs, names)
    }
}

/// Whether `identifier` stands in `code` as a word, be it in a comment.
fn names_it(code: &str, identifier: &str) -> bool {
    let is_part = |letter: char| letter == '_' || letter.is_alphanumeric();
    code.match_indices(identifier).any(|(at, _)| {
        !code[..at].ends_with(is_part) && !code[at + identifier.len()..].starts_with(is_part)
    })
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_crate_is_named_by_a_word() {
        let names = |code| names_it(code, "loom");
        assert!(names("use loom::model;"));
        assert!(names("#[loom::test]"));
        assert!(names("extern crate r#loom;"));
        assert!(!names("let bloom = 1;"));
        assert!(!names("let loomé = looming(heir_loom, loom2);"));
        assert!(names("let bloom = loom!();"));
    }
}
