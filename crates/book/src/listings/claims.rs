//! What is claimed of the schedules of a listing, held against its graph, and what a page says of them.

use crate::listings::manifest::{Explore, Goal, Reach};
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
    for (end, claim) in [("deadlock", explore.deadlock), ("panic", explore.panic)] {
        let found = ends(graph, end);
        match claim {
            Reach::Reachable if !found => failures.push(format!(
                "its table claims that a {end} is reachable, and no schedule of its graph ends in one"
            )),
            Reach::Never if found => failures.push(format!(
                "its table claims that a {end} is never reached, and a schedule of its graph ends in one"
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

fn ends(graph: &Graph, end: &str) -> bool {
    graph.outcomes.iter().any(|outcome| outcome.end == end)
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
    let all = |end: &str| graph.outcomes.iter().all(|outcome| outcome.end == end);
    let (reached, never): (Vec<&str>, Vec<&str>) = ["deadlock", "panic"]
        .into_iter()
        .partition(|end| ends(graph, end));
    let mut said: Vec<String> = reached
        .iter()
        .map(|end| match all(end) {
            true => format!("All end in a {end}."),
            false => format!("A {end} can be reached."),
        })
        .collect();
    match &never[..] {
        _ if said.first().is_some_and(|first| first.starts_with("All")) => {}
        [] => {}
        ends => said.push(format!("None ends in a {}.", ends.join(" or a "))),
    }
    said
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
