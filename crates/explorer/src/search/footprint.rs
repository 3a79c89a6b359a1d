//! What a step touches, and so which steps may change places.
//!
//! Two steps of different threads that touch nothing in common, or both only look at it, lead to the same state in either
//! order, and neither keeps the other from being possible. A footprint is taken of a step that was made: of its operation
//! and of what its thread did until the next one it announced. It is conservative: an operation that the table does not
//! name changes all that it is known to touch, and one of which that is not known touches everything.
//!
//! | operation | touches |
//! |---|---|
//! | `load` (not sequentially consistent in the weak model), `read` | looks at its object |
//! | `read unlock` | leaves its object: two of them may change places, but not with a `read`, which learns what they leave |
//! | any other with an object | changes it |
//! | `spawn` (where the program writes no numbers of threads out), `sleep`, `yield`, `spin_loop`, `fence` (sc) | nothing of its own |
//! | `join` | changes the end of a thread |
//! | `scope end` | looks at ends of threads |
//! | `park`, `park_timeout`, `unpark`, and what parks while it waits | changes the token |
//! | `now`, and sleeps and time limits in a program that looks at the clock | changes the clock |
//! | `print`, `panic`, `flush`, or whatever adds to the output | changes the output |
//! | any other, what ends the program, or is made because nobody else could move | everything |
//!
//! Besides, whatever lies at an edge of happens-before of the step is touched. Some gates look at what others have
//! announced: a writer that begins to wait changes its lock, a receiver that begins to wait its channel without room. And
//! where the waiting of loops is followed, to announce an operation is to look at its object.

use crate::engine::gate::Gate;
use crate::engine::knowledge::{Edge, Place};
use crate::engine::object::{Seen, State};
use crate::engine::request::Request;
use crate::engine::world::{Model, World};
use crate::engine::{Obj, Tid};

/// What can be touched.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Thing {
    Object(Obj),
    /// The end of a thread.
    End(Tid),
    /// The token of a thread that parks.
    Token(Tid),
    /// The counter of owners at an address.
    Count(usize),
    /// The lock of what is printed to.
    Stream(usize),
    Output,
    /// How much time has passed, in a program that looks at the clock.
    Clock,
}

/// How. Two steps that touch a thing in one of the first two ways may change places.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Touch {
    Look,
    Leave,
    Change,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct Footprint {
    everything: bool,
    /// Each thing once, in order.
    things: Vec<(Thing, Touch)>,
    /// It touches no more than its operation says: nothing came to it between this operation and the next.
    pub plain: bool,
}

/// What must be noted of a step before it is made.
pub(super) struct Before {
    thread: Tid,
    operation: &'static str,
    own: Vec<(Thing, Touch)>,
    everything: bool,
    output: usize,
    /// How often the streams are held.
    held: [usize; 2],
    constants: u32,
}

impl Before {
    pub(super) fn of(world: &World, thread: Tid, forced: bool) -> Self {
        let mut before = Self {
            thread,
            operation: "",
            own: Vec::new(),
            everything: forced,
            output: world.printed(),
            held: held(world),
            constants: world.constants.values().sum(),
        };
        match &world.threads[thread].request {
            Some(request) => before.read(world, request),
            None => before.everything = true,
        }
        before
    }

