//! What can be wrong with a book, said so that an author can mend it.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

/// Where a problem is: a file, relative to the book's root, and a line counted from 1 where one is known.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    pub file: PathBuf,
    pub line: Option<usize>,
}

impl Place {
    pub fn file(file: impl Into<PathBuf>) -> Place {
        Place {
            file: file.into(),
            line: None,
        }
    }

    pub fn line(file: impl Into<PathBuf>, line: usize) -> Place {
        Place {
            file: file.into(),
            line: Some(line),
        }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.file.display())?;
        match self.line {
            Some(line) => write!(f, ":{line}"),
            None => Ok(()),
        }
    }
}

/// One sentence about one place.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    pub place: Place,
    pub message: String,
}

impl Problem {
    pub fn new(place: Place, message: impl Into<String>) -> Problem {
        Problem {
            place,
            message: message.into(),
        }
    }

    /// Why there is no text of `file`.
    pub fn unreadable(file: impl Into<PathBuf>, error: &io::Error) -> Problem {
        Problem::new(Place::file(file), format!("cannot be read: {error}"))
    }

    /// Why the `text` of `file` is not the TOML that is wanted there.
    pub fn of_toml(file: &Path, text: &str, error: &toml::de::Error) -> Problem {
        let place = Place {
            file: file.to_owned(),
            line: error.span().map(|span| line_at(text, span.start)),
        };
        Problem::new(place, error.message().replace('\n', " "))
    }
}

/// The line of `text`, counted from 1, in which its byte `at` stands.
pub fn line_at(text: &str, at: usize) -> usize {
    1 + text[..at].matches('\n').count()
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place, self.message)
    }
}

/// Why a book could not be built.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Everything that is wrong with the sources, in the order of the book; one line each.
    #[error("{}", lines(.0))]
    Problems(Vec<Problem>),
    /// mdBook itself gave up: a chapter of `SUMMARY.md` is missing, `book.toml` is not TOML, the disk is full, …
    #[error("{0:#}")]
    Mdbook(anyhow::Error),
}

fn lines(problems: &[Problem]) -> String {
    let lines: Vec<String> = problems.iter().map(Problem::to_string).collect();
    lines.join("\n")
}

impl From<anyhow::Error> for Error {
    /// mdBook hands a preprocessor's error back inside its own: take our list out again.
    fn from(error: anyhow::Error) -> Error {
        match error.downcast::<Error>() {
            Ok(ours) => ours,
            Err(other) => Error::Mdbook(other),
        }
    }
}

/// The known word nearest to `wrong`, when it is near enough to have been meant.
pub fn did_you_mean<'a>(wrong: &str, known: impl IntoIterator<Item = &'a str>) -> String {
    let nearest = known
        .into_iter()
        .map(|word| (strsim::damerau_levenshtein(wrong, word), word))
        .min()
        .filter(|(distance, _)| *distance <= 1 + wrong.len() / 4);
    match nearest {
        Some((_, word)) => format!("; did you mean `{word}`?"),
        None => String::new(),
    }
}
