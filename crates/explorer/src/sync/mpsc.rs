//! [`std::sync::mpsc`].

mod channel;
mod iter;
mod order;

pub use iter::{IntoIter, Iter, TryIter};

use crate::engine::gate::Gate;
use crate::engine::patience::Nature;
use crate::engine::point::{announce, announce_as, refer, with};
use crate::engine::request::{Request, TIMEOUT};
use crate::engine::site::Site;
use crate::memory::door::op;
use crate::memory::parcel::Parcel;
use channel::{Channel, find};
use std::cell::Cell;
use std::fmt;
use std::marker::PhantomData;
use std::panic::{RefUnwindSafe, UnwindSafe};
use std::time::Duration;

pub use std::sync::mpsc::{RecvError, RecvTimeoutError, SendError, TryRecvError, TrySendError};

/// [`std::sync::mpsc::Sender`].
pub struct Sender<T> {
    channel: Channel<T>,
}

/// [`std::sync::mpsc::SyncSender`].
pub struct SyncSender<T> {
    channel: Channel<T>,
}

/// [`std::sync::mpsc::Receiver`].
pub struct Receiver<T> {
    channel: Channel<T>,
    not_sync: PhantomData<Cell<()>>,
}

// SAFETY: as for std's: messages go from one thread to another.
unsafe impl<T: Send> Send for Sender<T> {}
// SAFETY: see above.
unsafe impl<T: Send> Sync for Sender<T> {}
// SAFETY: see above.
unsafe impl<T: Send> Send for SyncSender<T> {}
// SAFETY: see above.
unsafe impl<T: Send> Sync for SyncSender<T> {}
// SAFETY: see above.
unsafe impl<T: Send> Send for Receiver<T> {}

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

fn make<T>(kind: &'static str, bound: Option<usize>, site: Site) -> (Channel<T>, Receiver<T>) {
    let channel = Channel::new(kind, site, bound);
    let receiver = Receiver {
        channel,
        not_sync: PhantomData,
    };
    (channel, receiver)
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
        self.channel.drop_lost();
    }
}

impl<T> Receiver<T> {
    fn receive(&self, site: Site) -> Result<T, RecvError> {
        let channel = self.channel.object();
        let parcel = op(|| {
            let request = Request::new("recv", site).on(channel);
            announce(request.when(Gate::Receive(channel)).parking());
            self.channel.pop("recv", site)
        });
        parcel.map(Parcel::open).ok_or(RecvError)
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
        let parcel = op(|| {
            let request = Request::new("try_recv", site).on(channel);
            announce_as(request, Nature::look(channel));
            let senders = with(|world| find(world, channel).senders);
            let gone = if senders == 0 {
                TryRecvError::Disconnected
            } else {
                TryRecvError::Empty
            };
            self.channel.pop("try_recv", site).ok_or(gone)
        });
        parcel.map(Parcel::open)
    }

    /// # Errors
    /// When no message came in time, which may be in whatever time.
    #[track_caller]
    pub fn recv_timeout(&self, limit: Duration) -> Result<T, RecvTimeoutError> {
        let site = Site::caller();
        let channel = self.channel.object();
        let parcel = op(|| {
            with(|world| world.look(channel));
            let request = Request::new("recv_timeout", site).on(channel);
            let request = request.when(Gate::Receive(channel)).timed(limit).parking();
            let alternative = announce_as(request, Nature::Pause);
            let found = with(|world| find(world, channel));
            if alternative == TIMEOUT && found.empty && found.senders > 0 {
                with(|world| world.record("recv_timeout", Some(channel), "timeout", site));
                return Err(RecvTimeoutError::Timeout);
            }
            let parcel = self.channel.pop("recv_timeout", site);
            parcel.ok_or(RecvTimeoutError::Disconnected)
        });
        parcel.map(Parcel::open)
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

macro_rules! debug {
    ($($name:ident)*) => { $(
        impl<T> fmt::Debug for $name<T> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                refer(f, stringify!($name), self.channel.object())
                    .unwrap_or_else(|| f.debug_struct(stringify!($name)).finish_non_exhaustive())
            }
        }
    )* };
}
debug!(Sender SyncSender Receiver);
