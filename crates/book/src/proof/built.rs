//! Has cargo build the listings of a book that run.

use crate::listings::library::Library;
use crate::listings::listing::{Listing, Name, Run};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The executables of the listings that compiled, and what the compiler said of each that did not.
#[derive(Default)]
pub struct Built {
    pub executables: BTreeMap<Name, PathBuf>,
    pub refused: BTreeMap<Name, String>,
}

impl Built {
    /// # Errors
    /// Why there is none, for an author to read.
    pub fn executable(&self, listing: &Listing) -> Result<&Path, String> {
        if let Some(words) = self.refused.get(&listing.name) {
            return Err(format!("does not compile:\n{words}"));
        }
        let executable = self.executables.get(&listing.name);
        executable
            .map(PathBuf::as_path)
            .ok_or_else(|| "cargo made no executable of it".to_owned())
    }
}

/// Compiles all listings of the book at `root` that run, with one call of cargo, and one more for those that are optimised:
/// it knows what is fresh. What it makes is put in `target`, or where cargo puts it anyway. Copies of one book have programs
/// of one name, which must not be mistaken for each other.
///
/// # Errors
/// One sentence when cargo itself fails, with its words.
pub fn build(root: &Path, target: Option<&Path>, library: &Library) -> Result<Built, String> {
    let running = || library.listings.values().filter_map(with_run);
    let crates: BTreeSet<&str> = running()
        .map(|(listing, _)| listing.name.krate.as_str())
        .collect();
    let mut plain = vec!["--bins"];
    plain.extend(crates.into_iter().flat_map(|krate| ["--package", krate]));
    let mut built = call(root, target, library, &plain)?;

    let optimised: Vec<&Listing> = running()
        .filter(|(_, run)| run.optimised)
        .map(|(listing, _)| listing)
        .filter(|listing| !built.refused.contains_key(&listing.name))
        .collect();
    if !optimised.is_empty() {
        let mut only = vec!["--release"];
        for listing in &optimised {
            only.extend([
                "--package",
                &listing.name.krate,
                "--bin",
                &listing.name.name,
            ]);
            built.executables.remove(&listing.name);
        }
        let released = call(root, target, library, &only)?;
        built.executables.extend(released.executables);
        built.refused.extend(released.refused);
    }
    Ok(built)
}

fn with_run(listing: &Listing) -> Option<(&Listing, &Run)> {
    Some((listing, listing.run()?))
}

/// One call of cargo, to build what `which` says.
fn call(
    root: &Path,
    target: Option<&Path>,
    library: &Library,
    which: &[&str],
) -> Result<Built, String> {
    let mut cargo = Command::new(cargo());
    cargo
        .current_dir(root)
        .args(["build", "--quiet", "--message-format=json", "--keep-going"])
        .args(which);
    if let Some(target) = target {
        cargo.env("CARGO_TARGET_DIR", target);
    }
    let output = cargo
        .stderr(Stdio::piped())
        .output()
        .map_err(|error| format!("cargo can't be started: {error}"))?;
    let messages = String::from_utf8_lossy(&output.stdout);
    let built = sort(
        library,
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

/// The cargo that has started this process, or else the first on the search path.
pub fn cargo() -> OsString {
    std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into())
}

fn sort(library: &Library, messages: impl Iterator<Item = Value>) -> Built {
    let by_name: BTreeMap<&str, &Name> = library
        .listings
        .keys()
        .map(|name| (name.name.as_str(), name))
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
