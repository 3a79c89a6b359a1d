//! A graph as JSON.

use super::{End, Graph, Node, Outcome, Step, Wait};
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
            ("version", Value::Number(1)),
            ("source", text(&self.source)),
            ("model", text(model)),
            ("eager", list(self.eager.iter().map(text))),
            ("capped", Value::Bool(self.capped.is_some())),
            ("schedules", count(&self.schedules)),
            ("runs", number(self.runs)),
            ("states", number(self.states)),
            ("reduced", Value::Bool(self.reduced)),
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

fn object(object: Option<usize>) -> Value {
    object.map_or(Value::Number(-1), number)
}

fn numbers(numbers: &[usize]) -> Value {
    list(numbers.iter().copied().map(number))
}

fn step(step: &Step) -> Value {
    list([
        number(step.thread),
        text(&step.operation),
        object(step.object),
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
    let End::Deadlock(waits) = end else {
        return text(end.name());
    };
    let wait = |wait: &Wait| {
        list([
            number(wait.thread),
            text(&wait.operation),
            object(wait.object),
            number(wait.line),
            numbers(&wait.on),
        ])
    };
    list([text("deadlock"), list(waits.iter().map(wait))])
}
