//! The queue between senders and receiver, whatever the messages are: what is generic is compiled with the program, which is
//! slow, and reported access by access.

use super::order::{learn_of_close, learn_of_receiver, learn_of_room, leave_room, receipt};
use crate::engine::Obj;
use crate::engine::gate::Gate;
use crate::engine::knowledge::{Edge, Place};
use crate::engine::object::{Letter, Object, State};
use crate::engine::patience::Nature;
use crate::engine::point::{announce, announce_as, is_live, with};
use crate::engine::request::{Request, TIMEOUT};
use crate::engine::shown::Value;
use crate::engine::site::{self, Caller, Site};
use crate::engine::world::World;
use crate::memory::door::op;
use crate::memory::plain::Plain;
use std::collections::VecDeque;
use std::sync::mpsc::{RecvTimeoutError, TryRecvError};
use std::time::Duration;

/// The alternative of a `try_send` that finds the receiver waiting at a channel without room.
const HANDED: u16 = 1;

/// The queue itself is in the world. A message waits in memory of the program, a parcel, which is told by its address.
#[derive(Clone, Copy)]
pub(super) struct Channel {
    object: Obj,
}

/// What a sender or receiver finds before it acts.
pub(super) struct Found {
    pub empty: bool,
    pub full: bool,
    pub bound: Option<usize>,
    pub senders: usize,
    pub receiver: bool,
}

pub(super) fn find(world: &World, channel: Obj) -> Found {
    let State::Channel {
        queue,
        bound,
        senders,
        receiver,
        ..
    } = &world.object(channel).state
    else {
        unreachable!("a channel's object is a channel");
    };
    Found {
        empty: queue.is_empty(),
        full: bound.is_some_and(|bound| queue.len() >= bound),
        bound: *bound,
        senders: *senders,
        receiver: *receiver,
    }
}

/// How a message was sent, or not.
#[derive(Clone, Copy)]
pub(super) enum Sent {
    Yes,
    Full,
    Disconnected,
}

impl Plain for Sent {
    fn pack(self) -> [u64; 2] {
        (self as u16).pack()
    }

    fn unpack(bits: [u64; 2]) -> Self {
        match u16::unpack(bits) {
            0 => Self::Yes,
            1 => Self::Full,
            _ => Self::Disconnected,
        }
    }
}

/// A message that lies in a parcel.
fn letter(message: Value) -> Letter {
    // SAFETY: it is in a parcel that only its sender knows of.
    let text = unsafe { message.text() };
    Letter {
        parcel: message.at().expose_provenance(),
        text: text.unwrap_or_default(),
    }
}

impl Channel {
    pub(super) fn new(kind: &'static str, caller: Caller, bound: Option<usize>) -> Self {
        let state = || State::Channel {
            queue: VecDeque::new(),
            bound,
            senders: 1,
            receiver: true,
            sent: 0,
            taken: 0,
            lost: VecDeque::new(),
        };
        let object = op(|| {
            with(|world| {
                let birth = world.birth();
                let object = Object::new(state(), String::new());
                world.make(birth, kind, caller.into(), object)
            })
        });
        Self { object }
    }

    pub(super) fn object(self) -> Obj {
        self.object
    }

    /// The number of the message.
    fn push(self, letter: Letter, operation: &'static str, site: Site) -> u64 {
        let channel = self.object;
        with(|world| {
            learn_of_room(world, channel);
            world.edge(Edge::Push(channel));
            world.changed(channel);
            world.record(operation, Some(channel), letter.text.as_str(), site);
            let State::Channel { queue, sent, .. } = &mut world.object_mut(channel).state else {
                return 0;
            };
            queue.push_back(letter);
            *sent += 1;
            *sent
        })
    }

    /// The first message, if there is one.
    fn pop(self, operation: &'static str, site: Site) -> Option<usize> {
        let channel = self.object;
        with(|world| {
            let State::Channel { queue, taken, .. } = &mut world.object_mut(channel).state else {
                return None;
            };
            let letter = queue.pop_front();
            *taken += u64::from(letter.is_some());
            if letter.is_some() {
                world.edge(Edge::Pop(channel));
                leave_room(world, channel);
                world.changed(channel);
            } else {
                let found = find(world, channel);
                if found.senders == 0 {
                    learn_of_close(world, channel, found.bound);
                }
            }
            world.look(channel);
            let gone = if find(world, channel).senders == 0 {
                "disconnected"
            } else {
                "empty"
            };
            let text = letter.as_ref().map_or(gone, |letter| &letter.text);
            world.record(operation, Some(channel), text, site);
            letter.map(|letter| letter.parcel)
        })
    }

    pub(super) fn send(self, message: Value, caller: Caller) -> Sent {
        op(|| self.send_now(message, caller.into()))
    }

    fn send_now(self, message: Value, site: Site) -> Sent {
        let channel = self.object;
        let letter = letter(message);
        let request = Request::new("send", site).on(channel);
        let request = request.with(letter.text.as_str()).when(Gate::Send(channel));
        announce(request.parking());
        let found = with(|world| find(world, channel));
        if !found.receiver {
            with(|world| {
                if found.bound == Some(0) {
                    world.edge(Edge::Acquire(Place::Object(channel)));
                }
                world.record("send", Some(channel), "disconnected", site);
            });
            return Sent::Disconnected;
        }
        let number = self.push(letter, "send", site);
        if found.bound == Some(0) {
            return self.wait_until_taken(number, site);
        }
        Sent::Yes
    }

