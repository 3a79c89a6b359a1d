//! A graph in words: for who has no browser at hand.
//!
//! The verdict comes first, then the faults, each with a schedule that leads to it, then the outcomes, then notes on how far
//! all of that can be relied on.

mod differing;
mod path;
#[cfg(test)]
mod tests;

pub use path::{Path, shortest_to};

use crate::graph::{Fault, Graph, Kind, Outcome, Verdict};
use differing::differing;
use path::shortened;
use std::fmt;

/// Lines of a report.
const LINES: usize = 40;

/// Outcomes and notes in it.
const OUTCOMES: usize = 10;
const NOTES: usize = 5;

/// Faults of one kind that are told with a schedule, where not all is told.
const WITH_SCHEDULE: usize = 2;

/// What a program can do, how often, and how it comes to what it should not do: in at most 40 lines.
pub fn report(graph: &Graph, source: &str) -> String {
    let notes = notes(graph, NOTES);
    let mut lines = head(graph);
    let room = LINES - lines.len() - notes.len();
    // Outcomes get a third, and what faults leave them.
    let kept = of_outcomes(graph, room).len().min(room / 3);
    lines.extend(of_faults(graph, source, room - kept));
    let room = LINES - lines.len() - notes.len();
    lines.extend(of_outcomes(graph, room));
    lines.extend(notes);
    text_of(lines)
}

/// The same without a limit.
pub fn report_all(graph: &Graph, source: &str) -> String {
    let mut lines = head(graph);
    for fault in &graph.faults {
        lines.extend(of_fault(graph, source, fault, usize::MAX));
    }
    for outcome in &graph.outcomes {
        lines.extend(of_outcome(graph, outcome, usize::MAX));
    }
    lines.extend(notes(graph, usize::MAX));
    text_of(lines)
}

/// A fault, with a schedule that leads to it.
pub fn fault(graph: &Graph, source: &str, fault: &Fault) -> String {
    text_of(of_fault(graph, source, fault, LINES / 2))
}

/// Only the schedule of that, all of it, below a line that says what it is; none, if the fault is told by outcomes only.
pub fn schedule(graph: &Graph, source: &str, fault: &Fault) -> Option<String> {
    let lines = of_fault(graph, source, fault, usize::MAX);
    // The first are an empty one, and the fault in words.
    (lines.len() > 2).then(|| text_of(lines[2..].to_vec()))
}

/// A thread may have any name.
fn text_of(lines: Vec<String>) -> String {
    let lines = lines.into_iter();
    lines.map(|line| line.replace('\n', "\\n") + "\n").collect()
}

fn head(graph: &Graph) -> Vec<String> {
    let mut lines = vec![match graph.verdict() {
        Verdict::Fine => "no fault in any schedule".to_owned(),
        Verdict::Unknown => "no fault was found".to_owned(),
        Verdict::Faulty => kinds(graph),
    }];
    lines.extend(
        (graph.why_incomplete()).map(|why| format!("not every schedule was explored: {why}")),
    );
    lines.push(format!(
        "{}, {}, {}",
        count(&graph.schedules, "schedule"),
        count(&graph.outcomes.len(), "outcome"),
        count(&graph.states, "state")
    ));
    if graph.reduced {
        let left_out = "orders of steps that make no difference were left out: there are more schedules than these";
        lines.push(left_out.to_owned());
    }
    lines
}

/// `3 faults: a deadlock, 2 data races`.
fn kinds(graph: &Graph) -> String {
    let number = |kind: &Kind| graph.faults.iter().filter(|it| it.kind == *kind).count();
    let kinds = Kind::ALL.into_iter().map(|kind| (kind, number(&kind)));
    let kinds = kinds.filter(|(_, number)| *number > 0);
    let kinds: Vec<String> = kinds.map(|(kind, number)| kind.several(number)).collect();
    let faults = count(&graph.faults.len(), "fault");
    format!("{faults}: {}", kinds.join(", "))
}

fn of_faults(graph: &Graph, source: &str, most: usize) -> Vec<String> {
    let all = graph.faults.iter();
    let blocks: Vec<_> = all
        .map(|it| of_fault(graph, source, it, usize::MAX))
        .collect();
    if blocks.iter().map(Vec::len).sum::<usize>() <= most {
        return blocks.concat();
    }
    let (with, without) = graph.faults.split_at(WITH_SCHEDULE.min(graph.faults.len()));
    let named: Vec<String> = (without.iter())
        .map(|fault| format!("  {}", capital(&with_lines(graph, fault))))
        .collect();
    // A blank line, one above them, and a line each; but half of the room is for schedules.
    let of_named = match named.len() {
        0 => 0,
        number => (number + 2).min(most / 2),
    };
    let each = (most - of_named) / with.len();
    let mut lines: Vec<String> = (with.iter())
        .flat_map(|fault| of_fault(graph, source, fault, each))
        .collect();
    if of_named > 0 {
        lines.push(String::new());
        lines.push("Without schedules, which --all shows:".to_owned());
        lines.extend(first(named, of_named - 2, "fault"));
    }
    lines
}

