//! [`std::sync::mpsc`].

mod channel;
mod iter;
mod order;

pub use iter::{IntoIter, Iter, TryIter};

use crate::engine::point::refer;
use crate::engine::shown::Value;
use crate::engine::site::Caller;
use crate::memory::parcel::Parcel;
use channel::{Channel, Sent};
use std::cell::Cell;
use std::fmt;
use std::marker::PhantomData;
use std::panic::{Location, RefUnwindSafe, UnwindSafe};
use std::time::Duration;

pub use std::sync::mpsc::{RecvError, RecvTimeoutError, SendError, TryRecvError, TrySendError};

/// [`std::sync::mpsc::Sender`].
pub struct Sender<T> {
    channel: Channel,
    messages: PhantomData<*mut T>,
}

/// [`std::sync::mpsc::SyncSender`].
pub struct SyncSender<T> {
    channel: Channel,
    messages: PhantomData<*mut T>,
}

/// [`std::sync::mpsc::Receiver`].
pub struct Receiver<T> {
    channel: Channel,
    messages: PhantomData<*mut T>,
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
    let (channel, receiver) = make("channel", None, Location::caller());
    let sender = Sender {
        channel,
        messages: PhantomData,
    };
    (sender, receiver)
}

#[track_caller]
pub fn sync_channel<T>(bound: usize) -> (SyncSender<T>, Receiver<T>) {
    let (channel, receiver) = make("sync_channel", Some(bound), Location::caller());
    let sender = SyncSender {
        channel,
        messages: PhantomData,
    };
    (sender, receiver)
}

fn make<T>(kind: &'static str, bound: Option<usize>, caller: Caller) -> (Channel, Receiver<T>) {
    let channel = Channel::new(kind, caller, bound);
    let receiver = Receiver {
        channel,
        messages: PhantomData,
        not_sync: PhantomData,
    };
    (channel, receiver)
}

fn value<T>(parcel: &Parcel<T>) -> Value {
    Value::of(parcel.look())
}

fn send<T>(channel: Channel, message: T, caller: Caller) -> Result<(), SendError<T>> {
    let parcel = Parcel::new(message);
    match channel.send(value(&parcel), caller) {
        Sent::Yes => Ok(()),
        Sent::Full | Sent::Disconnected => Err(SendError(parcel.open())),
    }
}

impl<T> Sender<T> {
    /// # Errors
    /// The message, if the receiver is gone.
    #[track_caller]
    pub fn send(&self, message: T) -> Result<(), SendError<T>> {
        send(self.channel, message, Location::caller())
    }
}

impl<T> SyncSender<T> {
    /// # Errors
    /// The message, if the receiver is gone.
    #[track_caller]
    pub fn send(&self, message: T) -> Result<(), SendError<T>> {
        send(self.channel, message, Location::caller())
    }

    /// # Errors
    /// The message, if there is no room or the receiver is gone.
    #[track_caller]
    pub fn try_send(&self, message: T) -> Result<(), TrySendError<T>> {
        let parcel = Parcel::new(message);
        match self.channel.try_send(value(&parcel), Location::caller()) {
            Sent::Yes => Ok(()),
            Sent::Full => Err(TrySendError::Full(parcel.open())),
            Sent::Disconnected => Err(TrySendError::Disconnected(parcel.open())),
        }
    }
}

impl<T> Clone for Sender<T> {
    fn clone(&self) -> Self {
        Self {
            channel: self.channel.share(),
            messages: PhantomData,
        }
    }
}

impl<T> Clone for SyncSender<T> {
    fn clone(&self) -> Self {
        Self {
            channel: self.channel.share(),
            messages: PhantomData,
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
        // One by one, as their destructors are code of the program.
        while let Some(parcel) = self.channel.next_lost() {
            drop(Parcel::<T>::at(parcel).open());
        }
    }
}

impl<T> Receiver<T> {
    fn receive(&self, caller: Caller) -> Result<T, RecvError> {
        let parcel = self.channel.receive(caller).ok_or(RecvError)?;
        Ok(Parcel::at(parcel).open())
    }

    /// # Errors
    /// When the channel is empty and all senders are gone.
    #[track_caller]
    pub fn recv(&self) -> Result<T, RecvError> {
        self.receive(Location::caller())
    }

    /// # Errors
    /// When the channel is empty.
    #[track_caller]
    pub fn try_recv(&self) -> Result<T, TryRecvError> {
        let parcel = self.channel.try_receive(Location::caller())?;
        Ok(Parcel::at(parcel).open())
    }

    /// # Errors
    /// When no message came in time, which may be in whatever time.
    #[track_caller]
    pub fn recv_timeout(&self, limit: Duration) -> Result<T, RecvTimeoutError> {
        let parcel = self.channel.receive_within(limit, Location::caller())?;
        Ok(Parcel::at(parcel).open())
    }

    #[track_caller]
    pub fn iter(&self) -> Iter<'_, T> {
        Iter {
            receiver: self,
            caller: Location::caller(),
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
