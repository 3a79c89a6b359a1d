//! `[NAME.explore]`: what an author claims about the schedules of a listing, and what the page asks of the reader.

use super::ends::Ends;
use explorer::Options;
use serde::Deserialize;
use std::fmt;

/// What is said of a listing that has the schedule explorer.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Explore {
    /// How many outcomes there are: pairs of an output and a way to end.
    pub outcomes: usize,
    /// Whether a schedule ends in a deadlock.
    pub deadlock: Reach,
    /// Whether a schedule ends in a panic of `main`.
    pub panic: Reach,
    /// Whether a schedule comes to a data race, a use after free or a double free: nothing is defined beyond.
    #[serde(default)]
    pub race: Reach,
    /// Whether threads may wait for each other for ever while others go on, or while `main` returns.
    #[serde(default)]
    pub stuck: Reach,
    #[serde(default)]
    pub model: Model,
    /// Operations that are done as soon as they can be, so that there are fewer schedules.
    #[serde(default)]
    pub eager: Vec<Eager>,
    /// Whether waits on a condvar may end for no reason.
    #[serde(default)]
    pub spurious: bool,
    /// What the reader is asked to do, in a sentence.
    pub challenge: Option<String>,
    /// What solves the challenge.
    pub goal: Option<Goal>,
    /// Outputs that the program can't have, among which the reader is to find those that it can; for the goal `outputs`.
    #[serde(default)]
    pub decoys: Vec<String>,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reach {
    Reachable,
    #[default]
    Never,
}

/// The memory model, as [`explorer::Model`].
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Model {
    #[default]
    Sc,
    Weak,
}

/// As [`explorer::Eager`](Options::eager).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Eager {
    Spawn,
    Unlock,
    Drop,
}

/// What solves a challenge.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub enum Goal {
    Deadlock,
    Panic,
    /// A data race.
    Race,
    /// To reach this output; white space around it does not count.
    Output(String),
    /// To say beforehand which outputs there can be.
    Outputs,
}

impl TryFrom<String> for Goal {
    type Error = String;

    fn try_from(text: String) -> Result<Goal, String> {
        match text.as_str() {
            "deadlock" => Ok(Goal::Deadlock),
            "panic" => Ok(Goal::Panic),
            "race" => Ok(Goal::Race),
            "outputs" => Ok(Goal::Outputs),
            _ => match text.strip_prefix("output:") {
                Some(output) => Ok(Goal::Output(output.trim().to_owned())),
                None => Err(format!(
                    "unknown goal `{text}`, expected one of `deadlock`, `panic`, `race`, `output:` with the output, `outputs`"
                )),
            },
        }
    }
}

impl fmt::Display for Goal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Goal::Deadlock => f.write_str("deadlock"),
            Goal::Panic => f.write_str("panic"),
            Goal::Race => f.write_str("race"),
            Goal::Output(output) => write!(f, "output:{output}"),
            Goal::Outputs => f.write_str("outputs"),
        }
    }
}

impl fmt::Display for Model {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Model::Sc => "sc",
            Model::Weak => "weak",
        })
    }
}

impl From<Model> for explorer::Model {
    fn from(model: Model) -> Self {
        match model {
            Model::Sc => Self::Sc,
            Model::Weak => Self::Weak,
        }
    }
}

impl From<Eager> for explorer::Eager {
    fn from(eager: Eager) -> Self {
        match eager {
            Eager::Spawn => Self::Spawn,
            Eager::Unlock => Self::Unlock,
            Eager::Drop => Self::Drop,
        }
    }
}

/// How a program is explored of which a manifest says this.
pub fn options(model: Model, eager: &[Eager], spurious: bool) -> Options {
    let mut eager: Vec<explorer::Eager> = eager.iter().copied().map(Into::into).collect();
    eager.sort_unstable();
    eager.dedup();
    Options {
        model: model.into(),
        eager,
        spurious,
        ..Options::default()
    }
}

impl Explore {
    /// How the listing is explored.
    pub fn options(&self) -> Options {
        options(self.model, &self.eager, self.spurious)
    }

    /// What it says against itself, or against the way in which its listing `ends`: a sentence each.
    pub(crate) fn contradictions(&self, ends: Ends) -> Vec<&'static str> {
        let deadlocks = self.deadlock == Reach::Reachable;
        let panics = self.panic == Reach::Reachable;
        let races = self.race == Reach::Reachable;
        let goal = self.goal.as_ref();
        let rules = [
            (
                self.challenge.is_some() == goal.is_some(),
                "a `challenge` has a `goal`, and a goal has a challenge",
            ),
            (
                self.decoys.is_empty() || goal == Some(&Goal::Outputs),
                "`decoys` are for the goal `outputs`",
            ),
            (
                deadlocks == matches!(ends, Ends::Hangs | Ends::MayHang),
                "a listing of which a deadlock is reachable `ends` by \"hangs\" or \"may-hang\", and no other does",
            ),
            (
                panics || ends != Ends::Panics,
                "it `ends` by \"panics\", so a panic is reachable",
            ),
            (
                deadlocks || goal != Some(&Goal::Deadlock),
                "its goal is a deadlock, which it says is never reached",
            ),
            (
                panics || goal != Some(&Goal::Panic),
                "its goal is a panic, which it says is never reached",
            ),
            (
                races || goal != Some(&Goal::Race),
                "its goal is a data race, which it says is never reached",
            ),
        ];
        let broken = rules.into_iter().filter(|(holds, _)| !holds);
        broken.map(|(_, sentence)| sentence).collect()
    }
}