/// Without a schedule, nothing else says where threads wait.
fn with_lines(graph: &Graph, fault: &Fault) -> String {
    let words = graph.words(fault);
    if fault.waits.is_empty() {
        return words;
    }
    let mut lines = fault.lines();
    lines.dedup();
    let lines: Vec<String> = lines.iter().map(u32::to_string).collect();
    format!("{words} (line{} {})", plural(lines.len()), lines.join(", "))
}

fn of_fault(graph: &Graph, source: &str, fault: &Fault, most: usize) -> Vec<String> {
    let mut lines = vec![String::new(), capital(&graph.words(fault))];
    let path = (fault.node).and_then(|node| Path::to(graph, |number, _| number == node));
    if let Some(path) = path {
        lines.push(match (path.steps().is_empty(), fault.shortest_known) {
            (true, _) => "It comes to that before the first step:".to_owned(),
            (_, true) => "A shortest schedule to it:".to_owned(),
            (_, false) => "A schedule to it:".to_owned(),
        });
        let path = path.with_waits(&fault.waits);
        lines.extend(path.lines(source, most.saturating_sub(lines.len())));
    }
    lines
}

fn of_outcomes(graph: &Graph, most: usize) -> Vec<String> {
    let all = &graph.outcomes;
    let chosen = differing(all, OUTCOMES);
    let of = |number: usize, output: usize| -> Vec<String> {
        let mut chosen = chosen[..number].to_vec();
        chosen.sort_unstable();
        let chosen = chosen.into_iter();
        let lines = chosen.flat_map(|index| of_outcome(graph, &all[index], output));
        lines.chain(rest(all.len() - number, "outcome")).collect()
    };
    // Rather parts of the outputs of many than all of the outputs of few.
    (1..=chosen.len())
        .rev()
        .flat_map(|number| [usize::MAX, 8, 4, 2, 1].map(|output| (number, output)))
        .map(|(number, output)| of(number, output))
        .find(|lines| lines.len() <= most)
        .unwrap_or_default()
}

fn of_outcome(graph: &Graph, outcome: &Outcome, most: usize) -> Vec<String> {
    let (part, whole) = (&outcome.schedules, &graph.schedules);
    let output = outcome.output.lines().map(|line| format!("    {line}"));
    let mut lines = vec![
        String::new(),
        format!("{part} of {whole}: {}", ending(&outcome.end)),
    ];
    lines.extend(shortened(output.collect(), most, "line"));
    lines
}

fn ending(end: &str) -> String {
    match end {
        "ok" => "it ends".to_owned(),
        "panic" => "main panics".to_owned(),
        "abort" => "it aborts".to_owned(),
        "deadlock" => "it stands still for ever".to_owned(),
        end => match Kind::named(end) {
            Some(kind) => format!("it goes no further than {}", kind.phrase()),
            None => end.to_owned(),
        },
    }
}

fn notes(graph: &Graph, most: usize) -> Vec<String> {
    let capital = |note: &crate::graph::Note| format!("note: {}", note.words);
    let notes: Vec<String> = graph.notes.iter().map(capital).collect();
    if notes.is_empty() {
        return Vec::new();
    }
    [vec![String::new()], first(notes, most, "note")].concat()
}

/// The first `most`, and how many are left out: that takes a line, too.
fn first(mut lines: Vec<String>, most: usize, what: &str) -> Vec<String> {
    if lines.len() > most {
        let missing = lines.len() - most.saturating_sub(1);
        lines.truncate(most.saturating_sub(1));
        lines.extend(rest(missing, what).pop());
    }
    lines
}

/// A blank line, and how many more there are; nothing, if there are none.
fn rest(number: usize, what: &str) -> Vec<String> {
    if number == 0 {
        return Vec::new();
    }
    let text = format!(
        "and {} more {what}{}: --all",
        grouped(number),
        plural(number)
    );
    vec![String::new(), text]
}

fn plural(number: usize) -> &'static str {
    if number == 1 { "" } else { "s" }
}

/// `26,690`.
fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let groups = digits.as_bytes().rchunks(3).rev();
    let groups: Vec<_> = groups.map(String::from_utf8_lossy).collect();
    groups.join(",")
}

fn capital(sentence: &str) -> String {
    let mut rest = sentence.chars();
    rest.next().map_or(String::new(), |first| {
        first.to_uppercase().chain(rest).collect()
    })
}

fn count(number: &dyn fmt::Display, what: &str) -> String {
    format!(
        "{number} {what}{}",
        if number.to_string() == "1" { "" } else { "s" }
    )
}