    /// A channel without room: the send is done when the message is received.
    fn wait_until_taken(self, number: u64, site: Site) -> Sent {
        let channel = self.object;
        let request = Request::new("hand over", site).on(channel);
        announce(request.when(Gate::Taken(channel, number)).parking());
        with(|world| {
            let State::Channel { taken, .. } = world.object(channel).state else {
                return Sent::Yes;
            };
            let done = taken >= number;
            if done {
                let receipt = receipt(channel, number);
                world.edge(Edge::Acquire(receipt));
                world.known.remove(&receipt);
            } else if let State::Channel { queue, sent, .. } = &mut world.object_mut(channel).state
            {
                queue.pop_back();
                *sent -= 1;
                world.edge(Edge::Unpush(channel));
                world.edge(Edge::Acquire(Place::Object(channel)));
            }
            let value = if done { "" } else { "disconnected" };
            world.record("hand over", Some(channel), value, site);
            if done { Sent::Yes } else { Sent::Disconnected }
        })
    }

    pub(super) fn try_send(self, message: Value, caller: Caller) -> Sent {
        op(|| self.try_send_now(message, caller.into()))
    }

    fn try_send_now(self, message: Value, site: Site) -> Sent {
        let channel = self.object;
        let letter = letter(message);
        let rendezvous = with(|world| find(world, channel)).bound == Some(0);
        let request = Request::new("try_send", site)
            .on(channel)
            .with(letter.text.as_str());
        let gate = if rendezvous {
            Gate::Offer(channel)
        } else {
            Gate::Open
        };
        let alternative = announce_as(request.when(gate), Nature::look(channel));
        let found = with(|world| find(world, channel));
        let has_room = if rendezvous {
            alternative == HANDED
        } else {
            !found.full
        };
        let (value, answer) = match (found.receiver, has_room) {
            (true, true) => {
                let number = self.push(letter, "try_send", site);
                if rendezvous {
                    with(|world| learn_of_receiver(world, channel, number));
                }
                return Sent::Yes;
            }
            (true, false) => ("full", Sent::Full),
            (false, _) => ("disconnected", Sent::Disconnected),
        };
        with(|world| {
            world.look(channel);
            world.record("try_send", Some(channel), value, site);
        });
        answer
    }

    pub(super) fn receive(self, caller: Caller) -> Option<usize> {
        let (channel, site) = (self.object, caller.into());
        op(|| {
            let request = Request::new("recv", site).on(channel);
            announce(request.when(Gate::Receive(channel)).parking());
            self.pop("recv", site)
        })
    }

    pub(super) fn try_receive(self, caller: Caller) -> Result<usize, TryRecvError> {
        let (channel, site) = (self.object, caller.into());
        op(|| {
            let request = Request::new("try_recv", site).on(channel);
            announce_as(request, Nature::look(channel));
            let senders = with(|world| find(world, channel).senders);
            let gone = if senders == 0 {
                TryRecvError::Disconnected
            } else {
                TryRecvError::Empty
            };
            self.pop("try_recv", site).ok_or(gone)
        })
    }

    pub(super) fn receive_within(
        self,
        limit: Duration,
        caller: Caller,
    ) -> Result<usize, RecvTimeoutError> {
        let (channel, site) = (self.object, caller.into());
        op(|| {
            with(|world| world.look(channel));
            let request = Request::new("recv_timeout", site).on(channel);
            let request = request.when(Gate::Receive(channel)).timed(limit).parking();
            let alternative = announce_as(request, Nature::Pause);
            let found = with(|world| find(world, channel));
            if alternative == TIMEOUT && found.empty && found.senders > 0 {
                with(|world| world.record("recv_timeout", Some(channel), "timeout", site));
                return Err(RecvTimeoutError::Timeout);
            }
            let parcel = self.pop("recv_timeout", site);
            parcel.ok_or(RecvTimeoutError::Disconnected)
        })
    }

    /// Another sender. Nobody can tell when.
    pub(super) fn share(self) -> Self {
        op(|| {
            with(|world| {
                if let State::Channel { senders, .. } = &mut world.object_mut(self.object).state {
                    *senders += 1;
                }
            });
        });
        self
    }

    pub(super) fn leave(self, operation: &'static str) {
        op(|| {
            if is_live() {
                self.leave_now(operation);
            }
        });
    }

    fn leave_now(self, operation: &'static str) {
        let channel = self.object;
        let site = site::of_drop(with(|world| world.me().site));
        announce_as(Request::new(operation, site).on(channel), Nature::Neutral);
        with(|world| {
            if find(world, channel).bound == Some(0) {
                world.edge(Edge::Release(Place::Object(channel)));
            }
            world.changed(channel);
            world.record(operation, Some(channel), "", site);
            let State::Channel {
                senders,
                receiver,
                bound,
                queue,
                lost,
                ..
            } = &mut world.object_mut(channel).state
            else {
                return;
            };
            if operation == "drop sender" {
                *senders -= 1;
                return;
            }
            *receiver = false;
            // A sender that hands over gets its message back. All others are lost.
            if *bound != Some(0) {
                let letters = queue.len();
                lost.extend(queue.drain(..).map(|letter| letter.parcel));
                // They are dropped as if they were received.
                for _ in 0..letters {
                    world.edge(Edge::Pop(channel));
                }
            }
        });
    }

    /// The next of the messages that nobody will receive.
    pub(super) fn next_lost(self) -> Option<usize> {
        op(|| {
            if !is_live() {
                return None;
            }
            with(|world| match &mut world.object_mut(self.object).state {
                State::Channel { lost, .. } => lost.pop_front(),
                _ => None,
            })
        })
    }
}