    fn read(&mut self, world: &World, request: &Request) {
        let weak = world.model == Model::Weak;
        self.operation = request.operation;
        let touch = match request.operation {
            "load" => match request.gate {
                Gate::Stores {
                    sequential: true, ..
                } if weak => Touch::Change,
                _ => Touch::Look,
            },
            "read" => Touch::Look,
            "read unlock" => Touch::Leave,
            _ => Touch::Change,
        };
        let own = &mut self.own;
        let mut named = true;
        match request.operation {
            "spawn" => named = !world.registry.demands.numbers,
            "sleep" | "yield" | "spin_loop" | "unpark" => {}
            "join" | "scope end" => {}
            "fence" => named = !weak,
            "park" | "park_timeout" => own.push((Thing::Token(self.thread), Touch::Change)),
            "print" | "panic" | "flush" => own.push((Thing::Output, Touch::Change)),
            "now" => {}
            _ => named = request.object.is_some(),
        }
        self.everything |= !named;
        if let Some(object) = request.object {
            own.push((thing_of(world, object), touch));
        }
        match &request.gate {
            Gate::Print(stream) => {
                let touch = if request.operation == "print" {
                    Touch::Look
                } else {
                    Touch::Change
                };
                own.push((Thing::Stream(*stream as usize), touch));
            }
            // A scope no longer waits for a thread that was joined.
            Gate::Ended(tid) => own.push((Thing::End(*tid), Touch::Change)),
            Gate::Returned(scope) => {
                let threads = world.scopes[*scope].threads.iter();
                own.extend(threads.map(|tid| (Thing::End(*tid), Touch::Look)));
            }
            Gate::Woken { condvar, mutex } => {
                own.push((Thing::Object(*condvar), Touch::Change));
                own.push((Thing::Object(*mutex), Touch::Change));
            }
            Gate::Free(object)
            | Gate::Read(object)
            | Gate::Behind(object)
            | Gate::TryRead(object)
            | Gate::Write(object)
            | Gate::Receive(object)
            | Gate::Send(object)
            | Gate::Offer(object)
            | Gate::Taken(object, _)
            | Gate::Waiting(object)
            | Gate::Passed(object, _)
            | Gate::Stores { atomic: object, .. }
            | Gate::Exchange { atomic: object, .. }
            | Gate::Settled(object)
            | Gate::Done(object)
            | Gate::Complete(object) => own.push((thing_of(world, *object), touch)),
            Gate::Token => own.push((Thing::Token(self.thread), Touch::Change)),
            Gate::Clock => own.push((Thing::Clock, Touch::Change)),
            Gate::Open | Gate::Never | Gate::Exit => {}
        }
        if request.parks {
            own.push((Thing::Token(self.thread), Touch::Change));
        }
        for look in request.patience.iter().flat_map(|patience| &patience.looks) {
            own.push(match look.at {
                Seen::Object(object) | Seen::Taken(object) => (Thing::Object(object), Touch::Look),
                Seen::End(tid) => (Thing::End(tid), Touch::Look),
                Seen::Clock => (Thing::Clock, Touch::Look),
            });
        }
        if request.until.is_some() {
            own.push((Thing::Clock, Touch::Change));
        }
    }

    /// The footprint of the step, which has been made.
    pub(super) fn after(self, world: &World) -> Footprint {
        let mut things = self.own;
        let mut everything = self.everything
            || world.exit.is_some()
            || world.constants.values().sum::<u32>() != self.constants;
        let touch_of_own = |thing| things.iter().find(|own| own.0 == thing).map(|own| own.1);
        let mut more = Vec::new();
        let mut plain = true;
        for (_, edge) in &world.edges {
            for place in places(*edge).into_iter().flatten() {
                let thing = match place {
                    Place::Object(object) | Place::Store(object, _) => thing_of(world, object),
                    Place::End(tid) | Place::Return(tid) => Thing::End(tid),
                    Place::Token(tid) => Thing::Token(tid),
                    Place::Count(address) => Thing::Count(address),
                };
                if touch_of_own(thing).is_some() {
                    continue;
                }
                plain &= thing == Thing::End(self.thread);
                more.push((thing, Touch::Change));
            }
        }
        for address in &world.counted {
            more.push((Thing::Count(*address), Touch::Change));
            plain = false;
        }
        if world.printed() != self.output {
            more.push((Thing::Output, Touch::Change));
        }
        // A line that held its stream may let it go without a step of its own.
        for (stream, (before, after)) in self.held.into_iter().zip(held(world)).enumerate() {
            if before != after {
                more.push((Thing::Stream(stream), Touch::Change));
                plain = false;
            }
        }
        let mut announced = |tid: Tid| {
            let Some(request) = &world.threads[tid].request else {
                return;
            };
            // Main looks whether others are there when it comes to its end.
            everything |= matches!(request.operation, "return" | "is_finished");
            // Whether a reader is held back follows from where all others stand.
            everything |= matches!(request.gate, Gate::Behind(_));
            if request.until.is_some() {
                more.push((Thing::Clock, Touch::Look));
            }
            let waits = match request.gate {
                Gate::Write(lock) => Some(lock),
                Gate::Receive(channel) => has_no_room(world, channel).then_some(channel),
                _ => None,
            };
            more.extend(waits.map(|object| (Thing::Object(object), Touch::Change)));
            plain &= waits.is_none();
            if world.registry.demands.patience
                && let Some(object) = request.object
            {
                more.push((thing_of(world, object), Touch::Look));
                plain = false;
            }
        };
        announced(self.thread);
        if self.operation == "spawn" {
            let people = world.registry.people.iter().enumerate();
            let children = people.filter(|(_, person)| person.parent == self.thread);
            for (child, _) in children.filter(|(child, _)| *child < world.threads.len()) {
                announced(child);
            }
        }
        things.append(&mut more);
        Footprint {
            everything,
            things: each_once(things),
            plain: plain && !everything,
        }
    }
}

