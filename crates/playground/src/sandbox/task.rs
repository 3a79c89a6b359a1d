//! What the stub does itself, in the place of a program: it reads what is not to be trusted.
//!
//! A parser that is given the work of an enemy may need more time, memory or stack than there is. In a process of its own,
//! behind the closed sandbox, that ends the process and nothing else; and what it hands out is bounded and well-formed.

use explorer::Graph;
use std::ffi::{OsStr, OsString};
use std::io::{self, Read, Write};
use std::process::exit;

/// In the place of a program's path: the stub performs the [`Task`] that the next argument names.
pub(crate) const PROGRAM: &str = "__task";

/// The exit code when standard output has no result, but a sentence that says why there is none.
pub(crate) const REFUSED: i32 = 2;

/// Bytes of a sentence.
const SENTENCE: usize = 1000;

/// What is done with the text on standard input; the result is text on standard output.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Task {
    /// Makes a program an explored program: see [`explorer::instrument`].
    Instrument,
    /// Reads a graph, puts the name of its `source` in, and writes it anew, in at most `most` bytes.
    Graph { source: String, most: usize },
}

impl Task {
    /// As the stub is told.
    pub(crate) fn arguments(&self) -> Vec<String> {
        match self {
            Self::Instrument => vec!["instrument".into()],
            Self::Graph { source, most } => vec!["graph".into(), source.clone(), most.to_string()],
        }
    }

    fn from_arguments(arguments: &[OsString]) -> Option<Self> {
        let words: Option<Vec<&str>> = arguments.iter().map(|word| word.to_str()).collect();
        Some(match words?.as_slice() {
            ["instrument"] => Self::Instrument,
            ["graph", source, most] => Self::Graph {
                source: (*source).to_owned(),
                most: most.parse().ok()?,
            },
            _ => return None,
        })
    }

    /// Bytes of memory that it takes for each byte that it reads.
    pub(crate) fn memory_of_a_byte(&self) -> u64 {
        match self {
            // A token may be one byte, and what is known of it has a few words.
            Self::Instrument => 256,
            // The smallest value of JSON is two bytes and occupies 24, in a list that may have twice the room it needs, and
            // is there a second time while it is written anew.
            Self::Graph { .. } => 48,
        }
    }

    /// Bytes of the longest result of `read` bytes.
    pub(crate) fn longest(&self, read: usize) -> usize {
        match self {
            // It has the program in it a second time, as text: a character may be written as `\u{1}`.
            Self::Instrument => 8 * read + (16 << 10),
            Self::Graph { most, .. } => *most,
        }
    }

    /// Does it.
    ///
    /// # Errors
    /// A sentence of one line that says why there is no result.
    pub fn perform(&self, text: &str) -> Result<String, String> {
        let result = match self {
            Self::Instrument => explorer::instrument(text),
            Self::Graph { source, most } => graph(text, source, *most),
        };
        result.map_err(|why| sentence(&why))
    }
}

fn graph(text: &str, source: &str, most: usize) -> Result<String, String> {
    let mut graph = Graph::from_json(text)?;
    source.clone_into(&mut graph.source);
    let json = graph.to_json();
    if json.len() > most {
        return Err(TOO_LARGE.into());
    }
    Ok(json)
}

/// Why there is no graph, though there could be one.
pub(crate) const TOO_LARGE: &str = "the graph of the program is too large";

/// `why` in one line of bounded length: it may be the program's own words.
fn sentence(why: &str) -> String {
    let line = why.replace(char::is_control, " ");
    line[..line.floor_char_boundary(SENTENCE)].to_owned()
}

/// Performs the task that `arguments` name, and ends the process.
pub(super) fn perform(arguments: impl Iterator<Item = OsString>) -> ! {
    let arguments: Vec<OsString> = arguments.collect();
    let Some(task) = Task::from_arguments(&arguments) else {
        let words: Vec<&OsStr> = arguments.iter().map(OsString::as_os_str).collect();
        end(&format!("there is no task {words:?}"), REFUSED)
    };
    let mut text = String::new();
    // How long it may be, whoever started this process knows.
    match io::stdin().lock().read_to_string(&mut text) {
        Ok(_) => match task.perform(&text) {
            Ok(result) => end(&result, 0),
            Err(why) => end(&why, REFUSED),
        },
        Err(error) => end(&format!("it can't be read: {error}"), REFUSED),
    }
}

fn end(words: &str, code: i32) -> ! {
    let mut output = io::stdout().lock();
    let written = output
        .write_all(words.as_bytes())
        .and_then(|()| output.flush());
    // Nobody listens any more, or not everything was told.
    exit(if written.is_ok() { code } else { 1 })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_task_is_told_and_understood() {
        for task in [
            Task::Instrument,
            Task::Graph {
                source: "abc".into(),
                most: 7,
            },
        ] {
            let words: Vec<OsString> = task.arguments().into_iter().map(OsString::from).collect();
            assert_eq!(Task::from_arguments(&words), Some(task));
        }
        assert_eq!(Task::from_arguments(&["graph".into()]), None);
    }

    #[test]
    fn an_error_of_a_program_is_one_line() {
        let task = Task::Graph {
            source: String::new(),
            most: 100,
        };
        let told = task.perform("{\"error\":\"one\\nline\"}").unwrap_err();
        assert_eq!(told, "one line");
        let long = format!("{{\"error\":\"{}\"}}", "é".repeat(5000));
        assert_eq!(task.perform(&long).unwrap_err().len(), SENTENCE);
    }
}
