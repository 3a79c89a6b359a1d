//! [`std::sync::mpsc`].

use super::id::Id;
use crate::engine::Obj;
use crate::engine::gate::Gate;
use crate::engine::hash;
use crate::engine::knowledge::Edge;
use crate::engine::object::{State, opaque};
use crate::engine::patience::Nature;
use crate::engine::point::{announce, announce_as, is_live, with};
use crate::engine::request::{Request, TIMEOUT};
use crate::engine::shown;
use crate::engine::site::{self, Site};
use crate::engine::world::World;
use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::fmt;
use std::marker::PhantomData;
use std::panic::{RefUnwindSafe, UnwindSafe};
use std::sync::Arc;
use std::time::Duration;

pub use std::sync::mpsc::{RecvError, RecvTimeoutError, SendError, TryRecvError, TrySendError};

/// The alternative of a `try_send` that finds the receiver waiting at a channel without room.
const HANDED: u16 = 1;

struct Channel<T> {
    id: Id,
    messages: RefCell<VecDeque<T>>,
}

// SAFETY: as for std's channels: messages go from one thread to another. What synchronises is the world, in which only
// one modelled thread at a time can run.
unsafe impl<T: Send> Send for Channel<T> {}
// SAFETY: see above.
unsafe impl<T: Send> Sync for Channel<T> {}

/// [`std::sync::mpsc::Sender`].
pub struct Sender<T> {
    channel: Arc<Channel<T>>,
}

/// [`std::sync::mpsc::SyncSender`].
pub struct SyncSender<T> {
    channel: Arc<Channel<T>>,
}

/// [`std::sync::mpsc::Receiver`].
pub struct Receiver<T> {
    channel: Arc<Channel<T>>,
    not_sync: PhantomData<Cell<()>>,
}

impl<T> UnwindSafe for Sender<T> {}
impl<T> RefUnwindSafe for Sender<T> {}
impl<T> UnwindSafe for SyncSender<T> {}
impl<T> RefUnwindSafe for SyncSender<T> {}
impl<T> UnwindSafe for Receiver<T> {}
impl<T> RefUnwindSafe for Receiver<T> {}

#[track_caller]
pub fn channel<T>() -> (Sender<T>, Receiver<T>) {
    let (channel, receiver) = make("channel", None, Site::caller());
    (Sender { channel }, receiver)
}

#[track_caller]
pub fn sync_channel<T>(bound: usize) -> (SyncSender<T>, Receiver<T>) {
    let (channel, receiver) = make("sync_channel", Some(bound), Site::caller());
    (SyncSender { channel }, receiver)
}

fn make<T>(kind: &'static str, bound: Option<usize>, site: Site) -> (Arc<Channel<T>>, Receiver<T>) {
    let state = State::Channel {
        queue: VecDeque::new(),
        bound,
        senders: 1,
        receiver: true,
        sent: 0,
        taken: 0,
    };
    let channel = Arc::new(Channel {
        id: Id::new(kind, site, state, String::new()),
        messages: RefCell::default(),
    });
    let receiver = Receiver {
        channel: Arc::clone(&channel),
        not_sync: PhantomData,
    };
    (channel, receiver)
}

/// What a sender or receiver finds before it acts.
struct Found {
    empty: bool,
    full: bool,
    bound: Option<usize>,
    senders: usize,
    receiver: bool,
}

