//! What to explore, and when to stop.

use crate::engine::world::Model;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

#[derive(Clone, Debug)]
pub struct Options {
    pub model: Model,
    /// Operations that are done as soon as they are announced, so that schedules differ in fewer ways.
    pub eager: Vec<Eager>,
    /// Whether a wait on a condvar, or for an unpark, may end without a reason, as the standard library allows.
    pub spurious: bool,
    /// Whether two ways to one state are one. Without, every schedule is followed by itself, as a check of the merging;
    /// the graph then has outcomes, but no nodes.
    pub merge: bool,
    /// Whether the graph of all schedules is asked for. Without, orders of steps that make no difference may be left out:
    /// the outcomes are the same; the graph has only a path to each of some of them, and counts the schedules followed.
    pub graph: bool,
    /// Without `graph`: up to so many states, a program is followed whole all the same, so that all is counted.
    pub small: usize,
    /// States that are kept, at most, beside those on the ways to faults that were found otherwise. No number is the default,
    /// as memory and time are bounds already; who sends a graph to a browser sets one.
    pub max_states: usize,
    /// All of it is used, if the schedules are so many.
    pub time: Duration,
    /// Bytes that the exploration adds to the process. Runs that are cut short leave their memory behind.
    pub memory: usize,
    /// What [`choice`] tells the program.
    pub choice: usize,
}

static CHOICE: AtomicUsize = AtomicUsize::new(0);

/// By this, a program that was compiled once can be explored in several ways: its `main` asks which is meant.
#[doc(hidden)]
pub fn choice() -> usize {
    CHOICE.load(Ordering::Relaxed)
}

pub(crate) fn choose(options: &Options) {
    CHOICE.store(options.choice, Ordering::Relaxed);
}

impl Default for Options {
    fn default() -> Self {
        Self {
            model: Model::Sc,
            eager: Vec::new(),
            spurious: false,
            merge: true,
            graph: true,
            small: 2_000,
            max_states: usize::MAX,
            time: Duration::from_secs(20),
            memory: 1 << 30,
            choice: 0,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Eager {
    Spawn,
    Unlock,
    /// The end of a sender. That of a receiver decides whether a send succeeds, and is never eager.
    Drop,
}

impl Eager {
    pub fn name(self) -> &'static str {
        match self {
            Self::Spawn => "spawn",
            Self::Unlock => "unlock",
            Self::Drop => "drop",
        }
    }

    pub(crate) fn operations(self) -> &'static [&'static str] {
        match self {
            Self::Spawn => &["spawn"],
            Self::Unlock => &["unlock", "read unlock", "write unlock"],
            Self::Drop => &["drop sender"],
        }
    }
}

impl Options {
    /// Reads the arguments of an explored program.
    ///
    /// # Errors
    /// A sentence about the first argument that is not understood.
    pub fn from_arguments(arguments: impl IntoIterator<Item = String>) -> Result<Self, String> {
        let mut options = Self::default();
        let mut arguments = arguments.into_iter();
        while let Some(name) = arguments.next() {
            match name.as_str() {
                "--spurious" => options.spurious = true,
                "--tree" => options.merge = false,
                "--no-graph" => options.graph = false,
                _ => {
                    let value = arguments
                        .next()
                        .ok_or_else(|| format!("`{name}` needs a value"))?;
                    options.set(&name, &value)?;
                }
            }
        }
        Ok(options)
    }

    fn set(&mut self, name: &str, value: &str) -> Result<(), String> {
        let number = || {
            value
                .parse::<usize>()
                .map_err(|_| format!("`{name}` needs a number, not `{value}`"))
        };
        match name {
            "--model" => {
                self.model = match value {
                    "sc" => Model::Sc,
                    "weak" => Model::Weak,
                    _ => {
                        return Err(format!(
                            "there is no memory model `{value}`: `sc` or `weak`"
                        ));
                    }
                }
            }
            "--eager" => {
                self.eager = value.split(',').map(eager).collect::<Result<_, _>>()?;
                self.eager.sort_unstable();
                self.eager.dedup();
            }
            "--choice" => self.choice = number()?,
            "--max-states" => self.max_states = number()?,
            "--small" => self.small = number()?,
            "--seconds" => {
                let seconds: f64 = value
                    .parse()
                    .map_err(|_| format!("`{name}` needs a number, not `{value}`"))?;
                self.time = Duration::try_from_secs_f64(seconds)
                    .map_err(|_| format!("`{name}` cannot be {value}"))?;
            }
            "--memory" => self.memory = number()?.saturating_mul(1 << 20),
            _ => return Err(format!("there is no option `{name}`")),
        }
        Ok(())
    }
}

fn eager(name: &str) -> Result<Eager, String> {
    [Eager::Spawn, Eager::Unlock, Eager::Drop]
        .into_iter()
        .find(|eager| eager.name() == name)
        .ok_or_else(|| format!("nothing called `{name}` can be eager: `spawn`, `unlock` or `drop`"))
}
