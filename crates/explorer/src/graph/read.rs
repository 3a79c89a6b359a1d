//! A graph from its JSON.

use super::{
    Access, Conflict, End, Fault, Graph, Kind, Node, Note, ObjectName, Outcome, Step, ThreadName,
    Wait,
};
use crate::engine::world::Model;
use crate::json::Value;

impl Graph {
    /// Reads what [`to_json`](Self::to_json) wrote.
    ///
    /// # Errors
    /// A sentence: about what is not JSON, about what refers to something that is not there, or the error that an explored
    /// program answered with.
    pub fn from_json(json: &str) -> Result<Self, String> {
        let value = Value::parse(json)?;
        if let Some(error) = value.get("error").as_text() {
            return Err(error.to_owned());
        }
        let graph = read(&value).ok_or("this is not a graph of this version")?;
        if !graph.is_whole() {
            return Err("this graph refers to what is not in it".to_owned());
        }
        Ok(graph)
    }

    /// Whether everything that is referred to by its index is there.
    fn is_whole(&self) -> bool {
        let is_thread = |thread: &usize| *thread < self.threads.len();
        let is_object = |object: &Option<usize>| object.is_none_or(|it| it < self.objects.len());
        let is_value = |value: &usize| *value < self.table.len();
        let is_wait = |wait: &Wait| {
            is_thread(&wait.thread) && is_object(&wait.object) && wait.on.iter().all(is_thread)
        };
        let is_access = |access: &Access| {
            is_thread(&access.thread) && access.step.is_none_or(|it| it < self.steps.len())
        };
        let is_end = |end: &Option<End>| match end {
            Some(End::Deadlock(waits)) => waits.iter().all(is_wait),
            Some(End::Race(it) | End::UseAfterFree(it) | End::DoubleFree(it)) => {
                it.accesses.iter().all(is_access)
            }
            _ => true,
        };
        let is_edge =
            |(step, to): &(usize, usize)| *step < self.steps.len() && *to < self.nodes.len();
        let is_fault = |fault: &Fault| {
            fault.node.is_none_or(|it| it < self.nodes.len())
                && fault.accesses().iter().all(is_access)
                && fault.waits.iter().all(is_wait)
        };
        self.threads.iter().all(|thread| is_thread(&thread.parent))
            && self.faults.iter().all(is_fault)
            && self
                .steps
                .iter()
                .all(|step| is_thread(&step.thread) && is_object(&step.object))
            && self.nodes.iter().all(|node| {
                node.threads.iter().chain(&node.objects).all(is_value)
                    && is_value(&node.output)
                    && node.edges.iter().all(is_edge)
                    && is_end(&node.end)
            })
    }
}

fn read(value: &Value) -> Option<Graph> {
    if value.get("version").as_number() != Some(2) {
        return None;
    }
    let happens_before = value.get("happens_before").items();
    let steps = value
        .get("steps")
        .items()
        .iter()
        .enumerate()
        .map(|(index, step)| {
            let edges = all(happens_before.get(index)?, owned)?;
            read_step(step.items(), edges)
        });
    Some(Graph {
        source: owned(value.get("source"))?,
        model: if value.get("model").as_text()? == "weak" {
            Model::Weak
        } else {
            Model::Sc
        },
        eager: all(value.get("eager"), owned)?,
        capped: (*value.get("capped") == Value::Bool(true))
            .then(|| value.get("why").as_text().unwrap_or_default().to_owned()),
        faults: all(value.get("faults"), read_fault)?,
        notes: all(value.get("notes"), read_note)?,
        endless: flag(value.get("endless"))?,
        schedules: value.get("schedules").as_text()?.parse().ok()?,
        runs: index(value.get("runs"))?,
        // Of one that was written before there was such a number, all states are nodes.
        states: index(value.get("states")).unwrap_or(value.get("nodes").items().len()),
        reduced: *value.get("reduced") == Value::Bool(true),
        threads: all(value.get("threads"), read_thread)?,
        objects: all(value.get("objects"), read_object)?,
        outcomes: all(value.get("outcomes"), read_outcome)?,
        table: value.get("table").items().to_vec(),
        steps: steps.collect::<Option<_>>()?,
        nodes: all(value.get("nodes"), |node| read_node(node.items()))?,
    })
}

fn owned(value: &Value) -> Option<String> {
    value.as_text().map(str::to_owned)
}

fn flag(value: &Value) -> Option<bool> {
    match value {
        Value::Bool(flag) => Some(*flag),
        _ => None,
    }
}

