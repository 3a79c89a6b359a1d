//! The queue between senders and receiver.

use crate::engine::gate::Gate;
use crate::engine::knowledge::Edge;
use crate::engine::object::{State, opaque};
use crate::engine::patience::Nature;
use crate::engine::point::{announce, announce_as, is_live, with};
use crate::engine::request::Request;
use crate::engine::site::{self, Site};
use crate::engine::world::World;
use crate::engine::{Obj, hash, shown};
use crate::sync::id::Id;
use std::cell::RefCell;
use std::collections::VecDeque;
use std::sync::Arc;
use std::sync::mpsc::{SendError, TrySendError};

/// The alternative of a `try_send` that finds the receiver waiting at a channel without room.
const HANDED: u16 = 1;

pub(super) struct Channel<T> {
    pub id: Id,
    pub messages: RefCell<VecDeque<T>>,
}

// SAFETY: as for std's channels: messages go from one thread to another. What synchronises is the world, in which only
// one modelled thread at a time can run.
unsafe impl<T: Send> Send for Channel<T> {}
// SAFETY: see above.
unsafe impl<T: Send> Sync for Channel<T> {}

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

impl<T> Channel<T> {
    pub(super) fn object(&self) -> Obj {
        let nothing: *mut () = (&raw const *self).cast_mut().cast();
        self.id.get("channel", nothing, || {
            unreachable!("a channel is never a static")
        })
    }

    /// The text of a message, or a name for it that follows from what its sender has done.
    fn text(message: &T) -> String {
        shown::text(message).unwrap_or_else(|| {
            with(|world| {
                let thread = world.current;
                opaque(hash((thread, world.me().history)))
            })
        })
    }

    /// The number of the message.
    fn push(&self, message: T, text: String, operation: &'static str, site: Site) -> u64 {
        let channel = self.object();
        self.messages.borrow_mut().push_back(message);
        with(|world| {
            world.edge(Edge::Push(channel));
            world.changed(channel);
            world.record(operation, Some(channel), text.as_str(), site);
            let State::Channel { queue, sent, .. } = &mut world.object_mut(channel).state else {
                return 0;
            };
            queue.push_back(text);
            *sent += 1;
            *sent
        })
    }

    pub(super) fn pop(&self, operation: &'static str, site: Site) -> Option<T> {
        let channel = self.object();
        let found = with(|world| {
            let State::Channel { queue, taken, .. } = &mut world.object_mut(channel).state else {
                return false;
            };
            let text = queue.pop_front();
            *taken += u64::from(text.is_some());
            if text.is_some() {
                world.edge(Edge::Pop(channel));
                world.changed(channel);
            }
            world.look(channel);
            let found = text.is_some();
            let gone = if find(world, channel).senders == 0 {
                "disconnected"
            } else {
                "empty"
            };
            world.record(
                operation,
                Some(channel),
                text.unwrap_or_else(|| gone.to_owned()),
                site,
            );
            found
        });
        if found {
            self.messages.borrow_mut().pop_front()
        } else {
            None
        }
    }

    pub(super) fn send(&self, message: T, site: Site) -> Result<(), SendError<T>> {
        let channel = self.object();
        let text = Self::text(&message);
        let request = Request::new("send", site).on(channel).with(text.as_str());
        announce(request.when(Gate::Send(channel)));
        let found = with(|world| find(world, channel));
        if !found.receiver {
            with(|world| world.record("send", Some(channel), "disconnected", site));
            return Err(SendError(message));
        }
        let number = self.push(message, text, "send", site);
        if found.bound == Some(0) {
            return self.wait_until_taken(channel, number, site);
        }
        Ok(())
    }

    /// A channel without room: the send is done when the message is received.
    fn wait_until_taken(&self, channel: Obj, number: u64, site: Site) -> Result<(), SendError<T>> {
        let request = Request::new("hand over", site).on(channel);
        announce(request.when(Gate::Taken(channel, number)));
        let taken = with(|world| {
            let State::Channel {
                queue, taken, sent, ..
            } = &mut world.object_mut(channel).state
            else {
                return true;
            };
            let done = *taken >= number;
            if !done {
                queue.pop_back();
                *sent -= 1;
                world.edge(Edge::Unpush(channel));
            }
            let value = if done { "" } else { "disconnected" };
            world.record("hand over", Some(channel), value, site);
            done
        });
        if taken {
            return Ok(());
        }
        let message = self.messages.borrow_mut().pop_back();
        Err(SendError(message.expect("it was not taken")))
    }

    pub(super) fn try_send(&self, message: T, site: Site) -> Result<(), TrySendError<T>> {
        let channel = self.object();
        let text = Self::text(&message);
        let rendezvous = with(|world| find(world, channel)).bound == Some(0);
        let request = Request::new("try_send", site)
            .on(channel)
            .with(text.as_str());
        let gate = if rendezvous {
            Gate::Offer(channel)
        } else {
            Gate::Open
        };
        let alternative = announce_as(request.when(gate), Nature::look(channel));
        let found = with(|world| find(world, channel));
        let fail = |value: &str| {
            with(|world| {
                world.look(channel);
                world.record("try_send", Some(channel), value, site);
            });
        };
        if !found.receiver {
            fail("disconnected");
            Err(TrySendError::Disconnected(message))
        } else if if rendezvous {
            alternative != HANDED
        } else {
            found.full
        } {
            fail("full");
            Err(TrySendError::Full(message))
        } else {
            self.push(message, text, "try_send", site);
            Ok(())
        }
    }

    /// Another sender. Nobody can tell when.
    pub(super) fn share(self: &Arc<Self>) -> Arc<Self> {
        let channel = self.object();
        with(|world| {
            if let State::Channel { senders, .. } = &mut world.object_mut(channel).state {
                *senders += 1;
            }
        });
        Arc::clone(self)
    }

    pub(super) fn leave(&self, operation: &'static str) {
        if !is_live() || !self.id.is_of_this_run() {
            return;
        }
        let channel = self.object();
        let site = site::of_drop(with(|world| world.me().site));
        announce_as(Request::new(operation, site).on(channel), Nature::Neutral);
        let receiver_left = with(|world| {
            world.changed(channel);
            world.record(operation, Some(channel), "", site);
            let State::Channel {
                senders,
                receiver,
                bound,
                queue,
                ..
            } = &mut world.object_mut(channel).state
            else {
                return false;
            };
            if operation == "drop sender" {
                *senders -= 1;
                return false;
            }
            *receiver = false;
            // A sender that hands over gets its message back. All others are lost.
            let lost = *bound != Some(0);
            if lost {
                queue.clear();
                world.mail.remove(&channel);
            }
            lost
        });
        if receiver_left {
            let messages = std::mem::take(&mut *self.messages.borrow_mut());
            drop(messages);
        }
    }
}