fn find(world: &World, channel: Obj) -> Found {
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
    fn object(&self) -> Obj {
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

    fn pop(&self, operation: &'static str, site: Site) -> Option<T> {
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

    fn send(&self, message: T, site: Site) -> Result<(), SendError<T>> {
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

    fn try_send(&self, message: T, site: Site) -> Result<(), TrySendError<T>> {
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
        let alternative = announce_as(request.when(gate), Nature::Look(channel));
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
    fn share(self: &Arc<Self>) -> Arc<Self> {
        let channel = self.object();
        with(|world| {
            if let State::Channel { senders, .. } = &mut world.object_mut(channel).state {
                *senders += 1;
            }
        });
        Arc::clone(self)
    }

    fn leave(&self, operation: &'static str) {
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

impl<T> Sender<T> {
    /// # Errors
    /// The message, if the receiver is gone.
    #[track_caller]
    pub fn send(&self, message: T) -> Result<(), SendError<T>> {
        self.channel.send(message, Site::caller())
    }
}

impl<T> SyncSender<T> {
    /// # Errors
    /// The message, if the receiver is gone.
    #[track_caller]
    pub fn send(&self, message: T) -> Result<(), SendError<T>> {
        self.channel.send(message, Site::caller())
    }

    /// # Errors
    /// The message, if there is no room or the receiver is gone.
    #[track_caller]
    pub fn try_send(&self, message: T) -> Result<(), TrySendError<T>> {
        self.channel.try_send(message, Site::caller())
    }
}

impl<T> Clone for Sender<T> {
    fn clone(&self) -> Self {
        Self {
            channel: self.channel.share(),
        }
    }
}

impl<T> Clone for SyncSender<T> {
    fn clone(&self) -> Self {
        Self {
            channel: self.channel.share(),
        }
    }
}

impl<T> Drop for Sender<T> {
    fn drop(&mut self) {
        self.channel.leave("drop sender");
    }
}

impl<T> Drop for SyncSender<T> {
    fn drop(&mut self) {
        self.channel.leave("drop sender");
    }
}

impl<T> Drop for Receiver<T> {
    fn drop(&mut self) {
        self.channel.leave("drop receiver");
    }
}

impl<T> Receiver<T> {
    fn receive(&self, site: Site) -> Result<T, RecvError> {
        let channel = self.channel.object();
        announce(
            Request::new("recv", site)
                .on(channel)
                .when(Gate::Receive(channel)),
        );
        self.channel.pop("recv", site).ok_or(RecvError)
    }

    /// # Errors
    /// When the channel is empty and all senders are gone.
    #[track_caller]
    pub fn recv(&self) -> Result<T, RecvError> {
        self.receive(Site::caller())
    }

    /// # Errors
    /// When the channel is empty.
    #[track_caller]
    pub fn try_recv(&self) -> Result<T, TryRecvError> {
        let site = Site::caller();
        let channel = self.channel.object();
        announce_as(
            Request::new("try_recv", site).on(channel),
            Nature::Look(channel),
        );
        let found = with(|world| find(world, channel));
        let error = if found.senders == 0 {
            TryRecvError::Disconnected
        } else {
            TryRecvError::Empty
        };
        self.channel.pop("try_recv", site).ok_or(error)
    }

    /// # Errors
    /// When no message came in time, which may be in whatever time.
    #[track_caller]
    pub fn recv_timeout(&self, _limit: Duration) -> Result<T, RecvTimeoutError> {
        let site = Site::caller();
        let channel = self.channel.object();
        with(|world| world.look(channel));
        let request = Request::new("recv_timeout", site).on(channel);
        let alternative = announce_as(request.when(Gate::Receive(channel)).timed(), Nature::Pause);
        let found = with(|world| find(world, channel));
        if alternative == TIMEOUT && found.empty && found.senders > 0 {
            with(|world| world.record("recv_timeout", Some(channel), "timeout", site));
            return Err(RecvTimeoutError::Timeout);
        }
        self.channel
            .pop("recv_timeout", site)
            .ok_or(RecvTimeoutError::Disconnected)
    }

    #[track_caller]
    pub fn iter(&self) -> Iter<'_, T> {
        Iter {
            receiver: self,
            site: Site::caller(),
        }
    }

    pub fn try_iter(&self) -> TryIter<'_, T> {
        TryIter { receiver: self }
    }
}

/// [`std::sync::mpsc::Iter`].
#[derive(Debug)]
pub struct Iter<'a, T: 'a> {
    receiver: &'a Receiver<T>,
    site: Site,
}

/// [`std::sync::mpsc::TryIter`].
#[derive(Debug)]
pub struct TryIter<'a, T: 'a> {
    receiver: &'a Receiver<T>,
}

/// [`std::sync::mpsc::IntoIter`].
#[derive(Debug)]
pub struct IntoIter<T> {
    receiver: Receiver<T>,
    site: Site,
}

impl<T> Iterator for Iter<'_, T> {
    type Item = T;

    fn next(&mut self) -> Option<T> {
        self.receiver.receive(self.site).ok()
    }
}

impl<T> Iterator for TryIter<'_, T> {
    type Item = T;

    #[track_caller]
    fn next(&mut self) -> Option<T> {
        self.receiver.try_recv().ok()
    }
}

impl<T> Iterator for IntoIter<T> {
    type Item = T;

    fn next(&mut self) -> Option<T> {
        self.receiver.receive(self.site).ok()
    }
}

impl<'a, T> IntoIterator for &'a Receiver<T> {
    type Item = T;
    type IntoIter = Iter<'a, T>;

    #[track_caller]
    fn into_iter(self) -> Iter<'a, T> {
        self.iter()
    }
}

impl<T> IntoIterator for Receiver<T> {
    type Item = T;
    type IntoIter = IntoIter<T>;

    #[track_caller]
    fn into_iter(self) -> IntoIter<T> {
        IntoIter {
            receiver: self,
            site: Site::caller(),
        }
    }
}

macro_rules! debug {
    ($($name:ident)*) => { $(
        impl<T> fmt::Debug for $name<T> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.debug_struct(stringify!($name)).finish_non_exhaustive()
            }
        }
    )* };
}
debug!(Sender SyncSender Receiver);
