//! `<name>.recorded.json`: what was found of the programs of a quiz.

use crate::listings::{folders, graphs};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// What was found, by [`key`](super::ask::Ask::key): a finding is of one text, asked in one way, so it can't be taken for that
/// of another version.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Record {
    pub programs: BTreeMap<String, Finding>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Finding {
    /// The name of the program, for who reads the file.
    pub program: String,
    pub found: Found,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Found {
    /// The compiler takes it; nothing else was asked.
    Compiles,
    Refused(Refused),
    Ran(Ran),
    Explored(Explored),
}

/// The one error of a program.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Refused {
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub code: Option<String>,
    pub message: String,
    /// Counted from 1.
    pub line: usize,
    /// All that the compiler says.
    pub words: String,
}

/// What each of some runs came to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ran {
    /// Standard output and standard error.
    pub output: String,
    /// As ends are called in graphs: `ok`, `panic`, `exit 2`, `abort`.
    pub end: String,
}

/// What all schedules come to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Explored {
    /// How many there are.
    pub schedules: String,
    pub outcomes: Vec<Outcome>,
    pub faults: Vec<Faulty>,
    /// The graph, relative to the folder of chapters, if a page shows it.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub graph: Option<PathBuf>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Outcome {
    pub output: String,
    pub end: String,
    /// A shortest schedule that ends so, as the explorer's widget writes schedules.
    pub way: String,
}

/// A fault that some schedule comes to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Faulty {
    /// As the explorer calls it: `deadlock`, `use after free`.
    pub kind: String,
    /// What happens, without its full stop.
    pub words: String,
    pub way: String,
}

/// Where the record of the quiz in `manifest` is.
pub fn file(manifest: &Path) -> PathBuf {
    manifest.with_extension("recorded.json")
}

impl Record {
    /// # Errors
    /// Why it is none.
    pub fn parse(text: &str) -> Result<Record, String> {
        match text.is_empty() {
            true => Ok(Record::default()),
            false => serde_json::from_str(text).map_err(|error| error.to_string()),
        }
    }

    /// As a file has it: with a line for each value, so that a change can be read.
    pub fn to_json(&self) -> String {
        let json = serde_json::to_string_pretty(self).expect("texts and numbers can be written");
        json + "\n"
    }
}

impl Finding {
    /// The graph that a page shows of it, relative to the folder of chapters.
    pub fn graph(&self) -> Option<&Path> {
        match &self.found {
            Found::Explored(explored) => explored.graph.as_deref(),
            _ => None,
        }
    }
}

/// Whether `file` is called like the graph of a quiz.
pub fn is_graph_of_quiz(file: &Path) -> bool {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    name.starts_with(graphs::OF_QUIZZES)
}

/// The graphs of quizzes in the folder `chapters` of the chapters of which nobody knows, relative to it.
pub fn strays(chapters: &Path, is_known: impl Fn(&Path) -> bool) -> Vec<PathBuf> {
    let folder = Path::new(graphs::FOLDER);
    let files = folders::files(&chapters.join(folder)).into_iter();
    let files = files.map(|file| folder.join(file));
    files
        .filter(|file| is_graph_of_quiz(file) && !is_known(file))
        .collect()
}
