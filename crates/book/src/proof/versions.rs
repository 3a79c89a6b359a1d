//! Of which version of its program a recorded run is, where the run is not compared with others: `recorded.toml` in the
//! folder of the crate, a line a listing, written with each record.

use crate::listings::library::RECORDED;
use crate::listings::listing::{Listing, Run};
use crate::listings::manifest::{Ends, Output};
use crate::proof::fault::Fault;
use crate::readable;
use playground::explore::hash;
use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

const HEAD: &str = "# The program of which each recorded run is that may differ from the next. Written by `cargo run -- bless`.\n";

/// Whether the recorded run of `listing` is one of its program as it is now.
///
/// # Errors
/// That it is not.
pub fn check(listing: &Listing, run: &Run) -> Result<(), Fault> {
    if !may_differ(run) || run.recorded_of == Some(hash(&listing.source.text())) {
        return Ok(());
    }
    Err(Fault::new(
        "its recorded run is one of another version of the program; `cargo run -- bless` records it anew",
    ))
}

/// Keeps that the record of `listing`, of the book at `root`, is one of its program as it is now.
///
/// # Errors
/// When the file can't be read or written.
pub fn keep(root: &Path, listing: &Listing) -> io::Result<()> {
    // Listings are recorded side by side.
    static WRITING: Mutex<()> = Mutex::new(());
    let _writing = WRITING.lock().unwrap_or_else(PoisonError::into_inner);
    let file: PathBuf = root
        .join("listings")
        .join(&listing.name.krate)
        .join(RECORDED);
    let text = match readable::read_to_string(&file) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => String::new(),
        read => read?,
    };
    let mut versions: BTreeMap<String, String> = toml::from_str(&text).map_err(io::Error::other)?;
    let name = listing.name.name.clone();
    match listing.run().is_some_and(may_differ) {
        true => versions.insert(name, hash(&listing.source.text())),
        false => versions.remove(&name),
    };
    let lines = versions
        .iter()
        .map(|(name, version)| format!("{name} = \"{version}\"\n"));
    let now: String = std::iter::once(HEAD.to_owned()).chain(lines).collect();
    match (now == text, versions.is_empty()) {
        (true, _) => Ok(()),
        (false, true) if text.is_empty() => Ok(()),
        (false, _) => fs::write(&file, now),
    }
}

fn may_differ(run: &Run) -> bool {
    run.output == Output::Varies || run.ends == Ends::MayHang
}
