//! What an announced operation waits for.

use super::stream::Stream;
use super::{Obj, Tid};

/// The alternative of a weak exchange that fails although it could succeed.
pub(crate) const UNLUCKY: u16 = 1000;

#[derive(Clone, Debug, Hash)]
pub(crate) enum Gate {
    Open,
    /// It never can be.
    Never,
    /// The mutex has no owner.
    Free(Obj),
    /// Nobody else has locked what is printed to.
    Print(Stream),
    /// Nobody writes.
    Read(Obj),
    /// Nobody writes, or waits to.
    Behind(Obj),
    /// A look whether nobody writes, which may fail while somebody waits to.
    TryRead(Obj),
    /// Nobody reads or writes.
    Write(Obj),
    /// The thread has ended.
    Ended(Tid),
    /// The closures of all threads of a scope have returned, and who asked for what has it. They may spawn others yet.
    Returned(usize),
    /// Nobody else ends the program.
    Exit,
    /// A message waits, or no sender is left.
    Receive(Obj),
    /// There is room, or no receiver.
    Send(Obj),
    /// A receiver takes the message out of a sender's hand: alternative 1, if one is there.
    Offer(Obj),
    /// The n-th message was taken, or nobody will.
    Taken(Obj, u64),
    /// Woken by the condvar, and the mutex is free.
    Woken {
        condvar: Obj,
        mutex: Obj,
    },
    /// One alternative for each thread that waits and can be woken.
    Waiting(Obj),
    /// The barrier has opened since this round.
    Passed(Obj, u64),
    /// The thread was unparked.
    Token,
    /// An atomic load: one alternative for each store that may be read, the newest first.
    Stores {
        atomic: Obj,
        sequential: bool,
    },
    /// An atomic exchange: 0 takes the newest store; others fail, by an older store that is not as expected, or, weak,
    /// for no reason: [`UNLUCKY`].
    Exchange {
        atomic: Obj,
        expected: u64,
        sequential: bool,
        weak: bool,
    },
    /// Nobody is running the initialiser.
    Settled(Obj),
    /// The initialiser has run, or panicked.
    Done(Obj),
    /// The initialiser has run.
    Complete(Obj),
    /// A look at the clock: [`LATER`] if time has passed before.
    Clock,
}
