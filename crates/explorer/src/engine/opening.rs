//! When an announced operation may take effect.

use super::gate::{Gate, UNLUCKY};
use super::object::{Phase, Seen, State};
use super::patience::Loop;
use super::request::{BEHIND, LATER, PARKED, Request, SPURIOUS, TIMEOUT};
use super::stream::Stream;
use super::world::{Model, World};
use super::{Obj, Tid};

impl World {
    /// The alternatives among which the request of `thread` may be continued. None: it is blocked.
    pub(crate) fn alternatives(&self, thread: Tid) -> Vec<u16> {
        let mut open = self.free_alternatives(thread);
        if !open.is_empty() && self.is_held_back(thread) {
            open.push(BEHIND);
        }
        open
    }

    /// The same where readers may pass writers that wait.
    pub(super) fn free_alternatives(&self, thread: Tid) -> Vec<u16> {
        let Some(request) = &self.threads[thread].request else {
            return Vec::new();
        };
        let patient = request
            .patience
            .as_ref()
            .is_some_and(|patience| !patience.is_over(self));
        let mut open = self.open(thread, request);
        let is_woken = matches!(request.gate, Gate::Token | Gate::Woken { .. });
        if patient && (request.timed || is_woken) {
            open.retain(|alternative| *alternative == 0);
        } else if patient && matches!(request.gate, Gate::Clock) {
            open.retain(|alternative| *alternative == LATER);
        } else if patient {
            open.clear();
        }
        open
    }

    /// The same for a thread that has nothing new to see, when nobody else can move.
    pub(crate) fn forced_alternatives(&self, thread: Tid) -> Vec<u16> {
        let forced = || {
            let request = self.threads[thread].request.as_ref()?;
            let known = request.patience.as_ref()?.known;
            let most = known.unwrap_or(Loop::Endless).forced();
            (self.threads[thread].round.forced < most).then(|| self.open(thread, request))
        };
        forced().unwrap_or_default()
    }

    /// The same for a thread whose loop is tried: it does not wait for anything new to see.
    pub(crate) fn impatient_alternatives(&self, thread: Tid) -> Vec<u16> {
        let request = self.threads[thread].request.as_ref();
        request.map_or_else(Vec::new, |request| self.open(thread, request))
    }

    /// A thread that waits in a loop of which it is not known whether it gives up: without a store that it could yet see.
    pub(crate) fn in_unknown_loop(&self) -> Option<Tid> {
        let waits = |thread: &Tid| {
            let request = self.threads[*thread].request.as_ref();
            request
                .and_then(|request| request.patience.as_ref())
                .is_some_and(|patience| {
                    patience.known.is_none()
                        && !patience.is_over(self)
                        && patience
                            .looks
                            .iter()
                            .all(|look| self.has_seen_all(*thread, look.at))
                })
        };
        (0..self.threads.len()).find(waits)
    }

    fn has_seen_all(&self, thread: Tid, at: Seen) -> bool {
        let Seen::Object(object) = at else {
            return true;
        };
        let State::Atomic { stores } = &self.object(object).state else {
            return true;
        };
        self.model == Model::Sc
            || self.threads[thread].knows.seen(object) as usize + 1 == stores.len()
    }

    fn open(&self, thread: Tid, request: &Request) -> Vec<u16> {
        let mut alternatives = self.through(thread, request);
        if request.timed && alternatives.is_empty() {
            alternatives.push(TIMEOUT);
        }
        if request.parks && self.threads[thread].token {
            let parked: Vec<u16> = alternatives.iter().map(|it| it | PARKED).collect();
            alternatives.extend(parked);
        }
        alternatives
    }

    /// Whether what the current thread is about to announce has to wait.
    pub(super) fn has_to_wait(&self, request: &Request) -> bool {
        self.through(self.current, request).is_empty()
    }

