//! Refused listings, tried by trybuild together, and what came of each.
//!
//! trybuild compiles all that it is given in one go, and panics if any of them is not refused as recorded. Which, it tells by
//! its words only: so it has a process of its own, whose words are read.

use std::collections::BTreeMap;
use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

/// As the first argument: try those that follow.
const TRY: &str = "--try";

/// Whether this process is to be trybuild's.
pub fn is_asked() -> bool {
    env::args().nth(1).is_some_and(|first| first == TRY)
}

/// What that process does.
pub fn try_those_named() {
    // They are tried when it is dropped, which panics where one fails.
    let tests = trybuild::TestCases::new();
    for path in env::args_os().skip(2) {
        tests.compile_fail(path);
    }
}

/// What came of each listing that was tried.
pub struct Verdicts {
    /// What trybuild said of those of which it said anything.
    told: BTreeMap<PathBuf, Told>,
    is_recording: bool,
    /// Whether it failed, and said of none of them that it is why.
    is_unexplained: bool,
    /// All that it said.
    said: String,
}

struct Told {
    /// The word behind the name.
    word: String,
    /// All about the listing.
    words: String,
}

/// Tries the listings at `paths` by `own`, this executable.
pub fn verdicts(own: &mut Command, paths: &[PathBuf], is_recording: bool) -> Verdicts {
    // That it panics is no fault of its own.
    let output = own.arg(TRY).args(paths).env("RUST_BACKTRACE", "0").output();
    let output = output.expect("a test can be started once more");
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    let mut verdicts = Verdicts {
        told: told(&said, paths),
        is_recording,
        is_unexplained: false,
        said,
    };
    verdicts.is_unexplained =
        !output.status.success() && paths.iter().all(|path| verdicts.of(path).is_ok());
    verdicts
}

impl Verdicts {
    /// Whether the listing at `path` is refused as recorded, or was recorded, if that was asked for.
    ///
    /// # Errors
    /// What trybuild said of it.
    pub fn of(&self, path: &Path) -> Result<(), String> {
        match self.told.get(path) {
            _ if self.is_unexplained => Err(self.said.clone()),
            Some(told) if told.word == "ok" || (self.is_recording && told.word == "wip") => Ok(()),
            Some(told) => Err(told.words.clone()),
            None => Err(self.said.clone()),
        }
    }
}

/// Each listing has a line such as `test threads/broken/sum.rs ... mismatch`, and then whatever there is to say of it.
fn told(said: &str, paths: &[PathBuf]) -> BTreeMap<PathBuf, Told> {
    let mut all: BTreeMap<PathBuf, Told> = BTreeMap::new();
    let mut now = None;
    for line in said.lines() {
        let plain = without_colours(line);
        let begins = plain
            .strip_prefix("test ")
            .and_then(|line| line.split_once(" ... "));
        let begins = begins.map(|(path, word)| (PathBuf::from(path), word));
        if let Some((path, word)) =
            begins.filter(|(path, _)| paths.contains(path) && !all.contains_key(path))
        {
            let (word, words) = (word.to_owned(), String::new());
            all.insert(path.clone(), Told { word, words });
            now = Some(path);
        }
        if let Some(told) = now.as_ref().and_then(|path| all.get_mut(path)) {
            told.words += line;
            told.words.push('\n');
        }
    }
    all
}

/// `line` without what makes a terminal write in colours, which trybuild takes every terminal and file to want.
fn without_colours(line: &str) -> String {
    let mut parts = line.split("\x1b[");
    let first = parts.next().unwrap_or_default().to_owned();
    let behind = parts.map(|part| part.split_once('m').map_or(part, |(_, text)| text));
    first + &behind.collect::<String>()
}
