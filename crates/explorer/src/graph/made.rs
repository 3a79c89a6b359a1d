//! Steps, as they are made.

use super::Step;
use crate::engine::knowledge::{Edge, Place};
use crate::engine::world::World;

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
        Place::Count(address) => format!("c{address}"),
    }
}
