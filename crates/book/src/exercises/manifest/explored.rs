//! `[checks.explored]`: what holds under every schedule of a right answer.

use crate::listings::manifest::{Eager, Model, Reach, options};
use explorer::Options;
use playground::explore::for_a_page;
use serde::Deserialize;

#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Explored {
    /// A function of `checks.rs` to be explored in place of the program's `main`.
    pub run: Option<String>,
    /// Whether a schedule ends in a deadlock.
    #[serde(default)]
    pub deadlock: Reach,
    /// Whether one comes to a data race, a use after free or a double free.
    #[serde(default)]
    pub race: Reach,
    /// Whether one ends in a panic of `main`.
    #[serde(default)]
    pub panic: Reach,
    /// Whether threads may wait for ever while others go on.
    #[serde(default)]
    pub stuck: Reach,
    /// Just these outputs, of the schedules that come to their end; white space at their ends does not count.
    pub outcomes: Option<Vec<String>>,
    /// No schedule takes more steps.
    pub steps: Option<usize>,
    #[serde(default)]
    pub model: Model,
    #[serde(default)]
    pub eager: Vec<Eager>,
    #[serde(default)]
    pub spurious: bool,
}

impl Explored {
    /// How an answer is explored.
    pub fn options(&self) -> Options {
        for_a_page(options(self.model, &self.eager, self.spurious))
    }
}
