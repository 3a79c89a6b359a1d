//! Reads one quiz: its TOML, its programs, its record.

use super::ask::{How, Program};
use super::files::{Folder, changed};
use super::manifest::{self, Exploring, Kind, Said};
use super::quiz::{Question, Quiz};
use super::record::{self, Record};
use super::rules;
use crate::listings::graphs;
use crate::listings::library::Library;
use crate::problem::{Place, Problem, line_at};
use crate::readable;
use playground::explore::hash;
use std::path::{Path, PathBuf};

/// Reads the quiz in the file `path`.
pub struct Reader<'a> {
    root: &'a Path,
    library: &'a Library,
    /// Relative to the root.
    path: PathBuf,
    problems: Vec<Problem>,
    /// Whether the problem of a listing hides the quiz.
    is_hidden: bool,
}

impl<'a> Reader<'a> {
    pub fn new(root: &'a Path, library: &'a Library, path: PathBuf) -> Self {
        Self {
            root,
            library,
            path,
            problems: Vec::new(),
            is_hidden: false,
        }
    }

    /// The quiz called `name`, if it can be asked, and what is wrong with it.
    pub fn quiz(mut self, name: &str) -> (Option<Quiz>, Vec<Problem>) {
        let read = readable::read_to_string(&self.root.join(&self.path))
            .map_err(|error| Problem::unreadable(&self.path, &error))
            .and_then(|text| Ok((manifest::parse(&self.path, &text)?, text)));
        let (manifest, text) = match read {
            Ok(read) => read,
            Err(problem) => return (None, vec![problem]),
        };
        let mut folder = Folder::of(self.root, &self.path);
        let mut questions = Vec::new();
        for (index, said) in manifest.questions.into_iter().enumerate() {
            let line = line_at(&text, said.span().start);
            let said = said.into_inner();
            questions.extend(self.question(&mut folder, index + 1, line, said));
        }
        if questions.is_empty() && self.problems.is_empty() && !self.is_hidden {
            self.wrong(1, "has no questions");
        }
        for file in folder.unused() {
            let message = "no question of the quiz is about this program";
            self.problems.push(Problem::new(Place::file(file), message));
        }
        let is_readable = self.problems.is_empty() && !self.is_hidden;
        // Without it, there is still a quiz to record.
        let record = self.record();
        let programs = questions.iter().flat_map(|question| {
            let programs = question.program.iter().chain(&question.changed);
            programs.map(|program| program.text.as_str())
        });
        let all: Vec<&str> = std::iter::once(text.as_str()).chain(programs).collect();
        let quiz = Quiz {
            name: name.to_owned(),
            content: hash(&all.join("\n"))[..16].to_owned(),
            path: self.path,
            questions,
            record,
        };
        (is_readable.then_some(quiz), self.problems)
    }

    fn question(
        &mut self,
        folder: &mut Folder<'_>,
        number: usize,
        line: usize,
        mut said: Said,
    ) -> Option<Question> {
        let before = self.problems.len();
        let mut graph_of_listing = None;
        let program = match (&said.program, &said.listing) {
            (Some(name), None) => self.checked(number, line, folder.program(name)),
            (None, Some(name)) => {
                let (program, graph) = self.listing(number, line, name)?;
                if said.explore.is_none() && explores(&said) {
                    said.explore = graph.as_ref().map(|(_, explore)| explore.clone());
                }
                graph_of_listing = graph
                    .filter(|(_, explore)| Some(explore) == said.explore.as_ref())
                    .map(|(file, _)| file);
                Some(program)
            }
            _ => None,
        };
        for why in rules::broken(&said) {
            self.of_question(number, line, &why);
        }
        let mut of_changes = Vec::new();
        if let (Kind::Repairs, Some(program)) = (said.kind, &program) {
            for (index, answer) in said.right.iter().chain(&said.wrong).enumerate() {
                let change = changed(folder, program, answer, index + 1);
                of_changes.extend(self.checked(number, line, change));
            }
        }
        (self.problems.len() == before).then_some(Question {
            line,
            number,
            said,
            program,
            graph_of_listing,
            changed: of_changes,
        })
    }

    /// The program of a listing, and if it is explored, its graph, and how.
    fn listing(
        &mut self,
        number: usize,
        line: usize,
        name: &str,
    ) -> Option<(Program, Option<(PathBuf, Exploring)>)> {
        let listing = self.library.get(name);
        // One that can't be read is told as what it is.
        if listing.is_err() && self.library.is_unreadable(name) {
            self.is_hidden = true;
            return None;
        }
        let listing = self.checked(number, line, listing.cloned())?;
        let graph = listing.explore().map(|claims| {
            let exploring = Exploring {
                model: claims.model,
                eager: claims.eager.clone(),
                spurious: claims.spurious,
            };
            (graphs::file(&listing.name), exploring)
        });
        let program = Program {
            name: name.to_owned(),
            path: listing.path.clone(),
            text: listing.source.text(),
        };
        Some((program, graph))
    }

    fn record(&mut self) -> Record {
        let file = record::file(&self.path);
        let text = readable::read_if_there(&self.root.join(&file))
            .map_err(|error| Problem::unreadable(&file, &error));
        let parsed = text.and_then(|text| {
            Record::parse(&text).map_err(|why| {
                let message =
                    format!("is no record of a quiz: {why}; `cargo run -- bless` records it anew");
                Problem::new(Place::file(&file), message)
            })
        });
        parsed.unwrap_or_else(|problem| {
            self.problems.push(problem);
            Record::default()
        })
    }

    fn checked<T>(&mut self, number: usize, line: usize, result: Result<T, String>) -> Option<T> {
        result
            .map_err(|why| self.of_question(number, line, &why))
            .ok()
    }

    fn of_question(&mut self, number: usize, line: usize, why: &str) {
        self.wrong(line, &format!("question {number}: {why}"));
    }

    fn wrong(&mut self, line: usize, message: &str) {
        self.problems
            .push(Problem::new(Place::line(&self.path, line), message));
    }
}

/// Whether its program is explored.
fn explores(said: &Said) -> bool {
    matches!(How::of(said), Some(How::Explore(_)))
}
