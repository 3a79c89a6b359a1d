//! What tools said of a listing when that was recorded: `tried.toml` in the folder of the crate, a table a listing and tool,
//! and beside the program the words of each, in `name.tool.txt`.

use crate::listings::manifest::{Claim, Entry, Tool};
use crate::problem::Problem;
use crate::readable;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// In the folder of a listing crate.
pub const TRIED: &str = "tried.toml";

/// All of a crate: by listing, and by [`Tool::key`].
pub type All = BTreeMap<String, BTreeMap<String, Record>>;

/// A tool and a listing.
#[derive(Debug, Clone)]
pub struct Tried {
    pub claim: Claim,
    /// What came of it, if that is recorded.
    pub record: Option<Record>,
    /// What it said; nothing, if it had nothing to say.
    pub words: String,
}

/// What came of a run.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Record {
    pub found: bool,
    /// How long it took: with compiling for Clippy and Miri, which can't do without; without it for the others.
    pub ms: u64,
    /// The tool and the compiler, with their versions.
    pub with: String,
    /// The day, `2026-11-30`.
    pub on: String,
    /// The version of the program.
    pub of: String,
}

/// What tools make of the listing called `name`, whose table is `entry` and whose program is at `path`, relative to `root`.
///
/// # Errors
/// When words can't be read.
pub fn of(
    root: &Path,
    path: &Path,
    name: &str,
    entry: &Entry,
    all: &All,
) -> Result<BTreeMap<Tool, Tried>, Problem> {
    let read = |file: PathBuf| {
        readable::read_if_there(&root.join(&file))
            .map_err(|error| Problem::unreadable(file, &error))
    };
    let tried = entry.tools.iter().map(|(tool, claim)| {
        let record = all.get(name).and_then(|tools| tools.get(tool.key()));
        let tried = Tried {
            claim: claim.clone(),
            record: record.cloned(),
            words: read(words(path, *tool))?,
        };
        Ok((*tool, tried))
    });
    tried.collect()
}

/// Where the words of `tool` about the program at `path` are.
pub fn words(path: &Path, tool: Tool) -> PathBuf {
    path.with_extension(format!("{}.txt", tool.key()))
}
