//! One crate that programs may use, and what compiling all of them gives.

use serde::Serialize;
use std::path::PathBuf;

/// A crate that programs may use.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Crate {
    /// That of its package.
    pub name: String,
    /// The one that cargo resolves for the package that depends on it.
    pub version: String,
    /// As it is written in a program.
    pub identifier: String,
}

/// Compiled crates.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Built {
    /// Identifier and file of each.
    pub externs: Vec<(String, PathBuf)>,
    /// Folders of those and of all that they depend on.
    pub folders: Vec<PathBuf>,
    /// Differs for those that were compiled from other sources, though the files have the same names.
    pub stamp: String,
}

impl Built {
    /// What several crates give together.
    pub fn together(all: Vec<&Self>) -> Self {
        let mut together = Self::default();
        for one in all {
            together.externs.extend(one.externs.iter().cloned());
            together.folders.extend(one.folders.iter().cloned());
            together.stamp += &one.stamp;
        }
        together.externs.sort();
        together.folders.sort();
        together.folders.dedup();
        together
    }

    /// Whether its files are still there.
    pub fn is_there(&self) -> bool {
        let files = self.externs.iter().map(|(_, file)| file);
        // Where nothing was compiled there may be no folder.
        self.externs.is_empty() || files.chain(&self.folders).all(|path| path.exists())
    }
}
