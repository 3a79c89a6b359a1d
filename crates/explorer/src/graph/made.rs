//! Steps, as they are made.

use super::Step;
use crate::engine::knowledge::{Edge, Place};
use crate::engine::world::World;
use crate::names;

impl Step {
    /// The step that has just been made.
    pub(crate) fn of(world: &World, thread: usize, alternative: u16) -> Self {
        let edges = world
            .edges
            .iter()
            .map(|(by, edge)| edge_text(*edge, (*by != thread).then_some(*by)));
        let moved = world.moved.iter().map(|edge| edge_text(*edge, None));
        let edges = edges.chain(moved).collect();
        match &world.step {
            Some(step) => Self {
                thread,
                operation: step.operation.to_owned(),
                object: step.object,
                value: value_text(world, step.operation, &step.value),
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

/// What the step did. Whom a notification has woken is told by number: readers know threads by name.
fn value_text(world: &World, operation: &str, value: &str) -> String {
    if !operation.starts_with("notify") {
        return value.to_owned();
    }
    let people = names::threads(&world.registry.people);
    let name = |woken: &str| {
        let number: Option<usize> = woken.strip_prefix('t').and_then(|it| it.parse().ok());
        let person = number.and_then(|number| people.get(number));
        person.map_or_else(|| woken.to_owned(), |person| person.name.clone())
    };
    let names: Vec<String> = value.split(", ").map(name).collect();
    names.join(", ")
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
        Place::Return(thread) => format!("r{thread}"),
        Place::Token(thread) => format!("p{thread}"),
        Place::Count(address) => format!("c{address}"),
    }
}
