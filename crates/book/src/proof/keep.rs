//! Writes down what is recorded: texts beside programs, and tables that tell of which runs they are.

use crate::readable;
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::fs;
use std::io;
use std::path::Path;
use std::sync::{Mutex, PoisonError};

/// A page shows so many lines of what compilers, tools and virtual machines say.
const LINES: usize = 24;

/// The first of `lines`, as many as a page shows.
pub fn shortened(lines: &[String]) -> String {
    let first = lines.iter().take(LINES);
    let mut text: String = first.flat_map(|line| [line, "\n"]).collect();
    if lines.len() > LINES {
        text += &format!("… {} more lines\n", lines.len() - LINES);
    }
    text
}

/// Keeps `text` in `file`. What is empty has none.
///
/// # Errors
/// When the file can't be written, or taken away.
pub fn text(file: &Path, text: &str) -> io::Result<()> {
    match text.is_empty() {
        true if file.exists() => fs::remove_file(file),
        true => Ok(()),
        false => fs::write(file, text),
    }
}

/// Changes the table in `file`, which begins with the lines `head`.
///
/// # Errors
/// When the file can't be read or written.
pub fn table<T: DeserializeOwned + Serialize>(
    file: &Path,
    head: &str,
    change: impl FnOnce(&mut T),
) -> io::Result<()> {
    // Programs are recorded side by side.
    static WRITING: Mutex<()> = Mutex::new(());
    let _writing = WRITING.lock().unwrap_or_else(PoisonError::into_inner);
    let before = readable::read_if_there(file)?;
    let mut table: T = toml::from_str(&before).map_err(io::Error::other)?;
    change(&mut table);
    let lines = toml::to_string(&table).map_err(io::Error::other)?;
    let now = format!("{head}{lines}");
    let is_needed = !(before.is_empty() && lines.is_empty());
    match is_needed && now != before {
        true => fs::write(file, now),
        false => Ok(()),
    }
}
