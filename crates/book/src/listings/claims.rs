//! What is claimed of the schedules of a listing, held against its graph, and what a page says of them.

use crate::listings::manifest::{Explore, Goal, Reach};
use explorer::graph::Kind;
use explorer::{Count, Graph, Model};

/// What the table of a listing claims and its graph does not show: a sentence each.
pub fn failures(explore: &Explore, graph: &Graph) -> Vec<String> {
    let mut failures = Vec::new();
    let outcomes = graph.outcomes.len();
    if outcomes != explore.outcomes {
        failures.push(format!(
            "its table claims {}, and its graph has {outcomes}",
            plural(explore.outcomes, "outcome")
        ));
    }
    for (kind, claim) in claimed(explore) {
        let what = phrase(kind);
        // Of what is no claim of its own, the reader of the failure learns the name.
        let found = graph_kinds(graph)
            .into_iter()
            .find(|found| claimed_as(*found) == Some(kind));
        match (claim, found) {
            (Reach::Reachable, None) => failures.push(format!(
                "its table claims that {what} {} reachable, and no schedule of its graph comes to one",
                is(kind)
            )),
            (Reach::Never, Some(found)) => failures.push(format!(
                "its table claims that {what} {} never reached, and a schedule of its graph comes to {}",
                is(kind),
                phrase(found)
            )),
            _ => {}
        }
    }
    let has_output = |output: &str| {
        let mut outputs = graph.outcomes.iter().map(|outcome| outcome.output.trim());
        outputs.any(|other| other == output.trim())
    };
    if let Some(Goal::Output(output)) = &explore.goal
        && !has_output(output)
    {
        failures.push(format!(
            "no schedule of its graph has the output of its goal, `{output}`"
        ));
    }
    for decoy in explore.decoys.iter().filter(|decoy| has_output(decoy)) {
        failures.push(format!(
            "a schedule of its graph has the output of its decoy, `{}`",
            decoy.trim()
        ));
    }
    failures
}

/// What is claimed of faults.
fn claimed(explore: &Explore) -> [(Kind, Reach); 4] {
    [
        (Kind::Deadlock, explore.deadlock),
        (Kind::Panic, explore.panic),
        (Kind::Race, explore.race),
        (Kind::Stuck, explore.stuck),
    ]
}

/// The claim that a kind of fault belongs to. An abort is one of the outcomes, whose number is claimed.
fn claimed_as(kind: Kind) -> Option<Kind> {
    match kind {
        Kind::UseAfterFree | Kind::DoubleFree => Some(Kind::Race),
        Kind::Abort => None,
        kind => Some(kind),
    }
}

/// The kinds of fault that a schedule comes to.
fn graph_kinds(graph: &Graph) -> Vec<Kind> {
    let is_found = |kind: &Kind| {
        graph.faults.iter().any(|fault| fault.kind == *kind)
            || graph
                .outcomes
                .iter()
                .any(|outcome| outcome.end == kind.name())
    };
    Kind::ALL.into_iter().filter(is_found).collect()
}

/// Whether nothing is defined from some step on: a real run may then do anything.
pub fn is_undefined(graph: &Graph) -> bool {
    let mut kinds = graph_kinds(graph).into_iter();
    kinds.any(|kind| claimed_as(kind) == Some(Kind::Race))
}

/// What the page says of a graph: how many schedules, how they may end, and under which rules they were found.
pub fn sentences(graph: &Graph, spurious: bool) -> String {
    let one = graph.schedules == Count::from(1);
    let schedules = format!(
        "{} {}, {}.",
        grouped(&graph.schedules),
        if one { "schedule" } else { "schedules" },
        plural(graph.outcomes.len(), "outcome"),
    );
    let mut said = vec![schedules];
    said.extend(endings(graph));
    if graph.model == Model::Weak {
        said.push(
            "A load may return an older value, where Rust’s memory model allows it.".to_owned(),
        );
    }
    if !graph.eager.is_empty() {
        let done: Vec<&str> = graph.eager.iter().map(|eager| in_words(eager)).collect();
        said.push(format!("Without a choice of its own: {}.", done.join(", ")));
    }
    if spurious {
        said.push("A wait may end for no reason.".to_owned());
    }
    said.join(" ")
}

fn endings(graph: &Graph) -> Vec<String> {
    let found = graph_kinds(graph);
    let all = |kind: &Kind| {
        let mut outcomes = graph.outcomes.iter();
        outcomes.all(|outcome| outcome.end == kind.name())
    };
    if let Some(kind) = found.iter().find(|kind| all(kind)) {
        return vec![format!("All end in {}.", phrase(*kind))];
    }
    let told = found.iter().filter(|kind| **kind != Kind::Abort);
    let mut said: Vec<String> = told
        .map(|kind| match kind {
            Kind::Stuck => "Threads may be stuck while others go on.".to_owned(),
            kind => format!("{} can be reached.", capital(phrase(*kind))),
        })
        .collect();
    let never: Vec<&str> = [Kind::Deadlock, Kind::Panic, Kind::Race]
        .into_iter()
        .filter(|kind| !found.iter().any(|found| claimed_as(*found) == Some(*kind)))
        .map(phrase)
        .collect();
    match &never[..] {
        [] => {}
        [one] => said.push(format!("None ends in {one}.")),
        [most @ .., last] => said.push(format!("None ends in {} or {last}.", most.join(", "))),
    }
    said
}

/// Pages speak of a panic only where it ends the program.
fn phrase(kind: Kind) -> &'static str {
    match kind {
        Kind::Panic => "a panic",
        kind => kind.phrase(),
    }
}

fn is(kind: Kind) -> &'static str {
    match kind {
        Kind::Stuck => "are",
        _ => "is",
    }
}

fn capital(phrase: &str) -> String {
    let (first, rest) = phrase.split_at(1);
    first.to_uppercase() + rest
}

fn in_words(eager: &str) -> &str {
    match eager {
        "spawn" => "starting a thread",
        "unlock" => "giving a lock back",
        "drop" => "dropping an end of a channel",
        other => other,
    }
}

fn plural(number: usize, what: &str) -> String {
    match number {
        1 => format!("1 {what}"),
        _ => format!("{} {what}s", grouped(&Count::from(number as u128))),
    }
}

/// `1,234,567`.
fn grouped(number: &Count) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}
