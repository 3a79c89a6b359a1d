//! A graph in words: for who has no browser at hand.

use crate::graph::{End, Graph, Node, Outcome, Step, Wait};
use std::fmt::{self, Write as _};

/// What a program can do, how often, and how it comes to what it should not do.
pub fn report(graph: &Graph, source: &str) -> String {
    let mut text = String::new();
    let _ = write_report(graph, source, &mut text);
    text
}

fn write_report(graph: &Graph, source: &str, text: &mut String) -> fmt::Result {
    let (schedules, outcomes) = (
        count(&graph.schedules, "schedule"),
        count(&graph.outcomes.len(), "outcome"),
    );
    writeln!(
        text,
        "{schedules}, {outcomes}, {}",
        count(&graph.states, "state")
    )?;
    if graph.reduced {
        writeln!(
            text,
            "orders of steps that make no difference were left out: there are more schedules than these"
        )?;
    }
    if let Some(why) = &graph.capped {
        writeln!(text, "not everything was explored: {why}")?;
    }
    for outcome in &graph.outcomes {
        writeln!(
            text,
            "\n{} of {}: {}",
            outcome.schedules,
            graph.schedules,
            ending(&outcome.end)
        )?;
        for line in outcome.output.lines() {
            writeln!(text, "    {line}")?;
        }
    }
    for fault in ["a deadlock", "a panic", "an abort"] {
        let is_fault = |outcome: &&Outcome| fault.split(' ').any(|word| word == outcome.end);
        let Some(outcome) = graph.outcomes.iter().find(is_fault) else {
            continue;
        };
        if let Some(path) = shortest_to(graph, outcome) {
            writeln!(text, "\nA shortest schedule to {fault}:")?;
            text.push_str(&path.trace(source));
        }
    }
    Ok(())
}

fn ending(end: &str) -> &str {
    match end {
        "ok" => "it ends",
        "panic" => "main panics",
        "abort" => "it aborts",
        "deadlock" => "it stands still for ever",
        exit => exit,
    }
}

fn count(number: &dyn fmt::Display, what: &str) -> String {
    format!(
        "{number} {what}{}",
        if number.to_string() == "1" { "" } else { "s" }
    )
}

/// One schedule.
pub struct Path<'a> {
    graph: &'a Graph,
    steps: Vec<&'a Step>,
    end: &'a Node,
}

/// A shortest schedule that has an outcome.
pub fn shortest_to<'a>(graph: &'a Graph, outcome: &Outcome) -> Option<Path<'a>> {
    let (steps, end) = graph.shortest(|number, node| {
        let end = node.end.as_ref().map(End::name);
        end.as_ref() == Some(&outcome.end) && graph.output(number) == outcome.output
    })?;
    Some(Path {
        graph,
        steps: steps.into_iter().map(|step| &graph.steps[step]).collect(),
        end: &graph.nodes[end],
    })
}

impl<'a> Path<'a> {
    pub fn steps(&self) -> &[&'a Step] {
        &self.steps
    }

    /// A line a step: number, thread, what it does, and the line of the source.
    pub fn trace(&self, source: &str) -> String {
        let lines: Vec<&str> = source.lines().collect();
        let cells: Vec<[String; 3]> = self.steps.iter().map(|step| self.cells(step)).collect();
        let width = |column: usize| {
            cells
                .iter()
                .map(|cells| cells[column].chars().count())
                .max()
                .unwrap_or(0)
        };
        let (name, action) = (width(0), width(1));
        let mut text = String::new();
        for (number, (step, [thread, what, place])) in self.steps.iter().zip(&cells).enumerate() {
            let code = (step.line as usize)
                .checked_sub(1)
                .and_then(|line| lines.get(line))
                .unwrap_or(&"");
            let line = format!(
                "{:4}  {thread:name$}  {what:action$}  {place:>5}  {}",
                number + 1,
                code.trim()
            );
            let _ = writeln!(text, "{}", line.trim_end());
        }
        if let Some(End::Deadlock(waits)) = &self.end.end {
            for wait in waits {
                let _ = writeln!(text, "      {}", self.wait(wait));
            }
        }
        text
    }

    fn cells(&self, step: &Step) -> [String; 3] {
        let mut what = step.operation.clone();
        if let Some(object) = step.object {
            let _ = write!(what, " {}", self.object(object));
        }
        if !step.value.is_empty() {
            let _ = write!(what, ": {}", step.value.trim_end().escape_debug());
        }
        let place = if step.line > 0 {
            format!("L{}", step.line)
        } else {
            String::new()
        };
        [self.thread(step.thread), what, place]
    }

    fn wait(&self, wait: &Wait) -> String {
        let mut text = format!(
            "{} waits at line {}: {}",
            self.thread(wait.thread),
            wait.line,
            wait.operation
        );
        if let Some(object) = wait.object {
            let _ = write!(text, " {}", self.object(object));
        }
        let on: Vec<String> = wait.on.iter().map(|thread| self.thread(*thread)).collect();
        if !on.is_empty() {
            let _ = write!(text, ", for {}", on.join(" and "));
        }
        text
    }

    fn thread(&self, thread: usize) -> String {
        self.graph
            .threads
            .get(thread)
            .map_or_else(|| format!("t{thread}"), |thread| thread.name.clone())
    }

    fn object(&self, object: usize) -> &str {
        self.graph
            .objects
            .get(object)
            .map_or("?", |object| &object.name)
    }
}
