//! `book explore`: every schedule of a program, told in words or as a graph.

use crate::build::locate;
use crate::programs;
use ::playground::explore::Explored;
use ::playground::{Edition, Playground, Program};
use anyhow::Context;
use explorer::graph::Outcome;
use explorer::{Graph, Options, trace};
use std::fs;
use std::path::{Path, PathBuf};

/// How an exploration ends, as the exit status of the command.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// Every schedule ends well.
    Fine = 0,
    /// A schedule deadlocks, panics or aborts.
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
}

/// What is told of it.
#[derive(Debug)]
pub struct Told {
    pub verdict: Verdict,
    /// For standard output: what was found.
    pub found: String,
    /// For standard error: why that is nothing, or not all.
    pub missing: String,
}

impl Exploration {
    /// Explores the program on a playground of its own.
    ///
    /// # Errors
    /// When the file can't be read, or there is no compiler.
    pub fn start(&self) -> anyhow::Result<Told> {
        let code = match self.read()? {
            Ok(code) => code,
            Err(why) => return Ok(self.unexplorable(&why)),
        };
        let folder = self.file.parent().unwrap_or(Path::new(""));
        let playground =
            programs::playground(&locate::work_folder(folder, true)?, programs::limits())?;
        self.explore(&playground, code)
    }

    /// Explores the program on `playground`.
    ///
    /// # Errors
    /// When the file can't be read.
    pub fn on(&self, playground: &Playground) -> anyhow::Result<Told> {
        match self.read()? {
            Ok(code) => self.explore(playground, code),
            Err(why) => Ok(self.unexplorable(&why)),
        }
    }

    fn read(&self) -> anyhow::Result<Result<String, String>> {
        let bytes =
            fs::read(&self.file).with_context(|| format!("cannot read {}", self.file.display()))?;
        Ok(String::from_utf8(bytes).map_err(|_| "it is not text in UTF-8".to_owned()))
    }

    fn explore(&self, playground: &Playground, code: String) -> anyhow::Result<Told> {
        let program = Program {
            edition: self.edition,
            ..Program::new(code)
        };
        let (explored, words) = programs::explore(playground, &program, &self.options)?;
        Ok(match explored {
            Explored::Graph(json) => match Graph::from_json(&json) {
                Ok(graph) => self.explored(playground, &program, graph)?,
                Err(why) => self.unexplorable(&why),
            },
            Explored::Unexplorable(why) => self.unexplorable(&why),
            Explored::Ended(_) => {
                let told = self.unexplorable("it does not compile");
                Told {
                    missing: self.with_own_name(&words) + &told.missing,
                    ..told
                }
            }
        })
    }

    fn explored(
        &self,
        playground: &Playground,
        program: &Program,
        graph: Graph,
    ) -> anyhow::Result<Told> {
        let mut told = self.graph(&graph, &program.code);
        if graph.capped.is_none() && !self.options.spurious && waits(&graph) {
            let options = Options {
                spurious: true,
                ..self.options.clone()
            };
            let (explored, _) = programs::explore(playground, program, &options)?;
            if let Explored::Graph(more) = explored
                && let Ok(more) = Graph::from_json(&more)
            {
                self.add_spurious(&mut told, &graph, &more);
            }
        }
        Ok(told)
    }

    fn graph(&self, graph: &Graph, code: &str) -> Told {
        let all_fine = graph.outcomes.iter().all(is_fine);
        let missing = graph.capped.as_ref().map(|why| {
            let file = self.file.display();
            format!("{file} was not explored to the end: {why}\n")
        });
        Told {
            verdict: match (all_fine, &missing) {
                (false, _) => Verdict::Faulty,
                (true, None) => Verdict::Fine,
                (true, Some(_)) => Verdict::Unexplorable,
            },
            found: if self.as_json {
                graph.to_json() + "\n"
            } else {
                trace::report(graph, code)
            },
            missing: missing.unwrap_or_default(),
        }
    }

    /// What `more`, in which waits may return for no reason, has besides `graph`, in which they do not: a wait outside of a
    /// loop is a fault, however rarely it shows.
    fn add_spurious(&self, told: &mut Told, graph: &Graph, more: &Graph) {
        let is_known = |outcome: &Outcome| {
            graph
                .outcomes
                .iter()
                .any(|known| (&known.output, &known.end) == (&outcome.output, &outcome.end))
        };
        let new = || more.outcomes.iter().filter(|outcome| !is_known(outcome));
        let fault = new().find(|outcome| !is_fine(outcome));
        if fault.is_some() {
            told.verdict = Verdict::Faulty;
        }
        let what = match (fault, new().next(), &more.capped) {
            (Some(fault), _, _) => format!("a schedule ends by {}", fault.end),
            (None, Some(_), _) => "there are more outcomes".to_owned(),
            (None, None, Some(why)) => format!("there are too many schedules: {why}"),
            (None, None, None) => return,
        };
        told.missing = format!(
            "{}: if waits return for no reason, as they may, {what}; see `--spurious`\n",
            self.file.display()
        );
    }

    fn unexplorable(&self, why: &str) -> Told {
        Told {
            verdict: Verdict::Unexplorable,
            found: String::new(),
            missing: format!("{} can't be explored: {why}\n", self.file.display()),
        }
    }

    /// What the compiler says of the program, with the name by which its author knows it.
    fn with_own_name(&self, words: &str) -> String {
        let file = self.file.display();
        ["-->", ":::"].iter().fold(words.to_owned(), |words, sign| {
            words.replace(&format!("{sign} src/main.rs:"), &format!("{sign} {file}:"))
        })
    }
}

fn is_fine(outcome: &Outcome) -> bool {
    outcome.end == "ok" || outcome.end.starts_with("exit ")
}

/// Whether a thread waits for what std may end for no reason.
fn waits(graph: &Graph) -> bool {
    let mut steps = graph.steps.iter();
    steps.any(|step| matches!(step.operation.as_str(), "wait" | "park"))
}
