//! Writes down what a tool has said: a table of `tried.toml`, and its words beside the program.

use crate::listings::listing::Listing;
use crate::listings::manifest::Tool;
use crate::listings::tried::{self, All, Record, TRIED};
use crate::readable;
use std::fs;
use std::io;
use std::path::Path;
use std::sync::{Mutex, PoisonError};

const HEAD: &str =
    "# What tools said of listings, and how long that took. Written by `cargo run -- bless`.\n\n";

/// Keeps what `tool` has said of `listing`, of the book at `root`.
///
/// # Errors
/// When a file can't be read or written.
pub fn keep(
    root: &Path,
    listing: &Listing,
    tool: Tool,
    record: &Record,
    words: &str,
) -> io::Result<()> {
    // Listings are recorded side by side.
    static WRITING: Mutex<()> = Mutex::new(());
    let _writing = WRITING.lock().unwrap_or_else(PoisonError::into_inner);
    let file = root.join("listings").join(&listing.name.krate).join(TRIED);
    let mut all: All = match readable::read_to_string(&file) {
        Ok(text) => toml::from_str(&text).map_err(io::Error::other)?,
        Err(error) if error.kind() == io::ErrorKind::NotFound => All::new(),
        Err(error) => return Err(error),
    };
    let of_listing = all.entry(listing.name.name.clone()).or_default();
    of_listing.insert(tool.key().to_owned(), record.clone());
    let text = toml::to_string(&all).map_err(io::Error::other)?;
    fs::write(&file, format!("{HEAD}{text}"))?;
    let words_file = root.join(tried::words(&listing.path, tool));
    match words.is_empty() {
        true if words_file.exists() => fs::remove_file(words_file),
        true => Ok(()),
        false => fs::write(words_file, words),
    }
}
