//! What a send learns of receives before it, and a receiver of who closes the channel.
//!
//! That a send happens before its receive goes with the message. The other way round, std's documentation promises nothing;
//! but who waits for room has waited for a receive.

use crate::engine::Obj;
use crate::engine::knowledge::{Edge, Place};
use crate::engine::note::Note;
use crate::engine::object::State;
use crate::engine::world::{Model, World};

/// Where a receiver leaves what it knows for who handed over this message.
pub(super) fn receipt(channel: Obj, number: u64) -> Place {
    Place::Store(channel, number as u32)
}

/// The place in the buffer of a bounded channel that is used for the message of this number, counted from 0.
fn slot(channel: Obj, number: u64, bound: usize) -> Place {
    Place::Store(channel, (number % bound as u64) as u32)
}

/// A send uses a place in the buffer that an earlier receive has given back: std's array flavour does so with release and
/// acquire.
pub(super) fn learn_of_room(world: &mut World, channel: Obj) {
    if let State::Channel {
        bound: Some(bound @ 1..),
        sent,
        ..
    } = world.object(channel).state
    {
        let slot = slot(channel, sent, bound);
        if world.known.contains_key(&slot) {
            world.edge(Edge::Acquire(slot));
        }
    }
}

/// The message that was taken last leaves its place in the buffer. Without a buffer, its sender waits for that.
pub(super) fn leave_room(world: &mut World, channel: Obj) {
    let State::Channel {
        bound: Some(bound),
        taken,
        ..
    } = world.object(channel).state
    else {
        return;
    };
    if bound > 0 {
        world.edge(Edge::Set(slot(channel, taken - 1, bound)));
    } else if world.waits_to_hand_over(channel, taken) {
        world.edge(Edge::Set(receipt(channel, taken)));
    }
}

/// A message is handed to a receiver that waits: its sender knows what that knew before.
pub(super) fn learn_of_receiver(world: &mut World, channel: Obj, number: u64) {
    if let Some(receiver) = world.receiver_at(channel) {
        let receipt = receipt(channel, number);
        let sender = std::mem::replace(&mut world.current, receiver);
        world.edge(Edge::Set(receipt));
        world.current = sender;
        world.edge(Edge::Acquire(receipt));
        world.known.remove(&receipt);
    }
}

/// A receiver finds that no sender is left. Where there is no buffer, who goes and who finds that have the same mutex.
pub(super) fn learn_of_close(world: &mut World, channel: Obj, bound: Option<usize>) {
    if bound == Some(0) {
        world.edge(Edge::Acquire(Place::Object(channel)));
    } else if world.model == Model::Weak {
        world.note(Note::Closed);
    }
}
