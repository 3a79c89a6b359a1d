//! What a program does, by what was found of it: whether it is what a repaired one should do, and which faults it comes to.

use super::choice::Shown;
use super::manifest::{Fault, Wanted};
use super::record::{self, Explored, Finding, Found};
use explorer::graph::Kind as Faulty;
use std::collections::BTreeSet;

/// How an ordinary end is called in graphs.
pub const NORMALLY: &str = "ok";

/// Whether a program does what is `wanted`, by what was found of it.
///
/// # Errors
/// A sentence about what it does otherwise, without a full stop.
pub fn holds(wanted: &Wanted, finding: &Finding) -> Result<(), String> {
    match &finding.found {
        Found::Compiles => Ok(()),
        Found::Refused(refused) => {
            let code = refused.code.as_ref().map(|code| format!(" ({code})"));
            Err(format!(
                "it is refused: {}{}",
                refused.message,
                code.unwrap_or_default()
            ))
        }
        Found::Ran(ran) => match &wanted.prints {
            Some(text) if ran.end != NORMALLY || ran.output != *text => {
                let shown = Shown::Output {
                    text: ran.output.clone(),
                    end: ran.end.clone(),
                };
                Err(format!("it prints {}", shown.words()))
            }
            _ => Ok(()),
        },
        Found::Explored(explored) => holds_of_all(wanted, explored),
    }
}

fn holds_of_all(wanted: &Wanted, explored: &Explored) -> Result<(), String> {
    let reached = |faulty: &&record::Faulty| {
        let fault = of_kind(&faulty.kind);
        fault.is_some_and(|fault| wanted.never.contains(&fault) || wanted.outcomes.is_some())
    };
    if let Some(faulty) = explored.faults.iter().find(reached) {
        return Err(format!("a schedule comes to {}", faulty.words));
    }
    let Some(outputs) = &wanted.outcomes else {
        return Ok(());
    };
    let other = explored
        .outcomes
        .iter()
        .find(|outcome| !outputs.contains(&outcome.output));
    if let Some(outcome) = other {
        let shown = Shown::Output {
            text: outcome.output.clone(),
            end: outcome.end.clone(),
        };
        return Err(format!("a schedule prints {}", shown.words()));
    }
    let has = |output: &&String| {
        !explored
            .outcomes
            .iter()
            .any(|outcome| outcome.output == **output)
    };
    match outputs.iter().find(has) {
        Some(output) => Err(format!("no schedule prints `{}`", output.trim_end())),
        None => Ok(()),
    }
}

/// What a schedule comes to; `none`, if nothing.
pub fn faults(explored: &Explored) -> BTreeSet<Fault> {
    let found = explored.faults.iter();
    let mut faults: BTreeSet<Fault> = found.filter_map(|faulty| of_kind(&faulty.kind)).collect();
    if faults.is_empty() {
        faults.insert(Fault::None);
    }
    faults
}

/// What the explorer calls so.
pub fn of_kind(name: &str) -> Option<Fault> {
    Some(match Faulty::named(name)? {
        Faulty::Deadlock => Fault::Deadlock,
        Faulty::Stuck => Fault::Stuck,
        Faulty::Race | Faulty::UseAfterFree | Faulty::DoubleFree => Fault::Race,
        Faulty::Panic => Fault::Panic,
        Faulty::Abort => Fault::Abort,
    })
}
