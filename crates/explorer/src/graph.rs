//! All schedules of a program as one graph, and its JSON.
//!
//! | field | what it is |
//! |---|---|
//! | `version` | 1 |
//! | `source` | the SHA-256 of the source, or `""`: the host fills it in |
//! | `model` | `"sc"` or `"weak"` |
//! | `eager` | operations that are done as soon as they are announced: `"spawn"`, `"unlock"`, `"drop"` |
//! | `capped` | `true` when a bound was reached: counts and outcomes are then only of what was explored; `why` is the sentence |
//! | `schedules` | how many there are, as text |
//! | `runs` | how often the program was started to find them |
//! | `threads` | `[name, line of its spawn, parent]` by thread; 0 is main |
//! | `objects` | `[name, kind, line]` by object |
//! | `outcomes` | `{output, end, schedules}` for each output and way to end: `"ok"`, `"panic"`, `"exit 3"`, `"abort"`, `"deadlock"` |
//! | `table` | what nodes refer to by index: thread states, object states and outputs |
//! | `steps` | `[thread, operation, object or -1, value, line, alternative]`, which edges refer to by index |
//! | `happens_before` | by step: its edges of happens-before, see below |
//! | `nodes` | `[[thread state, …], [object state, …], output, [step, to, step, to, …], end?]`; node 0 is the start |
//!
//! A **thread state** is `null` (not yet spawned), `["ended"]`, `["panicked"]`, or `[status, line, operation, object or
//! -1, detail, [thread, …]]`: status `"ready"` or `"blocked"`, what it does next and where, and whom it waits for.
//! A list of threads or objects that is shorter than those of other nodes ends in ones that do not exist yet.
//!
//! An **object state** is `null` (not yet made) or, by kind:
//!
//! | kind | fields |
//! |---|---|
//! | `Mutex` | `value` (text, empty if unknown), `owner` (thread or `null`), `poisoned` |
//! | `RwLock` | `value`, `writer`, `readers`, `poisoned` |
//! | `Condvar` | `waiting`, `woken`: threads |
//! | `Barrier` | `size`, `arrived` |
//! | `channel`, `sync_channel` | `queue` (texts), `bound` (number or `null`), `senders`, `receiver` |
//! | `AtomicU32` … | `value`; in the weak model also `history` (oldest first) and `seen` (by thread, the oldest it may still read) |
//! | `Once`, `OnceLock`, `LazyLock` | `value`, `phase` (`new`, `running`, `done`, `poisoned`), `by` |
//!
//! An **end** is `"ok"`, `"panic"` (of main), `"exit 3"`, `"abort"`, `"unexplored"` (beyond a bound), or `["deadlock",
//! [[thread, operation, object or -1, line, [thread, …]], …]]`, the wait-for edges.
//!
//! # Happens-before
//!
//! Give every thread a vector clock and replay a path: for each step, first add one to the thread's own entry, then follow
//! the step's edges in order. Each is a text `"what"`, or `"what by 2"` where thread 2 and not the step's follows it:
//!
//! | edge | effect (`clock`: the thread's; `left[p]`: what was left at a place; joins are maxima by entry) |
//! |---|---|
//! | `acquire p` | `clock` joins `left[p]` |
//! | `release p`, `set p` | `left[p]` joins, or becomes, `clock` |
//! | `release-fenced p`, `set-fenced p` | the same with `fenced` in place of `clock` |
//! | `carry p q` | `left[q]` becomes `left[p]` |
//! | `glance p` | `glanced` joins `left[p]` |
//! | `acquire-fence`, `release-fence` | `clock` joins `glanced`; `fenced` becomes `clock` |
//! | `push o3`, `pop o3`, `unpush o3` | `clock` goes to the end of channel 3's queue; joins the first there; the last is removed |
//! | `spawn 2` | the clock of thread 2 becomes `clock` |
//!
//! Places are `o3` (object 3), `s3.2` (the store to atomic 3 at position 2), `e1` (the end of thread 1) and `p1` (its park
//! token). Step A happened before step B if B's clock is at least A's in the entry of A's thread.

