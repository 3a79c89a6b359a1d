//! What is wanted of the schedules of an answer, held against its graph.

use super::manifest::Explored;
use crate::listings::manifest::Reach;
use explorer::Graph;
use explorer::graph::{End, Kind};
use std::collections::BTreeSet;

/// What of `graph` is not as it is wanted: a text of lines, empty if all is that was followed.
pub fn differences(wanted: &Explored, graph: &Graph) -> String {
    let mut lines = faults(wanted, graph);
    if let Some(outcomes) = &wanted.outcomes {
        lines.extend(outcomes_of(outcomes, graph));
    }
    if let Some(most) = wanted.steps {
        match longest(graph) {
            None => lines.push("A schedule has no end.".to_owned()),
            Some(steps) if steps > most => {
                lines.push(format!(
                    "A schedule takes {steps} steps; {most} are the most."
                ));
            }
            Some(_) => {}
        }
    }
    lines.join("\n")
}

/// The node of `graph` that the shortest schedule with a fault or an output nobody wants leads to.
pub fn nearest_difference(wanted: &Explored, graph: &Graph) -> Option<usize> {
    let unwanted = |kind: Kind| {
        let mut never = claims(wanted).into_iter();
        never.any(|(kinds, reach)| reach == Reach::Never && kinds.contains(&kind))
    };
    let fault = graph.faults.iter().find(|fault| unwanted(fault.kind));
    let outcomes = wanted.outcomes.as_deref();
    let is_other = |node: usize| {
        let output = graph.output(node).trim_end();
        outcomes.is_some_and(|wanted| wanted.iter().all(|one| one.trim_end() != output))
    };
    let other = || graph.shortest(|node, state| state.end == Some(End::Ok) && is_other(node));
    fault
        .and_then(|fault| fault.node)
        .or_else(|| other().map(|(_, node)| node))
}

