//! A quiz: its questions, their programs, and what is recorded of these.

use super::ask::{Ask, How, Program};
use super::manifest::{Answer, Said};
use super::record::{Finding, Record};
use crate::listings::graphs;
use std::path::{Path, PathBuf};

#[derive(Debug, Clone)]
pub struct Quiz {
    /// `threads/check`: of its crate, and of its file.
    pub name: String,
    /// Of its TOML, relative to the book's root.
    pub path: PathBuf,
    pub questions: Vec<Question>,
    pub record: Record,
    /// A hash of all that a reader is asked: with another, an old result means nothing.
    pub content: String,
}

#[derive(Debug, Clone)]
pub struct Question {
    /// Of the table in the TOML, counted from 1.
    pub line: usize,
    /// From 1.
    pub number: usize,
    pub said: Said,
    /// What it is about; nothing where no program decides.
    pub program: Option<Program>,
    /// The explored listing that it is about, by its id: the page has its graph already.
    pub graph_of_listing: Option<PathBuf>,
    /// The changed programs of the kind `repairs`, in the order in which the right answers stand, and then the wrong ones.
    pub changed: Vec<Program>,
}

impl Quiz {
    /// The id of its section in a page.
    pub fn id(&self) -> String {
        format!("quiz-{}", self.name.replace('/', "-"))
    }

    /// Where `question` stands, in words.
    pub fn place(&self, question: &Question) -> String {
        format!(
            "{}:{}: question {}",
            self.path.display(),
            question.line,
            question.number
        )
    }

    /// Where the graph of what `ask` is about is recorded, relative to the folder of chapters.
    pub fn graph(&self, ask: &Ask) -> PathBuf {
        let quiz = self.name.replace('/', "-");
        let (program, key) = (&ask.program.name.replace('/', "-"), ask.key());
        Path::new(graphs::FOLDER).join(format!(
            "{}{quiz}-{program}-{}.json",
            graphs::OF_QUIZZES,
            &key[..8]
        ))
    }

    /// All that has to be found out, each once.
    pub fn asks(&self) -> Vec<(&Question, Ask)> {
        let mut asks: Vec<(&Question, Ask)> = Vec::new();
        for question in &self.questions {
            for ask in question.asks() {
                if !asks.iter().any(|(_, other)| other.key() == ask.key()) {
                    asks.push((question, ask));
                }
            }
        }
        asks
    }

    /// What is recorded of `program` as `question` asks about it.
    ///
    /// # Errors
    /// A sentence, when nothing is.
    pub fn finding(&self, question: &Question, program: &Program) -> Result<&Finding, String> {
        let how = How::of(&question.said).ok_or("no program decides it")?;
        let program = program.clone();
        let ask = Ask { program, how };
        let finding = self.record.programs.get(&ask.key());
        finding.ok_or_else(|| {
            format!(
                "nothing is recorded of its program `{}` as it is now; run `cargo run -- bless`",
                ask.program.name
            )
        })
    }
}

impl Question {
    pub fn asks(&self) -> Vec<Ask> {
        let Some(how) = How::of(&self.said) else {
            return Vec::new();
        };
        let programs = self.program.iter().chain(&self.changed);
        programs
            .map(|program| Ask {
                program: program.clone(),
                how: how.clone(),
            })
            .collect()
    }

    /// The answers with whether each is meant to be right, in the order of the TOML.
    pub fn answers(&self) -> impl Iterator<Item = (&Answer, bool)> {
        let right = self.said.right.iter().map(|answer| (answer, true));
        right.chain(self.said.wrong.iter().map(|answer| (answer, false)))
    }
}