/// Nothing, if one of them is not as it should be.
fn all<T>(list: &Value, read: impl Fn(&Value) -> Option<T>) -> Option<Vec<T>> {
    match list {
        Value::List(values) => values.iter().map(read).collect(),
        _ => None,
    }
}

fn index(value: &Value) -> Option<usize> {
    value.as_number()?.try_into().ok()
}

fn read_thread(value: &Value) -> Option<ThreadName> {
    let [name, line, parent] = value.items() else {
        return None;
    };
    Some(ThreadName {
        name: owned(name)?,
        line: index(line)? as u32,
        parent: index(parent)?,
    })
}

fn read_object(value: &Value) -> Option<ObjectName> {
    let [name, kind, line] = value.items() else {
        return None;
    };
    Some(ObjectName {
        name: owned(name)?,
        kind: owned(kind)?,
        line: index(line)? as u32,
    })
}

fn read_outcome(value: &Value) -> Option<Outcome> {
    Some(Outcome {
        output: owned(value.get("output"))?,
        end: owned(value.get("end"))?,
        schedules: value.get("schedules").as_text()?.parse().ok()?,
    })
}

fn read_step(fields: &[Value], edges: Vec<String>) -> Option<Step> {
    let [thread, operation, object, value, line, alternative] = fields else {
        return None;
    };
    Some(Step {
        thread: index(thread)?,
        operation: owned(operation)?,
        object: index(object),
        value: owned(value)?,
        line: index(line)? as u32,
        alternative: index(alternative)? as u16,
        edges,
    })
}

fn read_node(fields: &[Value]) -> Option<Node> {
    let [threads, objects, output, edges, end @ ..] = fields else {
        return None;
    };
    let indices = |value: &Value| value.items().iter().map(index).collect::<Option<Vec<_>>>();
    let flat = indices(edges)?;
    Some(Node {
        threads: indices(threads)?,
        objects: indices(objects)?,
        output: index(output)?,
        edges: flat
            .chunks_exact(2)
            .map(|pair| (pair[0], pair[1]))
            .collect(),
        end: match end {
            [] => None,
            [end, ..] => Some(read_end(end)?),
        },
    })
}

fn read_end(value: &Value) -> Option<End> {
    if let [name, more] = value.items() {
        return match name.as_text()? {
            "deadlock" => all(more, read_wait).map(End::Deadlock),
            "race" => read_conflict(more).map(End::Race),
            "use after free" => read_conflict(more).map(End::UseAfterFree),
            "double free" => read_conflict(more).map(End::DoubleFree),
            _ => None,
        };
    }
    Some(match value.as_text()? {
        "ok" => End::Ok,
        "panic" => End::Panic,
        "abort" => End::Abort,
        "unexplored" => End::Unexplored,
        other => End::Exit(other.strip_prefix("exit ")?.parse().ok()?),
    })
}

fn read_wait(wait: &Value) -> Option<Wait> {
    let [thread, operation, object, line, on] = wait.items() else {
        return None;
    };
    Some(Wait {
        thread: index(thread)?,
        operation: owned(operation)?,
        object: index(object),
        line: index(line)? as u32,
        on: all(on, index)?,
    })
}

fn read_note(note: &Value) -> Option<Note> {
    Some(Note {
        words: owned(note.get("words"))?,
        incomplete: flag(note.get("incomplete"))?,
    })
}

/// Its words follow from the rest.
fn read_fault(fault: &Value) -> Option<Fault> {
    Some(Fault {
        kind: Kind::named(fault.get("kind").as_text()?)?,
        node: index(fault.get("node")),
        shortest_known: flag(fault.get("shortest"))?,
        spurious: flag(fault.get("spurious"))?,
        line: index(fault.get("line"))? as u32,
        message: owned(fault.get("message"))?,
        conflict: match fault.get("conflict") {
            Value::Null => None,
            conflict => Some(read_conflict(conflict)?),
        },
        waits: all(fault.get("waits"), read_wait)?,
    })
}

/// Its words follow from the rest.
fn read_conflict(conflict: &Value) -> Option<Conflict> {
    Some(Conflict {
        accesses: (all(conflict.get("accesses"), read_access)?.try_into()).ok()?,
        name: owned(conflict.get("name"))?,
        memory: owned(conflict.get("memory"))?,
    })
}

fn read_access(access: &Value) -> Option<Access> {
    Some(Access {
        thread: index(access.get("thread"))?,
        line: index(access.get("line"))? as u32,
        write: flag(access.get("write"))?,
        what: owned(access.get("what"))?,
        step: index(access.get("step")),
    })
}