/// What may go wrong, and whether it may.
fn claims(wanted: &Explored) -> [(&'static [Kind], Reach); 5] {
    [
        (&[Kind::Deadlock], wanted.deadlock),
        (&[Kind::Panic], wanted.panic),
        (
            &[Kind::Race, Kind::UseAfterFree, Kind::DoubleFree],
            wanted.race,
        ),
        (&[Kind::Stuck], wanted.stuck),
        (&[Kind::Abort], Reach::Never),
    ]
}

fn faults(wanted: &Explored, graph: &Graph) -> Vec<String> {
    let mut lines = Vec::new();
    for (kinds, reach) in claims(wanted) {
        let mut found = graph
            .faults
            .iter()
            .filter(|fault| kinds.contains(&fault.kind));
        match reach {
            Reach::Never => lines.extend(found.map(|fault| graph.words(fault))),
            Reach::Reachable if found.next().is_none() && graph.is_complete() => {
                lines.push(format!("No schedule comes to {}.", kinds[0].phrase()));
            }
            Reach::Reachable => {}
        }
    }
    lines
}

/// Of the schedules that come to their end.
fn outcomes_of(wanted: &[String], graph: &Graph) -> Vec<String> {
    let wanted: BTreeSet<&str> = wanted.iter().map(|output| output.trim_end()).collect();
    let ends = graph.outcomes.iter().filter(|outcome| outcome.end == "ok");
    let found: BTreeSet<&str> = ends.map(|outcome| outcome.output.trim_end()).collect();
    let told = |output: &&str| match output.is_empty() {
        true => "nothing".to_owned(),
        false => format!("`{}`", output.replace('\n', " ⏎ ")),
    };
    let too_many = found
        .difference(&wanted)
        .map(|output| format!("A schedule prints {}.", told(output)));
    // What was not found may be among what was not followed.
    let is_complete = graph.is_complete();
    let missing = wanted
        .difference(&found)
        .filter(|_| is_complete)
        .map(|output| format!("No schedule prints {}.", told(output)));
    too_many.chain(missing).collect()
}

/// The steps of the longest schedule; none, if one has no end.
fn longest(graph: &Graph) -> Option<usize> {
    let mut before = vec![0_usize; graph.nodes.len()];
    for (_, to) in graph.nodes.iter().flat_map(|node| &node.edges) {
        before[*to] += 1;
    }
    // Kahn's order: each node after all that lead to it. Those of a circle never have their turn.
    let mut ready: Vec<usize> = (0..before.len())
        .filter(|node| before[*node] == 0)
        .collect();
    let mut steps = vec![0; before.len()];
    let mut done = 0;
    while let Some(node) = ready.pop() {
        done += 1;
        for (_, to) in &graph.nodes[node].edges {
            steps[*to] = steps[*to].max(steps[node] + 1);
            before[*to] -= 1;
            if before[*to] == 0 {
                ready.push(*to);
            }
        }
    }
    let has_circle = graph.endless || done < steps.len();
    steps.into_iter().max().filter(|_| !has_circle)
}

#[cfg(test)]
mod tests {
    use super::*;
    use explorer::graph::{Fault, Node, Outcome};

    fn graph(edges: &[&[usize]], outputs: &[(&str, &str)]) -> Graph {
        let node = |to: &&[usize]| Node {
            edges: to.iter().map(|to| (0, *to)).collect(),
            ..Node::default()
        };
        let outcome = |(output, end): &(&str, &str)| Outcome {
            output: (*output).to_owned(),
            end: (*end).to_owned(),
            schedules: 1_u128.into(),
        };
        Graph {
            nodes: edges.iter().map(node).collect(),
            outcomes: outputs.iter().map(outcome).collect(),
            ..Graph::default()
        }
    }

    #[test]
    fn the_longest_way_counts_and_a_circle_has_no_end() {
        let graph_of = |edges: &[&[usize]]| graph(edges, &[]);
        assert_eq!(longest(&graph_of(&[&[1, 2], &[3], &[1], &[]])), Some(3));
        assert_eq!(longest(&graph_of(&[&[1], &[0]])), None);
    }

    #[test]
    fn outputs_that_are_missing_and_too_many_are_both_told() {
        let graph = graph(&[&[]], &[("1\n", "ok"), ("2\n3\n", "ok"), ("9\n", "panic")]);
        let wanted = Explored {
            outcomes: Some(vec!["1".into(), "4\n".into()]),
            steps: Some(0),
            ..Explored::default()
        };
        assert_eq!(
            differences(&wanted, &graph),
            "A schedule prints `2 ⏎ 3`.\nNo schedule prints `4`."
        );
    }

    #[test]
    fn the_nearest_difference_is_a_fault_that_nobody_wants() {
        let mut graph = graph(&[&[1], &[]], &[]);
        graph.faults = vec![Fault {
            node: Some(1),
            ..Fault::default()
        }];
        let wanted = |deadlock| Explored {
            deadlock,
            ..Explored::default()
        };
        assert_eq!(nearest_difference(&wanted(Reach::Never), &graph), Some(1));
        assert_eq!(nearest_difference(&wanted(Reach::Reachable), &graph), None);
    }

    #[test]
    fn what_was_not_followed_may_hold_what_is_missing() {
        let mut graph = graph(&[&[]], &[]);
        graph.capped = Some("it takes longer than 5s".to_owned());
        let wanted = Explored {
            race: Reach::Reachable,
            outcomes: Some(vec!["1".into()]),
            ..Explored::default()
        };
        assert_eq!(differences(&wanted, &graph), "");
    }

    #[test]
    fn what_has_to_be_reachable_is_missed() {
        let wanted = Explored {
            race: Reach::Reachable,
            ..Explored::default()
        };
        let told = differences(&wanted, &graph(&[&[]], &[]));
        assert_eq!(told, "No schedule comes to a data race.");
    }
}
