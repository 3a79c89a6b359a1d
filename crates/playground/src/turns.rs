//! Places for compilers and explorations, which compute all the time. Who comes first is first; who computes for long takes
//! turns with those that wait.

use crate::stop::Stop;
use std::collections::VecDeque;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// How often whoever waits looks whether it is still to.
const LOOK: Duration = Duration::from_millis(20);

/// Who has had its slice gets so much less of the next ones: it keeps those that have just come waiting for less.
const LATER: u32 = 6;

/// A number of places.
#[derive(Debug, Clone)]
pub struct Turns(Arc<Shared>);

#[derive(Debug)]
struct Shared {
    line: Mutex<Line>,
    changed: Condvar,
}

#[derive(Debug)]
struct Line {
    free: usize,
    /// Those that wait, who came first at the front.
    waiting: VecDeque<u64>,
    /// How many have ever waited.
    count: u64,
}

impl Turns {
    /// So many places.
    pub fn new(places: usize) -> Self {
        let line = Mutex::new(Line {
            free: places,
            waiting: VecDeque::new(),
            count: 0,
        });
        let changed = Condvar::new();
        Self(Arc::new(Shared { line, changed }))
    }

    /// Waits for a place; `None` if `stop` says to stop before. Of that place, `slice` is had at once, and the rest only
    /// while nobody waits.
    pub fn take(&self, slice: Duration, stop: &Stop) -> Option<Turn> {
        let mut turn = Turn {
            turns: self.clone(),
            slice,
            later: slice / LATER,
            at: At::Waiting(self.0.lock().queue()),
        };
        let mut line = self.0.lock();
        while !turn.comes(&mut line) {
            if stop.is_said() {
                // It leaves the line, for which it must be free.
                drop(line);
                return None;
            }
            let waited = self.0.changed.wait_timeout(line, LOOK);
            line = waited.unwrap_or_else(PoisonError::into_inner).0;
        }
        drop(line);
        self.0.changed.notify_all();
        Some(turn)
    }
}

impl Shared {
    fn lock(&self) -> MutexGuard<'_, Line> {
        self.line.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Line {
    fn queue(&mut self) -> u64 {
        self.count += 1;
        self.waiting.push_back(self.count);
        self.count
    }
}

/// A place, or the right to it. Dropping it leaves it to others.
#[derive(Debug)]
pub struct Turn {
    turns: Turns,
    slice: Duration,
    /// What it has of its place when it is back.
    later: Duration,
    at: At,
}

#[derive(Debug, Clone, Copy)]
enum At {
    Place,
    Waiting(u64),
}

impl Turn {
    /// Whether its time is over, of which so much is used: others wait.
    pub fn is_over(&self, used: Duration) -> bool {
        used >= self.slice && !self.turns.0.lock().waiting.is_empty()
    }

    /// Gives its place to who waits. [`Turn::is_back`] tells when it has one again.
    pub fn give(&mut self) {
        if matches!(self.at, At::Place) {
            self.slice = self.later;
            let mut line = self.turns.0.lock();
            line.free += 1;
            self.at = At::Waiting(line.queue());
            drop(line);
            self.turns.0.changed.notify_all();
        }
    }

    /// Whether it has its place, again.
    pub fn is_back(&mut self) -> bool {
        let turns = self.turns.clone();
        let is_back = self.comes(&mut turns.0.lock());
        if is_back {
            turns.0.changed.notify_all();
        }
        is_back
    }

    fn comes(&mut self, line: &mut Line) -> bool {
        if let At::Waiting(number) = self.at
            && line.free > 0
            && line.waiting.front() == Some(&number)
        {
            line.waiting.pop_front();
            line.free -= 1;
            self.at = At::Place;
        }
        matches!(self.at, At::Place)
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        let mut line = self.turns.0.lock();
        match self.at {
            At::Place => line.free += 1,
            At::Waiting(number) => line.waiting.retain(|waiting| *waiting != number),
        }
        drop(line);
        self.turns.0.changed.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::thread;

    const SLICE: Duration = Duration::from_secs(1);

    #[test]
    fn who_computes_for_long_takes_turns_with_who_waits() {
        let turns = Turns::new(1);
        let (_stopper, stop) = Stop::new().unwrap();
        let mut long = turns.take(SLICE, &stop).unwrap();
        assert!(!long.is_over(2 * SLICE), "nobody waits");
        thread::scope(|scope| {
            let next = scope.spawn(|| turns.take(SLICE, &stop).unwrap());
            while turns.0.lock().waiting.is_empty() {
                thread::yield_now();
            }
            assert!(!long.is_over(SLICE / 2));
            assert!(long.is_over(SLICE));
            long.give();
            let mut next = next.join().unwrap();
            assert!(!long.is_back());
            assert!(next.is_over(SLICE), "the first one waits");
            next.give();
            assert!(!next.is_back(), "it is the turn of the first one");
            assert!(long.is_back());
            assert!(long.is_over(SLICE / 2), "from now on it has less");
            drop(long);
            assert!(next.is_back());
        });
        assert_eq!(turns.0.lock().free, 1);
    }

    #[test]
    fn who_is_stopped_leaves_the_line() {
        let turns = Turns::new(1);
        let (_stopper, stop) = Stop::new().unwrap();
        let place = turns.take(SLICE, &stop).unwrap();
        let (stopper, stopped) = Stop::new().unwrap();
        drop(stopper);
        assert!(turns.take(SLICE, &stopped).is_none());
        drop(place);
        assert!(turns.take(SLICE, &stopped).is_some(), "it need not wait");
    }
}