use crate::count::Count;
use crate::engine::Obj;
use crate::engine::knowledge::{Edge, Place};
use crate::engine::world::{Exit, Model, World};
use crate::json::{Value, list, map, text};
use std::collections::VecDeque;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Graph {
    pub source: String,
    pub model: Model,
    pub eager: Vec<String>,
    /// The bound that was reached, as a sentence.
    pub capped: Option<String>,
    pub schedules: Count,
    pub runs: usize,
    pub threads: Vec<ThreadName>,
    pub objects: Vec<ObjectName>,
    pub outcomes: Vec<Outcome>,
    pub table: Vec<Value>,
    pub steps: Vec<Step>,
    pub nodes: Vec<Node>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ThreadName {
    pub name: String,
    pub line: u32,
    pub parent: usize,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ObjectName {
    pub name: String,
    pub kind: String,
    pub line: u32,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    pub output: String,
    /// See [`End::name`].
    pub end: String,
    pub schedules: Count,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Step {
    pub thread: usize,
    pub operation: String,
    pub object: Option<usize>,
    /// What was read, written, sent or taken.
    pub value: String,
    pub line: u32,
    pub alternative: u16,
    /// Edges of happens-before, as the module describes them.
    pub edges: Vec<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Node {
    pub threads: Vec<usize>,
    pub objects: Vec<usize>,
    pub output: usize,
    /// Step and node after it.
    pub edges: Vec<(usize, usize)>,
    pub end: Option<End>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum End {
    Ok,
    Panic,
    Exit(i32),
    Abort,
    Deadlock(Vec<Wait>),
    Unexplored,
}

/// Why a thread cannot move.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wait {
    pub thread: usize,
    pub operation: String,
    pub object: Option<usize>,
    pub line: u32,
    /// The threads that would have to move first. None: nobody can help.
    pub on: Vec<usize>,
}

impl End {
    pub fn name(&self) -> String {
        match self {
            Self::Ok => "ok".to_owned(),
            Self::Panic => "panic".to_owned(),
            Self::Exit(code) => format!("exit {code}"),
            Self::Abort => "abort".to_owned(),
            Self::Deadlock(_) => "deadlock".to_owned(),
            Self::Unexplored => "unexplored".to_owned(),
        }
    }
}

impl From<Exit> for End {
    fn from(exit: Exit) -> Self {
        match exit {
            Exit::Ok => Self::Ok,
            Exit::Panic => Self::Panic,
            Exit::Code(code) => Self::Exit(code),
            Exit::Abort => Self::Abort,
        }
    }
}

impl Step {
    /// The step that has just been made.
    pub(crate) fn of(world: &World, thread: usize, alternative: u16) -> Self {
        let edges = world
            .edges
            .iter()
            .map(|(by, edge)| edge_text(*edge, (*by != thread).then_some(*by)));
        let edges = edges.collect();
        match &world.step {
            Some(step) => Self {
                thread,
                operation: step.operation.to_owned(),
                object: step.object,
                value: step.value.clone(),
                line: step.line,
                alternative,
                edges,
            },
            None => Self {
                thread,
                operation: "end".to_owned(),
                object: None,
                value: String::new(),
                line: 0,
                alternative,
                edges,
            },
        }
    }
}

fn edge_text(edge: Edge, by: Option<usize>) -> String {
    let what = match edge {
        Edge::Acquire(p) => format!("acquire {}", place_text(p)),
        Edge::Release(p) => format!("release {}", place_text(p)),
        Edge::Set(p) => format!("set {}", place_text(p)),
        Edge::SetFenced(p) => format!("set-fenced {}", place_text(p)),
        Edge::ReleaseFenced(p) => format!("release-fenced {}", place_text(p)),
        Edge::Carry(p, q) => format!("carry {} {}", place_text(p), place_text(q)),
        Edge::Glance(p) => format!("glance {}", place_text(p)),
        Edge::AcquireFence => "acquire-fence".to_owned(),
        Edge::ReleaseFence => "release-fence".to_owned(),
        Edge::Push(channel) => format!("push o{channel}"),
        Edge::Pop(channel) => format!("pop o{channel}"),
        Edge::Unpush(channel) => format!("unpush o{channel}"),
        Edge::Spawn(thread) => format!("spawn {thread}"),
    };
    by.map_or(what.clone(), |by| format!("{what} by {by}"))
}

fn place_text(place: Place) -> String {
    match place {
        Place::Object(object) => format!("o{object}"),
        Place::Store(object, position) => format!("s{object}.{position}"),
        Place::End(thread) => format!("e{thread}"),
        Place::Token(thread) => format!("p{thread}"),
    }
}

impl Graph {
    /// The program's output at a node.
    pub fn output(&self, node: usize) -> &str {
        self.table[self.nodes[node].output]
            .as_text()
            .unwrap_or_default()
    }

    /// A shortest path from the start to a node that `wanted` accepts: nodes, and the step after each.
    pub fn shortest(
        &self,
        mut wanted: impl FnMut(usize, &Node) -> bool,
    ) -> Option<(Vec<usize>, usize)> {
        let mut before: Vec<Option<(usize, usize)>> = vec![None; self.nodes.len()];
        let mut queue = VecDeque::from([0]);
        let mut reached = vec![false; self.nodes.len()];
        reached[0] = true;
        while let Some(at) = queue.pop_front() {
            if wanted(at, &self.nodes[at]) {
                let mut steps = Vec::new();
                let mut node = at;
                while let Some((previous, step)) = before[node] {
                    steps.push(step);
                    node = previous;
                }
                steps.reverse();
                return Some((steps, at));
            }
            for (step, to) in &self.nodes[at].edges {
                if !std::mem::replace(&mut reached[*to], true) {
                    before[*to] = Some((at, *step));
                    queue.push_back(*to);
                }
            }
        }
        None
    }

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

    /// Reads what [`to_json`](Self::to_json) wrote.
    ///
    /// # Errors
    /// A sentence: about what is not JSON, or the error that an explored program answered with.
    pub fn from_json(json: &str) -> Result<Self, String> {
        let value = Value::parse(json)?;
        if let Some(error) = value.get("error").as_text() {
            return Err(error.to_owned());
        }
        read(&value).ok_or_else(|| "this is not a graph of this version".to_owned())
    }
}

fn number(number: impl TryInto<i64>) -> Value {
    Value::Number(number.try_into().unwrap_or(i64::MAX))
}

fn object(object: Option<Obj>) -> Value {
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

fn read(value: &Value) -> Option<Graph> {
    if value.get("version").as_number() != Some(1) {
        return None;
    }
    let texts = |name: &str| {
        value
            .get(name)
            .items()
            .iter()
            .map(owned)
            .collect::<Option<Vec<_>>>()
    };
    let all = value.get("happens_before").items();
    let steps = value
        .get("steps")
        .items()
        .iter()
        .enumerate()
        .map(|(index, step)| {
            let edges = all
                .get(index)?
                .items()
                .iter()
                .map(owned)
                .collect::<Option<Vec<_>>>()?;
            read_step(step.items(), edges)
        });
    Some(Graph {
        source: owned(value.get("source"))?,
        model: if value.get("model").as_text()? == "weak" {
            Model::Weak
        } else {
            Model::Sc
        },
        eager: texts("eager")?,
        capped: (*value.get("capped") == Value::Bool(true))
            .then(|| value.get("why").as_text().unwrap_or_default().to_owned()),
        schedules: value.get("schedules").as_text()?.parse().ok()?,
        runs: index(value.get("runs"))?,
        threads: value
            .get("threads")
            .items()
            .iter()
            .map(read_thread)
            .collect::<Option<_>>()?,
        objects: value
            .get("objects")
            .items()
            .iter()
            .map(read_object)
            .collect::<Option<_>>()?,
        outcomes: value
            .get("outcomes")
            .items()
            .iter()
            .map(read_outcome)
            .collect::<Option<_>>()?,
        table: value.get("table").items().to_vec(),
        steps: steps.collect::<Option<_>>()?,
        nodes: value
            .get("nodes")
            .items()
            .iter()
            .map(|node| read_node(node.items()))
            .collect::<Option<_>>()?,
    })
}

fn owned(value: &Value) -> Option<String> {
    value.as_text().map(str::to_owned)
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
    if let [_, waits] = value.items() {
        let wait = |wait: &Value| {
            let [thread, operation, object, line, on] = wait.items() else {
                return None;
            };
            Some(Wait {
                thread: index(thread)?,
                operation: owned(operation)?,
                object: index(object),
                line: index(line)? as u32,
                on: on.items().iter().map(index).collect::<Option<_>>()?,
            })
        };
        return waits
            .items()
            .iter()
            .map(wait)
            .collect::<Option<_>>()
            .map(End::Deadlock);
    }
    Some(match value.as_text()? {
        "ok" => End::Ok,
        "panic" => End::Panic,
        "abort" => End::Abort,
        "unexplored" => End::Unexplored,
        other => End::Exit(other.strip_prefix("exit ")?.parse().ok()?),
    })
}
