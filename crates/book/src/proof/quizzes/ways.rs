//! A schedule in few characters, as the explorer's widget reads it: a thread a character, in base 36, or `~` and two of them;
//! `.2-` after it is its alternative 2.

use explorer::Graph;
use explorer::graph::{Outcome, Step};

/// A shortest schedule to `node`.
pub fn way_to(graph: &Graph, node: usize) -> String {
    shortest(graph, |index| index == node)
}

/// A shortest schedule that ends by `outcome`.
pub fn way_to_outcome(graph: &Graph, outcome: &Outcome) -> String {
    shortest(graph, |index| {
        let end = graph.nodes[index].end.as_ref();
        end.is_some_and(|end| end.name() == outcome.end) && graph.output(index) == outcome.output
    })
}

fn shortest(graph: &Graph, wanted: impl Fn(usize) -> bool) -> String {
    let found = graph.shortest(|index, _| wanted(index));
    let (steps, _) = found.unwrap_or_default();
    steps
        .iter()
        .map(|step| in_characters(&graph.steps[*step]))
        .collect()
}

fn in_characters(step: &Step) -> String {
    let thread = in_base_36(step.thread);
    let who = match thread.len() {
        1 => thread,
        _ => format!("~{thread:0>2}"),
    };
    match step.alternative {
        0 => who,
        other => format!("{who}.{}-", in_base_36(other.into())),
    }
}

fn in_base_36(mut number: usize) -> String {
    let mut digits = Vec::new();
    loop {
        let digit = u32::try_from(number % 36).unwrap_or_default();
        digits.extend(char::from_digit(digit, 36));
        number /= 36;
        if number == 0 {
            return digits.iter().rev().collect();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_is_its_thread_and_its_alternative() {
        let step = |thread, alternative| {
            in_characters(&Step {
                thread,
                alternative,
                operation: String::new(),
                object: None,
                value: String::new(),
                line: 0,
                edges: Vec::new(),
            })
        };
        assert_eq!(
            [step(0, 0), step(11, 0), step(36, 0), step(1, 37)],
            ["0", "b", "~10", "1.11-"]
        );
    }
}