    fn through(&self, thread: Tid, request: &Request) -> Vec<u16> {
        let when = |open: bool| if open { vec![0] } else { Vec::new() };
        let state = |object: Obj| &self.object(object).state;
        match &request.gate {
            Gate::Open => vec![0],
            Gate::Never => Vec::new(),
            Gate::Free(mutex) => when(self.is_free(*mutex)),
            Gate::Print(stream) => when(self.printing(*stream).is_none_or(|by| by == thread)),
            Gate::Read(lock) => when(matches!(state(*lock), State::RwLock { writer: None, .. })),
            Gate::Write(lock) => when(self.object(*lock).holders().is_empty()),
            Gate::Behind(lock) => when(
                matches!(state(*lock), State::RwLock { writer: None, .. })
                    && !self.is_wanted_by_writers(*lock),
            ),
            Gate::TryRead(lock) if self.waiting_writers(*lock).is_empty() => vec![0],
            Gate::TryRead(_) => vec![0, BEHIND],
            Gate::Ended(other) => when(self.threads[*other].ended()),
            Gate::Exit => when(self.exiting.is_none_or(|by| by == thread)),
            Gate::Returned(scope) => when(self.kept_by(*scope).is_empty()),
            Gate::Receive(channel) => when(matches!(
                state(*channel),
                State::Channel { queue, senders, .. } if !queue.is_empty() || *senders == 0
            )),
            Gate::Send(channel) => when(matches!(
                state(*channel),
                State::Channel { queue, bound, receiver, .. }
                    if !receiver || bound.is_none_or(|bound| queue.len() < bound.max(1))
            )),
            Gate::Offer(channel) => {
                let State::Channel {
                    queue, receiver, ..
                } = state(*channel)
                else {
                    return vec![0];
                };
                if *receiver && queue.is_empty() && self.receiver_at(*channel).is_some() {
                    vec![0, 1]
                } else {
                    vec![0]
                }
            }
            Gate::Taken(channel, number) => when(matches!(
                state(*channel),
                State::Channel { taken, receiver, .. } if taken >= number || !receiver
            )),
            Gate::Woken { condvar, mutex } => {
                let State::Condvar { waiting } = state(*condvar) else {
                    return Vec::new();
                };
                let woken = waiting
                    .iter()
                    .any(|(waiter, woken)| *waiter == thread && *woken);
                if woken {
                    when(self.is_free(*mutex))
                } else if self.spurious && !request.timed {
                    vec![SPURIOUS]
                } else if self.spurious {
                    vec![TIMEOUT, SPURIOUS]
                } else if request.timed {
                    vec![TIMEOUT]
                } else {
                    Vec::new()
                }
            }
            Gate::Waiting(condvar) => {
                let State::Condvar { waiting } = state(*condvar) else {
                    return vec![0];
                };
                let asleep = waiting.iter().filter(|(_, woken)| !woken).count();
                (0..asleep.max(1) as u16).collect()
            }
            Gate::Passed(barrier, round) => when(matches!(
                state(*barrier),
                State::Barrier { round: now, .. } if now > round
            )),
            Gate::Token if self.threads[thread].token => vec![0],
            // If it has a limit, that ends the wait as well: a thread cannot tell one from the other.
            Gate::Token if self.spurious && !request.timed => vec![SPURIOUS],
            Gate::Token => Vec::new(),
            Gate::Stores { atomic, sequential } => {
                self.visible(thread, *atomic, *sequential, request.patience.is_some())
            }
            Gate::Exchange {
                atomic,
                expected,
                sequential,
                weak,
            } => {
                let State::Atomic { stores } = &self.object(*atomic).state else {
                    return vec![0];
                };
                let bits = |back: u16| stores[stores.len() - 1 - back as usize].bits;
                let mut open =
                    self.visible(thread, *atomic, *sequential, request.patience.is_some());
                open.retain(|back| *back == 0 || bits(*back) != *expected);
                if *weak && bits(0) == *expected {
                    open.push(UNLUCKY);
                }
                open
            }
            Gate::Done(once) => when(matches!(
                state(*once),
                State::Once(Phase::Done | Phase::Poisoned)
            )),
            Gate::Complete(once) => when(matches!(state(*once), State::Once(Phase::Done))),
            Gate::Clock => self.times(thread),
            Gate::Settled(once) => when(!matches!(state(*once), State::Once(Phase::Running(_)))),
        }
    }