impl Footprint {
    /// Whether the steps, of different threads that both stand at theirs, may change places.
    pub(super) fn is_independent_of(&self, other: &Self) -> bool {
        if self.everything || other.everything {
            return false;
        }
        let mut theirs = other.things.iter().peekable();
        self.things.iter().all(|(thing, touch)| {
            while theirs.next_if(|(their, _)| their < thing).is_some() {}
            match theirs.peek() {
                Some((their, touched)) if their == thing => {
                    touch == touched && *touch != Touch::Change
                }
                _ => true,
            }
        })
    }
}

/// How often the streams are held.
fn held(world: &World) -> [usize; 2] {
    [0, 1].map(|stream| world.streams[stream].depth)
}

fn thing_of(world: &World, object: Obj) -> Thing {
    let streams = world.streams.iter();
    let stream = streams
        .map(|stream| stream.object)
        .position(|it| it == Some(object));
    stream.map_or(Thing::Object(object), Thing::Stream)
}

fn has_no_room(world: &World, channel: Obj) -> bool {
    matches!(
        world.object(channel).state,
        State::Channel { bound: Some(0), .. }
    )
}

fn places(edge: Edge) -> [Option<Place>; 2] {
    match edge {
        Edge::Acquire(place)
        | Edge::Release(place)
        | Edge::Set(place)
        | Edge::SetFenced(place)
        | Edge::ReleaseFenced(place)
        | Edge::Glance(place) => [Some(place), None],
        Edge::Carry(from, to) => [Some(from), Some(to)],
        Edge::Push(channel) | Edge::Pop(channel) | Edge::Unpush(channel) => {
            [Some(Place::Object(channel)), None]
        }
        Edge::AcquireFence | Edge::ReleaseFence | Edge::Spawn(_) => [None, None],
    }
}

/// Touched in two ways, a thing is changed.
fn each_once(mut things: Vec<(Thing, Touch)>) -> Vec<(Thing, Touch)> {
    things.sort_unstable_by_key(|(thing, _)| *thing);
    things.dedup_by(|next, kept| {
        let same = next.0 == kept.0;
        if same && next.1 != kept.1 {
            kept.1 = Touch::Change;
        }
        same
    });
    things
}

#[cfg(test)]
mod tests {
    use super::{Footprint, Thing, Touch, each_once};

    fn footprint(things: &[(Thing, Touch)]) -> Footprint {
        Footprint {
            things: each_once(things.to_vec()),
            ..Footprint::default()
        }
    }

    #[test]
    fn steps_that_only_look_may_change_places() {
        let a = Thing::Object(1);
        let b = Thing::Object(2);
        let look = footprint(&[(a, Touch::Look), (b, Touch::Look)]);
        let change = footprint(&[(b, Touch::Change)]);
        let leave = footprint(&[(b, Touch::Leave)]);
        let far = footprint(&[
            (Thing::Output, Touch::Change),
            (Thing::End(2), Touch::Change),
        ]);
        assert!(look.is_independent_of(&look));
        assert!(leave.is_independent_of(&leave));
        assert!(far.is_independent_of(&look) && look.is_independent_of(&far));
        for (one, other) in [(&look, &change), (&look, &leave), (&change, &change)] {
            assert!(!one.is_independent_of(other) && !other.is_independent_of(one));
        }
        let everything = Footprint {
            everything: true,
            ..Footprint::default()
        };
        assert!(!everything.is_independent_of(&Footprint::default()));
    }

    #[test]
    fn what_is_looked_at_and_left_is_changed() {
        let a = Thing::Object(1);
        let both = footprint(&[(a, Touch::Look), (a, Touch::Leave)]);
        assert!(!both.is_independent_of(&footprint(&[(a, Touch::Look)])));
    }
}
