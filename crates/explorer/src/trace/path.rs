//! One schedule, a line a step.

use crate::graph::{End, Graph, Node, Outcome, Step, Wait};
use std::fmt::Write as _;

pub struct Path<'a> {
    graph: &'a Graph,
    steps: Vec<&'a Step>,
    waits: &'a [Wait],
}

/// A shortest schedule that has an outcome.
pub fn shortest_to<'a>(graph: &'a Graph, outcome: &Outcome) -> Option<Path<'a>> {
    Path::to(graph, |number, node| {
        let end = node.end.as_ref().map(End::name);
        end.as_ref() == Some(&outcome.end) && graph.output(number) == outcome.output
    })
}

impl<'a> Path<'a> {
    pub(super) fn to(graph: &'a Graph, wanted: impl FnMut(usize, &Node) -> bool) -> Option<Self> {
        let (steps, end) = graph.shortest(wanted)?;
        Some(Self {
            graph,
            steps: steps.into_iter().map(|step| &graph.steps[step]).collect(),
            waits: match &graph.nodes[end].end {
                Some(End::Deadlock(waits)) => waits,
                _ => &[],
            },
        })
    }

    /// Told with these waits at its end.
    pub(super) fn with_waits(self, waits: &'a [Wait]) -> Self {
        Self { waits, ..self }
    }

    pub fn steps(&self) -> &[&'a Step] {
        &self.steps
    }

    /// A line a step: number, thread, what it does, and the line of the source.
    pub fn trace(&self, source: &str) -> String {
        let lines = self.lines(source, usize::MAX);
        lines.into_iter().map(|line| line + "\n").collect()
    }

    /// The same in `most` lines: of what does not fit, the middle is left out.
    pub(super) fn lines(&self, source: &str, most: usize) -> Vec<String> {
        let waits: Vec<String> = (self.waits.iter())
            .map(|wait| format!("      {}", self.wait(wait)))
            .collect();
        let of_waits = waits
            .len()
            .min((most / 2).max(most.saturating_sub(self.steps.len())));
        let mut lines = shortened(self.of_steps(source), most - of_waits, "step");
        lines.extend(shortened(waits, of_waits, "wait"));
        lines
    }

    fn of_steps(&self, source: &str) -> Vec<String> {
        let code: Vec<&str> = source.lines().collect();
        let cells: Vec<[String; 3]> = self.steps.iter().map(|step| self.cells(step)).collect();
        let width = |column: usize| {
            let widths = cells.iter().map(|cells| cells[column].chars().count());
            widths.max().unwrap_or(0)
        };
        let (name, action) = (width(0), width(1));
        let line = |(number, (step, [thread, what, place])): (usize, (&&Step, &[String; 3]))| {
            let line = (step.line as usize).checked_sub(1);
            let code = line.and_then(|line| code.get(line)).unwrap_or(&"").trim();
            let number = number + 1;
            let line = format!("{number:4}  {thread:name$}  {what:action$}  {place:>5}  {code}");
            line.trim_end().to_owned()
        };
        self.steps
            .iter()
            .zip(&cells)
            .enumerate()
            .map(line)
            .collect()
    }

    fn cells(&self, step: &Step) -> [String; 3] {
        let mut what = step.operation.clone();
        if let Some(object) = step.object {
            let _ = write!(what, " {}", self.graph.object(object));
        }
        if !step.value.is_empty() {
            let _ = write!(what, ": {}", in_one_line(step.value.trim_end()));
        }
        let place = if step.line > 0 {
            format!("L{}", step.line)
        } else {
            String::new()
        };
        [self.graph.thread(step.thread), what, place]
    }

    fn wait(&self, wait: &Wait) -> String {
        let mut text = format!(
            "{} waits at line {}: {}",
            self.graph.thread(wait.thread),
            wait.line,
            wait.operation
        );
        if let Some(object) = wait.object {
            let _ = write!(text, " {}", self.graph.object(object));
        }
        if !wait.on.is_empty() {
            let _ = write!(text, ", for {}", self.graph.threads(&wait.on));
        }
        text
    }
}

/// Ends of lines as they are written in a string; the rest as it is.
fn in_one_line(text: &str) -> String {
    let one = |c: char| match c {
        c if c.is_control() => c.escape_debug().to_string(),
        c => c.to_string(),
    };
    text.chars().map(one).collect()
}

/// At most `most` lines, with a word on how many are missing from the middle.
pub(super) fn shortened(mut lines: Vec<String>, most: usize, what: &str) -> Vec<String> {
    if lines.len() > most {
        let kept = most.saturating_sub(1);
        let end = lines.split_off(lines.len() - kept / 2);
        let missing = lines.len() - (kept - kept / 2);
        lines.truncate(kept - kept / 2);
        if most > 0 {
            let s = if missing == 1 { "" } else { "s" };
            lines.push(format!("      … {missing} more {what}{s}: --all"));
        }
        lines.extend(end);
    }
    lines
}
