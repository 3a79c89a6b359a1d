//! A graph as JSON.

use super::{Access, End, Fault, Graph, Node, Note, Outcome, Step, Wait};
use crate::count::Count;
use crate::engine::world::Model;
use crate::json::{Value, list, map, text};

impl Graph {
    /// One line, as the module describes it.
    pub fn to_json(&self) -> String {
        let edges = |step: &Step| list(step.edges.iter().map(text));
        let count = |number: &Count| text(number.to_string());
        let outcome = |outcome: &Outcome| {
            map([
                ("output", text(&outcome.output)),
                ("end", text(&outcome.end)),
                ("schedules", count(&outcome.schedules)),
            ])
        };
        let model = if self.model == Model::Sc {
            "sc"
        } else {
            "weak"
        };
        let mut graph = map([
            ("version", Value::Number(2)),
            ("source", text(&self.source)),
            ("model", text(model)),
            ("eager", list(self.eager.iter().map(text))),
            ("capped", Value::Bool(self.capped.is_some())),
            ("verdict", text(self.verdict().name())),
            (
                "faults",
                list(self.faults.iter().map(|it| fault(it, self.words(it)))),
            ),
            ("notes", list(self.notes.iter().map(note))),
            ("endless", Value::Bool(self.endless)),
            ("schedules", count(&self.schedules)),
            ("runs", number(self.runs)),
            (
                "threads",
                list(
                    self.threads
                        .iter()
                        .map(|t| list([text(&t.name), number(t.line), number(t.parent)])),
                ),
            ),
            (
                "objects",
                list(
                    self.objects
                        .iter()
                        .map(|o| list([text(&o.name), text(&o.kind), number(o.line)])),
                ),
            ),
            ("outcomes", list(self.outcomes.iter().map(outcome))),
            ("table", list(self.table.iter().cloned())),
            ("steps", list(self.steps.iter().map(step))),
            ("happens_before", list(self.steps.iter().map(edges))),
            ("nodes", list(self.nodes.iter().map(node))),
        ]);
        if let (Value::Map(fields), Some(why)) = (&mut graph, &self.capped) {
            fields.push(("why".to_owned(), text(why)));
        }
        graph.to_string()
    }
}

fn number(number: impl TryInto<i64>) -> Value {
    Value::Number(number.try_into().unwrap_or(i64::MAX))
}

/// -1 for none.
fn index(index: Option<usize>) -> Value {
    index.map_or(Value::Number(-1), number)
}

fn numbers(numbers: &[usize]) -> Value {
    list(numbers.iter().copied().map(number))
}

fn step(step: &Step) -> Value {
    list([
        number(step.thread),
        text(&step.operation),
        index(step.object),
        text(&step.value),
        number(step.line),
        number(step.alternative),
    ])
}

fn node(node: &Node) -> Value {
    let edges = node
        .edges
        .iter()
        .flat_map(|(step, to)| [number(*step), number(*to)]);
    let mut fields = vec![
        numbers(&node.threads),
        numbers(&node.objects),
        number(node.output),
        list(edges),
    ];
    fields.extend(node.end.as_ref().map(end));
    Value::List(fields)
}

fn end(end: &End) -> Value {
    match end {
        End::Deadlock(waits) => list([text(end.name()), list(waits.iter().map(wait))]),
        _ => text(end.name()),
    }
}

fn wait(wait: &Wait) -> Value {
    list([
        number(wait.thread),
        text(&wait.operation),
        index(wait.object),
        number(wait.line),
        numbers(&wait.on),
    ])
}

fn note(note: &Note) -> Value {
    map([
        ("words", text(&note.words)),
        ("incomplete", Value::Bool(note.incomplete)),
    ])
}

fn fault(fault: &Fault, words: String) -> Value {
    map([
        ("kind", text(fault.kind.name())),
        ("node", index(fault.node)),
        ("shortest", Value::Bool(fault.shortest_known)),
        ("spurious", Value::Bool(fault.spurious)),
        ("line", number(fault.line)),
        ("message", text(&fault.message)),
        ("accesses", list(fault.accesses.iter().map(access))),
        ("name", text(&fault.name)),
        ("memory", text(&fault.memory)),
        ("waits", list(fault.waits.iter().map(wait))),
        ("words", text(words)),
    ])
}

fn access(access: &Access) -> Value {
    map([
        ("thread", number(access.thread)),
        ("line", number(access.line)),
        ("write", Value::Bool(access.write)),
        ("what", text(&access.what)),
        ("step", index(access.step)),
    ])
}
