//! The reader's file. It is written once, where there is nothing, and from then on only read.

use super::markdown::wrap;
use super::screen::Screen;
use crate::exercises::Exercise;
use crate::readable;
use anyhow::Context;
use std::fs::{self, OpenOptions};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

/// Beside `book.toml`.
const FOLDER: &str = "exercises";

pub struct Answer {
    path: PathBuf,
    /// As a reader in the current folder would name it.
    pub shown: String,
}

/// How it came about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Begun {
    /// The starter was written.
    New,
    /// It was there.
    Before,
}

impl Answer {
    /// That of an exercise of the book in `root`.
    pub fn of(root: &Path, exercise: &Exercise) -> Answer {
        Answer::at(&root.join(FOLDER).join(format!("{}.rs", exercise.name)))
    }

    pub fn at(path: &Path) -> Answer {
        let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        let here = std::env::current_dir().unwrap_or_default();
        let shown = path.strip_prefix(&here).unwrap_or(&path);
        Answer {
            shown: shown.display().to_string(),
            path,
        }
    }

    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Writes the starter, if nothing is there.
    ///
    /// # Errors
    /// When the system refuses that.
    pub fn begin(&self, starter: &str) -> anyhow::Result<Begun> {
        let refused = || format!("cannot write {}", self.shown);
        if let Some(folder) = self.path.parent() {
            fs::create_dir_all(folder).with_context(refused)?;
        }
        // The system itself says whether there is something, be it made this very moment.
        let mut options = OpenOptions::new();
        match options.write(true).create_new(true).open(&self.path) {
            Ok(mut file) => {
                file.write_all(starter.as_bytes()).with_context(refused)?;
                Ok(Begun::New)
            }
            Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(Begun::Before),
            Err(error) => Err(error).with_context(refused),
        }
    }

    /// Says where it is.
    pub fn introduce(&self, begun: Begun, screen: &Screen) -> String {
        let sentence = match begun {
            Begun::New => format!(
                "Your file is {}. The program to begin with is in it.",
                self.shown
            ),
            Begun::Before => format!(
                "Your file is {}. It was there already, and is gone on with as it is.",
                self.shown
            ),
        };
        wrap(&sentence, screen.width, "", "")
    }

    /// What the reader has written.
    ///
    /// # Errors
    /// A sentence that says why there is nothing to check.
    pub fn read(&self) -> Result<String, String> {
        let shown = &self.shown;
        readable::read_to_string(&self.path).map_err(|error| match error.kind() {
            ErrorKind::NotFound => format!("There is no file {shown} any more."),
            ErrorKind::InvalidData => {
                format!("{shown} is no text in UTF-8: save it in that encoding.")
            }
            ErrorKind::IsADirectory => {
                format!("{shown} is a folder: name a file, which ends in `.rs`.")
            }
            _ => format!("{shown} can't be read: {error}."),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_there_is_never_overwritten() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("some/where/answer.rs");
        let answer = Answer::at(&path);
        assert_eq!(answer.begin("starter").unwrap(), Begun::New);
        assert_eq!(answer.read().unwrap(), "starter");
        for there in ["mine", ""] {
            fs::write(&path, there).unwrap();
            assert_eq!(answer.begin("starter").unwrap(), Begun::Before);
            assert_eq!(fs::read_to_string(&path).unwrap(), there);
        }
    }

    #[cfg(unix)]
    #[test]
    fn nor_what_a_link_leads_to() {
        let folder = tempfile::tempdir().unwrap();
        let (link, aim) = (folder.path().join("link.rs"), folder.path().join("aim.rs"));
        std::os::unix::fs::symlink(&aim, &link).unwrap();
        assert_eq!(Answer::at(&link).begin("starter").unwrap(), Begun::Before);
        assert!(!aim.exists());
    }

    #[test]
    fn why_there_is_nothing_to_check_is_one_sentence() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("answer.rs");
        let why = |path: &Path| Answer::at(path).read().unwrap_err();
        assert!(why(&path).starts_with("There is no file "));
        fs::write(&path, b"fn main() { \xff }").unwrap();
        assert!(why(&path).contains("is no text in UTF-8"));
        assert!(why(folder.path()).contains("is a folder"));
    }
}