    /// Who has locked what is printed to.
    fn printing(&self, stream: Stream) -> Option<Tid> {
        let object = self.streams[stream as usize].object?;
        self.object(object).holders().first().copied()
    }

    /// Those of the threads of a scope that it waits for.
    fn kept_by(&self, scope: usize) -> Vec<Tid> {
        let threads = self.scopes[scope].threads.iter().copied();
        threads.filter(|t| !self.threads[*t].let_go()).collect()
    }

    /// Whether time has passed, when `thread` looks at the clock.
    fn times(&self, thread: Tid) -> Vec<u16> {
        let waits = self.threads[thread].round.forced > 0;
        if !self.clock.can_move() {
            vec![0]
        } else if waits {
            // Nobody else can move: it is time that its loop waits for.
            vec![LATER]
        } else if self.clock.was_moved_often() {
            vec![0]
        } else {
            vec![0, LATER]
        }
    }

    fn is_free(&self, mutex: Obj) -> bool {
        self.object(mutex).holders().is_empty()
    }

    /// The thread that stands at a receive of this channel.
    pub(crate) fn receiver_at(&self, channel: Obj) -> Option<Tid> {
        self.thread_at(|gate| matches!(gate, Gate::Receive(at) if *at == channel))
    }

    /// Whether the sender of a message waits until it is taken.
    pub(crate) fn waits_to_hand_over(&self, channel: Obj, number: u64) -> bool {
        let is_at = |gate: &Gate| matches!(gate, Gate::Taken(at, message) if (*at, *message) == (channel, number));
        self.thread_at(is_at).is_some()
    }

    fn thread_at(&self, is_at: impl Fn(&Gate) -> bool) -> Option<Tid> {
        let stands = |thread: &super::thread::Thread| {
            thread
                .request
                .as_ref()
                .is_some_and(|request| is_at(&request.gate))
        };
        self.threads.iter().position(stands)
    }

    fn visible(&self, thread: Tid, atomic: Obj, sequential: bool, newer: bool) -> Vec<u16> {
        let State::Atomic { stores } = &self.object(atomic).state else {
            return vec![0];
        };
        if self.model == Model::Sc {
            return vec![0];
        }
        let newest = stores.len() as u32 - 1;
        let mut oldest = self.threads[thread].knows.seen(atomic);
        if sequential {
            oldest = oldest.max(self.sequential.seen(atomic));
        }
        if newer {
            oldest = (oldest + 1).min(newest);
        }
        (0..=(newest - oldest) as u16).collect()
    }

    /// Whom the request of `thread` waits for, read off its gate.
    pub(crate) fn waits_for(&self, thread: Tid) -> Vec<Tid> {
        let Some(request) = &self.threads[thread].request else {
            return Vec::new();
        };
        match &request.gate {
            Gate::Ended(other) if self.threads[*other].ended() => Vec::new(),
            Gate::Ended(other) => vec![*other],
            Gate::Returned(scope) => self.kept_by(*scope),
            Gate::Free(object)
            | Gate::Read(object)
            | Gate::Write(object)
            | Gate::Settled(object)
            | Gate::Done(object)
            | Gate::Complete(object) => self.object(*object).holders(),
            Gate::Behind(lock) => {
                let writers = (0..self.threads.len()).filter(|t| self.wants_to_write(*t, *lock));
                writers.chain(self.object(*lock).writer()).collect()
            }
            Gate::Print(stream) => {
                let by = self.printing(*stream);
                by.filter(|by| *by != thread).into_iter().collect()
            }
            Gate::Woken { mutex, condvar } => match &self.object(*condvar).state {
                State::Condvar { waiting } if waiting.contains(&(thread, true)) => {
                    self.object(*mutex).holders()
                }
                _ => Vec::new(),
            },
            _ => Vec::new(),
        }
    }
}
