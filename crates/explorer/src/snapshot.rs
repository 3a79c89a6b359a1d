//! A state of a run, as readers see it.

use crate::engine::object::{Object, Phase, State, shown};
use crate::engine::world::{Model, World};
use crate::engine::{Map, Tid};
use crate::graph::{End, Node};
use crate::json::{Value, list, map, text};

/// Every thread state, object state and output once.
#[derive(Default)]
pub(crate) struct Table {
    values: Vec<Value>,
    numbers: Map<String, usize>,
}

impl Table {
    fn put(&mut self, value: Value) -> usize {
        let values = &mut self.values;
        *self.numbers.entry(value.to_string()).or_insert_with(|| {
            values.push(value);
            values.len() - 1
        })
    }

    pub(crate) fn text(&self, number: usize) -> &str {
        match &self.values[number] {
            Value::Text(text) => text,
            _ => "",
        }
    }

    pub(crate) fn into_values(self) -> Vec<Value> {
        self.values
    }
}

pub(crate) fn node(world: &World, table: &mut Table, end: Option<End>) -> Node {
    let threads = (0..world.threads.len())
        .map(|tid| table.put(thread(world, tid)))
        .collect();
    let objects = world
        .objects
        .iter()
        .enumerate()
        .map(|(number, object)| {
            let value = object
                .as_ref()
                .map_or(Value::Null, |object| state(world, number, object));
            table.put(value)
        })
        .collect();
    Node {
        threads,
        objects,
        output: table.put(text(&world.output)),
        edges: Vec::new(),
        end,
    }
}

/// Only what has been printed, and how it ends.
pub(crate) fn end(world: &World, table: &mut Table, end: Option<End>) -> Node {
    Node {
        output: table.put(text(&world.output)),
        end,
        ..Node::default()
    }
}

fn thread(world: &World, tid: Tid) -> Value {
    let thread = &world.threads[tid];
    if !thread.born() {
        return Value::Null;
    }
    if thread.ended() {
        return list([text(if thread.panicked { "panicked" } else { "ended" })]);
    }
    let Some(request) = &thread.request else {
        return list([text("ended")]);
    };
    let ready = !world.alternatives(tid).is_empty() && world.exit.is_none();
    list([
        text(if ready { "ready" } else { "blocked" }),
        number(request.site.line),
        text(request.operation),
        request.object.map_or(Value::Number(-1), number),
        text(shown(&request.detail)),
        threads(&world.waits_for(tid)),
    ])
}

fn state(world: &World, object_number: usize, object: &Object) -> Value {
    let value = || ("value", text(shown(&object.value)));
    let owner = |thread: Option<Tid>| thread.map_or(Value::Null, number);
    match &object.state {
        State::Mutex {
            owner: by,
            poisoned,
        } => map([
            value(),
            ("owner", owner(*by)),
            ("poisoned", Value::Bool(*poisoned)),
        ]),
        State::RwLock {
            writer,
            readers,
            poisoned,
        } => map([
            value(),
            ("writer", owner(*writer)),
            ("readers", threads(readers)),
            ("poisoned", Value::Bool(*poisoned)),
        ]),
        State::Condvar { waiting } => {
            let asleep: Vec<Tid> = waiting
                .iter()
                .filter(|(_, woken)| !woken)
                .map(|w| w.0)
                .collect();
            let woken: Vec<Tid> = waiting
                .iter()
                .filter(|(_, woken)| *woken)
                .map(|w| w.0)
                .collect();
            map([("waiting", threads(&asleep)), ("woken", threads(&woken))])
        }
        State::Barrier { size, arrived, .. } => {
            map([("size", number(*size)), ("arrived", threads(arrived))])
        }
        State::Channel {
            queue,
            bound,
            senders,
            receiver,
            ..
        } => map([
            (
                "queue",
                list(queue.iter().map(|letter| text(shown(&letter.text)))),
            ),
            ("bound", bound.map_or(Value::Null, number)),
            ("senders", number(*senders)),
            ("receiver", Value::Bool(*receiver)),
        ]),
        State::Atomic { stores } => {
            let newest = stores.last().map_or("", |store| &store.text);
            let value = ("value", text(newest));
            if world.model == Model::Sc {
                return map([value]);
            }
            let seen = |thread: &crate::engine::thread::Thread| {
                if thread.born() {
                    number(thread.knows.seen(object_number))
                } else {
                    Value::Null
                }
            };
            map([
                value,
                (
                    "history",
                    list(stores.iter().map(|store| text(&store.text))),
                ),
                ("seen", list(world.threads.iter().map(seen))),
            ])
        }
        State::Once(phase) => {
            let (name, by) = match phase {
                Phase::New => ("new", None),
                Phase::Running(thread) => ("running", Some(*thread)),
                Phase::Done => ("done", None),
                Phase::Poisoned => ("poisoned", None),
            };
            map([value(), ("phase", text(name)), ("by", owner(by))])
        }
    }
}

fn threads(threads: &[Tid]) -> Value {
    list(threads.iter().copied().map(number))
}

fn number(number: impl TryInto<i64>) -> Value {
    Value::Number(number.try_into().unwrap_or(i64::MAX))
}
