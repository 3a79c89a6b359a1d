//! Has cargo build the listings of a book that run.

use crate::build::locate;
use crate::listings::listing::{Listing, Name, Run};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsString;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;

/// The executables of the listings that compiled, and what the compiler said of each that did not.
#[derive(Debug, Default)]
pub struct Built {
    pub executables: BTreeMap<Name, PathBuf>,
    /// The executables that run the tests of those that have some.
    pub tests: BTreeMap<Name, PathBuf>,
    pub refused: BTreeMap<Name, String>,
}

impl Built {
    /// # Errors
    /// Why there is none, for an author to read.
    pub fn executable(&self, listing: &Listing) -> Result<&Path, String> {
        self.one_of(&self.executables, listing)
    }

    /// # Errors
    /// Why its tests can't be run, for an author to read.
    pub fn tests_of(&self, listing: &Listing) -> Result<&Path, String> {
        self.one_of(&self.tests, listing)
    }

    fn one_of<'a>(
        &'a self,
        executables: &'a BTreeMap<Name, PathBuf>,
        listing: &Listing,
    ) -> Result<&'a Path, String> {
        if let Some(words) = self.refused.get(&listing.name) {
            return Err(format!("does not compile:\n{words}"));
        }
        let executable = executables.get(&listing.name);
        executable
            .map(PathBuf::as_path)
            .ok_or_else(|| "cargo made no executable of it".to_owned())
    }
}

/// Compiles those `listings` of the book at `root` that run, with one call of cargo, and one more at the same time for those
/// that are optimised: it knows what is fresh. Tests that listings have are compiled by another. What it makes is put in
/// `target`, or where cargo puts it anyway. Copies of one book have programs of one name, which must not be mistaken for each
/// other.
///
/// # Errors
/// One sentence when cargo itself fails, with its words.
pub fn build<'a>(
    root: &Path,
    target: Option<&Path>,
    listings: impl IntoIterator<Item = &'a Listing>,
) -> Result<Built, String> {
    let running: Vec<(&Listing, &Run)> = listings
        .into_iter()
        .filter_map(|listing| Some((listing, listing.run()?)))
        .collect();
    let names = |is_meant: &dyn Fn(&Listing, &Run) -> bool| -> Vec<&Name> {
        let meant = running
            .iter()
            .filter(|(listing, run)| is_meant(listing, run));
        meant.map(|(listing, _)| &listing.name).collect()
    };
    let plain = names(&|_, run| !run.optimised);
    let optimised = names(&|_, run| run.optimised);
    let tested = names(&|listing, _| listing.source.tests() > 0);
    // Each profile has a folder of its own, so that neither call waits for the other.
    let (built, more) = thread::scope(|scope| {
        let more = scope.spawn(|| call(root, target, &optimised, &OPTIMISED));
        let built = call(root, target, &plain, &PLAIN);
        (built, more.join().expect("a call that fails says so"))
    });
    let (mut built, more) = (built?, more?);
    built.executables.extend(more.executables);
    built.refused.extend(more.refused);
    let tests = call(root, target, &tested, &OWN_TESTS)?;
    built.tests = tests.executables;
    built.refused.extend(tests.refused);
    Ok(built)
}

/// What is asked of cargo.
#[derive(Clone, Copy)]
pub struct How<'a> {
    /// The command, and its options.
    pub words: &'a [&'a str],
    /// What stands before each name.
    pub kind: &'a str,
    pub environment: &'a [(&'a str, &'a str)],
}

const PLAIN: How<'_> = How {
    words: &["build", "--keep-going"],
    kind: "--bin",
    environment: &[],
};

const OPTIMISED: How<'_> = How {
    words: &["build", "--keep-going", "--profile", "release"],
    ..PLAIN
};

const OWN_TESTS: How<'_> = How {
    words: &["test", "--no-run"],
    ..PLAIN
};

/// The executable that cargo makes of one listing.
///
/// # Errors
/// What cargo or the compiler says.
pub fn one(
    root: &Path,
    target: Option<&Path>,
    listing: &Listing,
    how: &How<'_>,
) -> Result<PathBuf, String> {
    let built = call(root, target, &[&listing.name], how)?;
    built.executable(listing).map(Path::to_path_buf)
}

/// One call of cargo for what is called `names`; none if that is nothing.
fn call(
    root: &Path,
    target: Option<&Path>,
    names: &[&Name],
    how: &How<'_>,
) -> Result<Built, String> {
    if names.is_empty() {
        return Ok(Built::default());
    }
    let crates: BTreeSet<&str> = names.iter().map(|name| name.krate.as_str()).collect();
    let mut cargo = Command::new(cargo());
    at_work(&mut cargo, root, target)
        .args(how.words)
        .args(["--quiet", "--message-format=json"])
        .envs(how.environment.iter().copied());
    for krate in crates {
        cargo.args(["--package", krate]);
    }
    for name in names {
        cargo.args([how.kind, &name.name]);
    }
    let output = cargo
        .stderr(Stdio::piped())
        .output()
        .map_err(|error| format!("cargo can't be started: {error}"))?;
    let messages = String::from_utf8_lossy(&output.stdout);
    let built = sort(
        names,
        messages
            .lines()
            .filter_map(|line| serde_json::from_str(line).ok()),
    );
    if !output.status.success() && built.refused.is_empty() {
        return Err(format!(
            "cargo build failed: {}",
            String::from_utf8_lossy(&output.stderr)
        ));
    }
    Ok(built)
}

/// Has `cargo` work on the book at `root`. What it makes is put in `target`, or where cargo puts it anyway.
pub fn at_work<'a>(cargo: &'a mut Command, root: &Path, target: Option<&Path>) -> &'a mut Command {
    if let Some(target) = target.map(Path::to_path_buf).or_else(|| apart(root)) {
        cargo.env("CARGO_TARGET_DIR", target);
    }
    cargo.current_dir(root)
}

/// A folder of its own for the book at `root`, if this program was built elsewhere than in it: copies of one book that share a
/// folder of builds are one to cargo.
fn apart(root: &Path) -> Option<PathBuf> {
    let target = locate::target()?;
    let mut name = DefaultHasher::new();
    root.hash(&mut name);
    let name = format!("{:016x}", name.finish());
    (!target.starts_with(root)).then(|| target.join("listings").join(name))
}

/// The cargo that has started this process, or else the first on the search path.
pub fn cargo() -> OsString {
    std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into())
}

fn sort(names: &[&Name], messages: impl Iterator<Item = Value>) -> Built {
    let by_name: BTreeMap<&str, &Name> = names
        .iter()
        .map(|name| (name.name.as_str(), *name))
        .collect();
    let mut built = Built::default();
    for message in messages {
        let target = message["target"]["name"].as_str().unwrap_or_default();
        let Some(&name) = by_name.get(target) else {
            continue;
        };
        if let Some(executable) = message["executable"].as_str() {
            built.executables.insert(name.clone(), executable.into());
        }
        if message["message"]["level"] == "error" {
            let words = message["message"]["rendered"].as_str().unwrap_or_default();
            built
                .refused
                .entry(name.clone())
                .or_default()
                .push_str(words);
        }
    }
    built
}
