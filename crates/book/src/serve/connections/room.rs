//! Who is connected, and who has to go when there are too many.

use std::net::IpAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};
use std::time::{Duration, Instant};

use rustix::net::{Shutdown, shutdown};
use tokio::net::TcpStream;
use tokio::sync::Notify;

/// Whoever reads takes something more often.
const A_WHILE: Duration = Duration::from_millis(500);

/// How many connections there may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seats {
    /// Of clients that ask.
    pub clients: usize,
    /// Of open pages, which listen.
    pub pages: usize,
}

/// The seats of a server, and who has them.
#[derive(Debug)]
pub struct Room {
    seats: Seats,
    /// In the order in which they came. Those that went are still among them until somebody else comes.
    taken: Mutex<Vec<Weak<Seat>>>,
    left: Notify,
}

/// The place of one connection. It is free when the last of these is dropped.
#[derive(Debug)]
pub struct Seat {
    room: Weak<Room>,
    stream: Weak<TcpStream>,
    peer: IpAddr,
    state: Mutex<State>,
}

#[derive(Debug)]
struct State {
    /// Requests that are being answered.
    working: usize,
    /// Whether the client does not take what it is sent.
    stalled: bool,
    /// When any of this has changed last.
    since: Instant,
    is_page: bool,
    /// It was hung up on, and is about to notice.
    dismissed: bool,
}

/// A request that is being answered, until this is dropped.
pub struct Work(Arc<Seat>);

impl Drop for Seat {
    fn drop(&mut self) {
        if let Some(room) = self.room.upgrade() {
            room.left.notify_one();
        }
    }
}

impl Room {
    pub fn new(seats: Seats) -> Self {
        Self {
            seats,
            taken: Mutex::default(),
            left: Notify::new(),
        }
    }

    /// Waits until somebody has left since the last call.
    pub async fn somebody_left(&self) {
        self.left.notified().await;
    }

    /// A seat for a new connection; where there is none, somebody has to go. One address has at most three quarters of them:
    /// with more, one of its own goes.
    pub fn seat(self: &Arc<Self>, stream: &Arc<TcpStream>, peer: IpAddr) -> Arc<Seat> {
        let seat = Arc::new(Seat {
            room: Arc::downgrade(self),
            stream: Arc::downgrade(stream),
            peer,
            state: Mutex::new(State {
                working: 0,
                stalled: false,
                since: Instant::now(),
                is_page: false,
                dismissed: false,
            }),
        });
        let clients = self.present(|state| !state.is_page);
        let of_peer: Vec<Arc<Seat>> = clients
            .iter()
            .filter(|client| client.peer == peer)
            .cloned()
            .collect();
        if clients.len() >= self.seats.clients {
            dismiss_one_of(&clients);
        } else if of_peer.len() >= (self.seats.clients * 3).div_ceil(4) {
            dismiss_one_of(&of_peer);
        }
        lock(&self.taken).push(Arc::downgrade(&seat));
        seat
    }

    /// Hangs up on the client that has kept us waiting longest, if any does.
    pub fn dismiss_one(&self) {
        dismiss_one_of(&self.present(|state| !state.is_page));
    }

    /// Hangs up on the client that has longest taken nothing of what it was sent, if one has not for a while.
    pub fn dismiss_one_that_is_stalled(&self) {
        let is_stuck = |state: &State| state.stalled && state.since.elapsed() >= A_WHILE;
        dismiss_one_of(&self.present(is_stuck));
    }

    /// Those that are here and are so, in the order in which they came.
    fn present(&self, are: impl Fn(&State) -> bool) -> Vec<Arc<Seat>> {
        let mut taken = lock(&self.taken);
        taken.retain(|seat| seat.strong_count() > 0);
        let seats = taken.iter().filter_map(Weak::upgrade);
        seats
            .filter(|seat| {
                let state = lock(&seat.state);
                !state.dismissed && are(&state)
            })
            .collect()
    }
}

impl Seat {
    /// A request has come, which is being answered until what this gives is dropped.
    pub fn work(self: &Arc<Self>) -> Work {
        self.change(|state| state.working += 1);
        Work(Arc::clone(self))
    }

    /// The client does not take what it is sent.
    pub fn stall(&self) {
        self.change(|state| state.stalled = true);
    }

    /// It has taken all of it.
    pub fn go_on(&self) {
        self.change(|state| state.stalled = false);
    }

    /// This is an open page from now on, for which other seats are reserved: when they are taken, the page that came first goes.
    pub fn become_page(&self) {
        let Some(room) = self.room.upgrade() else {
            return;
        };
        let pages = room.present(|state| state.is_page);
        if pages.len() >= room.seats.pages
            && let Some(first) = pages.first()
        {
            first.dismiss();
        }
        self.change(|state| state.is_page = true);
    }

    fn change(&self, change: impl FnOnce(&mut State)) {
        let mut state = lock(&self.state);
        change(&mut state);
        state.since = Instant::now();
    }

    /// Since when the client has kept us waiting, if it does.
    fn waited_for(&self) -> Option<Instant> {
        let state = lock(&self.state);
        (state.working == 0 || state.stalled).then_some(state.since)
    }

    fn dismiss(&self) {
        lock(&self.state).dismissed = true;
        if let Some(stream) = self.stream.upgrade() {
            // It fails when the client has gone. Whoever reads or writes there notices.
            let _ = shutdown(&*stream, Shutdown::Both);
        }
    }
}

impl Drop for Work {
    fn drop(&mut self) {
        self.0.change(|state| state.working -= 1);
    }
}

fn dismiss_one_of(seats: &[Arc<Seat>]) {
    let waiting = seats
        .iter()
        .filter_map(|seat| Some((seat.waited_for()?, seat)));
    if let Some((_, longest)) = waiting.min_by_key(|(since, _)| *since) {
        longest.dismiss();
    }
}

// A poisoned lock is fine: what it guards is changed by one assignment.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
