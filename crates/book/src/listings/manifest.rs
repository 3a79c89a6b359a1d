//! `listings.toml`: what an author says about the listings of a crate.

mod ends;
mod explore;
mod tools;

pub use ends::Ends;
pub use explore::{Eager, Explore, Goal, Model, Reach, options};
pub use tools::{Claim, Tool};

use crate::problem::Problem;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::Path;

/// The manifest of one listing crate: a table a listing, keyed by its name.
pub type Manifest = BTreeMap<String, Entry>;

/// What is said of one listing. Its kind is not: that follows from the folder its file is in.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// A phrase under which the listing stands on the page; inline Markdown is allowed.
    pub caption: String,
    /// How what it prints is compared; of listings that run only.
    pub output: Option<Output>,
    /// How it ends; of listings that run only.
    pub ends: Option<Ends>,
    /// Whether it is compiled with optimisation, as `--release` does it, for one that measures; of listings that run only.
    pub optimised: Option<bool>,
    /// What the broken rule guards against, though this program might have run well; of refused listings only.
    pub saves_from: Option<String>,
    /// The listing of the same crate that is the repair; of refused listings only.
    pub repaired_by: Option<String>,
    /// What is claimed of its schedules; of listings that run only.
    pub explore: Option<Explore>,
    /// What tools are claimed to make of it; not of refused listings.
    #[serde(default)]
    pub tools: BTreeMap<Tool, Claim>,
    /// The listing of the same crate whose fault it looks for, rewritten for a tool; of tests only.
    pub of: Option<String>,
}

/// How the recorded output of a listing is compared with that of a run.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Output {
    /// To the letter.
    #[default]
    Exact,
    /// The same lines, in whatever order.
    AnyOrder,
    /// Not at all: the listing asserts what is always true, and is run many times.
    Varies,
}

/// Reads the manifest text of `file` (a path relative to the book's root, for messages).
///
/// # Errors
/// A [`Problem`] with the line where the text is not TOML, a key is unknown or missing, or a value is of the wrong type.
pub fn parse(file: &Path, text: &str) -> Result<Manifest, Problem> {
    toml::from_str(text).map_err(|error| Problem::of_toml(file, text, &error))
}

/// The line, counted from 1, of the table `[name]` in a manifest's text.
pub fn line_of(text: &str, name: &str) -> Option<usize> {
    let header = format!("[{name}]");
    text.lines()
        .position(|line| line.trim().starts_with(&header))
        .map(|index| index + 1)
}
