//! What comes of the checks of an answer, a line as soon as it is known.

use super::markdown::{inline, wrap};
use super::screen::{Ink, Screen};
use crate::exercises::manifest::{Check, Explored, Kind};
use crate::exercises::told::Checked;
use crate::exercises::{Exercise, Told, Verdict};
use explorer::{Graph, trace};

/// Below the name of a check.
const INDENT: &str = "      ";

/// The words for an event; none for those of which there is nothing to say, and for the last.
pub fn words(exercise: &Exercise, told: &Told, screen: &Screen) -> String {
    match told {
        Told::Checked(checked) => match exercise.manifest.checks.get(checked.check) {
            Some(check) => of_check(check, checked, screen),
            None => String::new(),
        },
        Told::Told { sentence } => {
            format!("\n{}", wrap(&inline(sentence), screen.width, "", ""))
        }
        Told::Building { crates } => {
            let sentence = format!("Building {}, which is done once …", crates.join(", "));
            wrap(&sentence, screen.width, "", "")
        }
        Told::Checking { .. } | Told::End { .. } => String::new(),
    }
}

fn of_check(check: &Check, checked: &Checked, screen: &Screen) -> String {
    let (sign, ink) = match checked.verdict {
        Verdict::Passed => ("✓ passed", Ink::Good),
        Verdict::Failed => ("✗ failed", Ink::Bad),
        Verdict::Skipped => ("– not looked at", Ink::Faint),
    };
    let name = format!("{sign}: {}", inline(&check.name));
    let line = wrap(&name, screen.width, "", "  ");
    let (line, rest) = line.split_once(':').unwrap_or((&line, ""));
    let mut out = format!("{}:{rest}", screen.ink(ink, line));
    // Why the others were not looked at is told by the one that was.
    if checked.verdict == Verdict::Failed {
        if let Some(sentence) = &checked.sentence {
            out += &wrap(&inline(sentence), screen.width, INDENT, INDENT);
        }
        if let Some(detail) = &checked.detail {
            out += &match checked.graph {
                Some(_) => sentences(detail, screen.width),
                None => block(detail),
            };
        }
        if let (Kind::Explored(wanted), Some(schedule)) = (&check.kind, checked.graph.as_ref()) {
            let graph = Graph::from_json(schedule.get());
            let source = checked.program.as_deref().unwrap_or_default();
            let schedule = graph
                .ok()
                .and_then(|graph| schedule_of(wanted, checked, &graph, source));
            out += &schedule.as_deref().map_or_else(String::new, block);
        }
    }
    out
}

/// What was found of schedules, a sentence a line, below another sentence.
fn sentences(found: &str, width: usize) -> String {
    let lines = found.lines().map(|line| {
        let mut rest = line.chars();
        let first = rest.next().into_iter().flat_map(char::to_uppercase);
        let mut line: String = first.chain(rest).collect();
        if !line.ends_with(['.', '!', '?']) {
            line.push('.');
        }
        wrap(&line, width, INDENT, INDENT)
    });
    format!("\n{}", lines.collect::<String>())
}

/// A block of text below a sentence.
fn block(text: &str) -> String {
    let lines = text.trim_end().lines();
    let lines: Vec<String> = lines
        .map(|line| format!("{INDENT}{line}").trim_end().to_owned() + "\n")
        .collect();
    format!("\n{}", lines.concat())
}

/// A schedule that comes to what nobody wants: to the first fault of which the check speaks, or else to an output.
fn schedule_of(
    wanted: &Explored,
    checked: &Checked,
    graph: &Graph,
    source: &str,
) -> Option<String> {
    let detail = checked.detail.as_deref().unwrap_or_default();
    let spoken_of = |fault: &&explorer::graph::Fault| detail.contains(&graph.words(fault));
    let fault = graph.faults.iter().find(spoken_of);
    if let Some(schedule) = fault.and_then(|fault| trace::schedule(graph, source, fault)) {
        return Some(schedule);
    }
    let outputs = wanted.outcomes.as_ref()?;
    let is_wanted = |output: &str| outputs.iter().any(|it| it.trim_end() == output.trim_end());
    let mut ends = graph.outcomes.iter().filter(|outcome| outcome.end == "ok");
    let outcome = ends.find(|outcome| !is_wanted(&outcome.output))?;
    let path = trace::shortest_to(graph, outcome)?;
    let output = match outcome.output.trim_end() {
        "" => "nothing".to_owned(),
        output => format!("`{}`", output.replace('\n', " ⏎ ")),
    };
    let trace = path.trace(source);
    Some(format!(
        "A shortest schedule that prints {output}:\n{trace}"
    ))
}

/// What is said at the end.
pub fn ending(solved: bool, next: Option<&str>, screen: &Screen) -> String {
    if !solved {
        return format!("\n{}\n", screen.ink(Ink::Strong, "Not solved yet."));
    }
    let solved = screen.ink(Ink::Good, "Solved.");
    match next {
        Some(next) => format!("\n{solved} The next one: {next}\n"),
        None => format!("\n{solved} It was the last one.\n"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exercises::exercise::sample;

    fn told(verdict: Verdict) -> Told {
        Told::Checked(Checked {
            check: 1,
            verdict,
            sentence: Some("It prints `7`, and not *six*.".to_owned()),
            detail: Some("It printed:\n7\n\nWanted is:\n6\n".to_owned()),
            diagnostics: Vec::new(),
            graph: None,
            node: None,
            program: None,
        })
    }

    #[test]
    fn what_was_found_of_schedules_is_in_sentences_that_fit() {
        assert_eq!(
            sentences("a deadlock: main waits for t1\nNo schedule prints `6`.", 26),
            "\n      A deadlock: main\n      waits for t1.\n      No schedule prints\n      `6`.\n"
        );
    }

    #[test]
    fn a_check_is_a_line_and_what_failed_says_why() {
        let words = |verdict| words(&sample(), &told(verdict), &Screen::plain());
        assert_eq!(words(Verdict::Passed), "✓ passed: It prints `6`\n");
        assert_eq!(words(Verdict::Skipped), "– not looked at: It prints `6`\n");
        assert_eq!(
            words(Verdict::Failed),
            "✗ failed: It prints `6`\n      It prints `7`, and not six.\n\n      It printed:\n      7\n\n      Wanted is:\n      6\n"
        );
    }
}
