//! A graph as JSON.

use super::{Access, Conflict, End, Fault, Graph, Kind, Node, Note, Outcome, Step, Wait};
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
            ("faults", list(self.faults.iter().map(|it| fault(self, it)))),
            ("notes", list(self.notes.iter().map(note))),
            ("endless", Value::Bool(self.endless)),
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
            ("nodes", list(self.nodes.iter().map(|it| node(self, it)))),
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

fn node(graph: &Graph, node: &Node) -> Value {
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
    fields.extend(node.end.as_ref().map(|it| end(graph, it)));
    Value::List(fields)
}

fn end(graph: &Graph, end: &End) -> Value {
    let name = text(end.name());
    match end {
        End::Deadlock(waits) => list([name, list(waits.iter().map(wait))]),
        End::Race(it) => list([name, conflict(graph, Kind::Race, it)]),
        End::UseAfterFree(it) => list([name, conflict(graph, Kind::UseAfterFree, it)]),
        End::DoubleFree(it) => list([name, conflict(graph, Kind::DoubleFree, it)]),
        End::Ok | End::Panic | End::Exit(_) | End::Abort | End::Unexplored => name,
    }
}

fn conflict(graph: &Graph, kind: Kind, conflict: &Conflict) -> Value {
    map([
        ("accesses", list(conflict.accesses.iter().map(access))),
        ("name", text(&conflict.name)),
        ("memory", text(&conflict.memory)),
        ("words", text(graph.conflict(kind, conflict))),
    ])
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

fn fault(graph: &Graph, fault: &Fault) -> Value {
    let of_memory = fault.conflict.as_ref();
    let of_memory = of_memory.map(|it| conflict(graph, fault.kind, it));
    map([
        ("kind", text(fault.kind.name())),
        ("node", index(fault.node)),
        ("shortest", Value::Bool(fault.shortest_known)),
        ("spurious", Value::Bool(fault.spurious)),
        ("line", number(fault.line)),
        ("message", text(&fault.message)),
        ("conflict", of_memory.unwrap_or(Value::Null)),
        ("waits", list(fault.waits.iter().map(wait))),
        ("words", text(graph.words(fault))),
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
