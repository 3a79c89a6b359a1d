//! `book explore`: every schedule of a program, told in words or as a graph.

use crate::build::locate;
use crate::programs;
use ::playground::explore::Explored;
use ::playground::{Edition, Playground, Program};
use anyhow::Context;
use explorer::{Graph, Options, graph, trace};
use std::fs;
use std::path::{Path, PathBuf};

/// How an exploration ends, as the exit status of the command.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// No schedule comes to a fault, and every one was explored.
    Fine = 0,
    /// A schedule comes to a fault: a deadlock, threads that are stuck, a data race, a panic of `main`, …
    Faulty = 1,
    /// The program can't be explored, or not to the end, and no fault was found until then.
    Unexplorable = 2,
}

/// A program that is to be explored.
#[derive(Debug, Clone)]
pub struct Exploration {
    pub file: PathBuf,
    pub edition: Edition,
    pub options: Options,
    /// Whether to tell the graph, and not in words what it shows.
    pub as_json: bool,
    /// Whether the words may be longer than a screen.
    pub all: bool,
}

/// What is told of it, as soon as it is known.
#[derive(Debug)]
pub enum Told {
    /// For standard output: what was found.
    Found(String),
    /// For standard error: why that is nothing, or not all.
    Missing(String),
}

impl Exploration {
    /// Explores the program on a playground of its own.
    ///
    /// # Errors
    /// When the file can't be read, or there is no compiler.
    pub fn start(&self, tell: &mut dyn FnMut(Told)) -> anyhow::Result<Verdict> {
        let code = match self.read()? {
            Ok(code) => code,
            Err(why) => return Ok(self.unexplorable(&why, tell)),
        };
        let folder = self.file.parent().unwrap_or(Path::new(""));
        let playground =
            programs::playground(&locate::work_folder(folder, true)?, programs::limits())?;
        self.explore(&playground, code, tell)
    }

    /// Explores the program on `playground`.
    ///
    /// # Errors
    /// When the file can't be read.
    pub fn on(
        &self,
        playground: &Playground,
        tell: &mut dyn FnMut(Told),
    ) -> anyhow::Result<Verdict> {
        match self.read()? {
            Ok(code) => self.explore(playground, code, tell),
            Err(why) => Ok(self.unexplorable(&why, tell)),
        }
    }

    fn read(&self) -> anyhow::Result<Result<String, String>> {
        let bytes =
            fs::read(&self.file).with_context(|| format!("cannot read {}", self.file.display()))?;
        Ok(String::from_utf8(bytes).map_err(|_| "it is not text in UTF-8".to_owned()))
    }

    fn explore(
        &self,
        playground: &Playground,
        code: String,
        tell: &mut dyn FnMut(Told),
    ) -> anyhow::Result<Verdict> {
        let program = Program {
            edition: self.edition,
            ..Program::new(code)
        };
        let mut has_fault = false;
        let mut found = |fault| {
            has_fault = true;
            self.miss(&format!(": found so far: {fault}"), tell);
        };
        let (explored, words) =
            programs::explore_telling(playground, &program, &self.options, &mut found)?;
        let verdict = match explored {
            Explored::Graph(json) => match Graph::from_json(&json) {
                Ok(graph) => self.explored(playground, &program, graph, tell)?,
                Err(why) => self.unexplorable(&why, tell),
            },
            Explored::Unexplorable(why) => self.unexplorable(&why, tell),
            Explored::Ended(_) => {
                tell(Told::Missing(self.with_own_name(&words)));
                self.unexplorable("it does not compile", tell)
            }
        };
        Ok(match verdict {
            // A fault that was found is one, though the exploration came to nothing after it.
            Verdict::Unexplorable if has_fault => Verdict::Faulty,
            verdict => verdict,
        })
    }

    /// Tells what was found, and then, as that takes a second exploration, what there is besides if waits return for no
    /// reason.
    fn explored(
        &self,
        playground: &Playground,
        program: &Program,
        mut graph: Graph,
        tell: &mut dyn FnMut(Told),
    ) -> anyhow::Result<Verdict> {
        let report = if self.all {
            trace::report_all
        } else {
            trace::report
        };
        if !self.as_json {
            tell(Told::Found(report(&graph, &program.code)));
        }
        if let Some(why) = graph.why_incomplete() {
            self.miss(&format!(" was not explored to the end: {why}"), tell);
        }
        if graph.is_complete() && !self.options.spurious && waits(&graph) {
            let options = Options {
                spurious: true,
                ..self.options.clone()
            };
            let (explored, _) = programs::explore(playground, program, &options)?;
            if let Explored::Graph(more) = explored
                && let Ok(more) = Graph::from_json(&more)
            {
                self.tell_spurious(&graph, &more, &program.code, tell);
                graph.add_missing(&more);
            }
        }
        if self.as_json {
            tell(Told::Found(graph.to_json() + "\n"));
        }
        Ok(match graph.verdict() {
            graph::Verdict::Fine => Verdict::Fine,
            graph::Verdict::Faulty => Verdict::Faulty,
            graph::Verdict::Unknown => Verdict::Unexplorable,
        })
    }

    fn tell_spurious(&self, graph: &Graph, more: &Graph, code: &str, tell: &mut dyn FnMut(Told)) {
        let missing = graph.missing_of(more);
        if !self.as_json {
            let faults = missing.faults.iter();
            faults.for_each(|fault| tell(Told::Found(trace::fault(more, code, fault))));
        }
        let what = match (&missing.faults[..], missing.outcomes, more.why_incomplete()) {
            ([fault, ..], _, _) => format!("there may be {}", fault.kind.phrase()),
            ([], true, _) => "there are more outcomes".to_owned(),
            ([], false, Some(why)) => format!("there may be more, as {why}"),
            ([], false, None) => return,
        };
        let what =
            format!(": if waits return for no reason, as they may, {what}; see `--spurious`");
        self.miss(&what, tell);
    }

    fn unexplorable(&self, why: &str, tell: &mut dyn FnMut(Told)) -> Verdict {
        self.miss(&format!(" can't be explored: {why}"), tell);
        Verdict::Unexplorable
    }

    /// Why there is nothing, or not all: a sentence whose subject is the file.
    fn miss(&self, sentence: &str, tell: &mut dyn FnMut(Told)) {
        tell(Told::Missing(format!(
            "{}{sentence}\n",
            self.file.display()
        )));
    }

    /// What the compiler says of the program, with the name by which its author knows it.
    fn with_own_name(&self, words: &str) -> String {
        let file = self.file.display();
        ["-->", ":::"].iter().fold(words.to_owned(), |words, sign| {
            words.replace(&format!("{sign} src/main.rs:"), &format!("{sign} {file}:"))
        })
    }
}

/// Whether a thread waits for what std may end for no reason.
fn waits(graph: &Graph) -> bool {
    let mut steps = graph.steps.iter();
    steps.any(|step| matches!(step.operation.as_str(), "wait" | "park"))
}
