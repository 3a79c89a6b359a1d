//! Threads that wait for ever, whatever the others do.
//!
//! A set of threads is *stuck* if each of them stands at an operation that cannot be done now, has no time limit, and can
//! only be made possible by a thread of the set, or by one that has ended or goes round for ever without an operation. Then
//! none of them ever moves: the first of them to do so would need that one of the others had moved before, or one that does
//! not move any more. So that is a fault as soon as it stands, whoever else goes on, and main's return does not mend it.
//! The union of two such sets is one, too; the greatest is found by taking out threads that do not belong to it until all
//! do.
//!
//! Who alone can make an operation possible is certain of
//!
//! - a lock: who holds it, as guards cannot be sent to another thread. Also one who forgot its guard and has ended. Of several
//!   readers, each keeps a writer out. A wait on a condvar that was woken waits for its mutex;
//! - `join`: the thread itself. The end of a scope: each of its threads that still runs;
//! - the initialiser of a `Once` and its like, while it runs: the thread that runs it.
//!
//! A message, a notification, a token or the arrival at a barrier may come from any thread that has, or is yet to be given, the
//! other end: this is in values of the program. Who waits for one of them is therefore only stuck where nobody can move, which
//! is a deadlock. Who looks again and again in a loop does move. A guard that `unsafe` code moves to another thread is believed
//! to stay.
//!
//! Of two threads that join each other, std says that it "may panic on some platforms"; on Linux they wait. One that joins
//! itself panics there.

use super::Tid;
use super::gate::Gate;
use super::world::World;

impl World {
    /// The threads that wait for ever for each other, or for one that has ended; in order. [`waits_for`](Self::waits_for) says
    /// for whom.
    pub(crate) fn stuck(&self) -> Vec<Tid> {
        if self.exit.is_some() {
            return Vec::new();
        }
        let mut stuck: Vec<Tid> = (0..self.threads.len())
            .filter(|thread| self.is_shut(*thread))
            .collect();
        loop {
            let is_gone = |by: Tid| self.threads[by].ended() || self.threads[by].endless;
            let is_kept = |by: &Tid| is_gone(*by) || stuck.contains(by);
            let stays = |thread: &Tid| self.keepers(*thread).iter().any(is_kept);
            let staying: Vec<Tid> = stuck.iter().copied().filter(stays).collect();
            if staying.len() == stuck.len() {
                return stuck;
            }
            stuck = staying;
        }
    }

    /// Whether a thread waits for others, without a limit.
    fn is_shut(&self, thread: Tid) -> bool {
        !self.keepers(thread).is_empty() && self.impatient_alternatives(thread).is_empty()
    }

    /// Threads of which each alone keeps `thread` from moving, until it moves itself.
    fn keepers(&self, thread: Tid) -> Vec<Tid> {
        let mut keepers = self.waits_for(thread);
        let request = self.threads[thread].request.as_ref();
        if let Some(Gate::Returned(_)) = request.map(|request| &request.gate) {
            // Of one that has returned, the handle may be anybody's.
            keepers.retain(|other| !self.threads[*other].returned);
        }
        keepers
    }
}

#[cfg(test)]
mod tests {
    use super::super::point::with;
    use super::super::runner::Runner;
    use super::super::thread::Program;
    use crate::memory::{shadow, written};
    use crate::sync::atomic::{AtomicBool, Ordering::SeqCst};
    use crate::sync::mpsc::channel;
    use crate::sync::{Condvar, LazyLock, Mutex, RwLock};
    use crate::time::Duration;
    use crate::{process, thread};
    use std::collections::BTreeSet;
    use std::mem::forget;
    use std::rc::Rc;
    use std::sync::{Arc, PoisonError};

    /// Whom each state that some schedule of `main` comes to tells to be stuck. States without anybody are left out.
    fn stuck(main: fn()) -> BTreeSet<Vec<usize>> {
        static ONE: std::sync::Mutex<()> = std::sync::Mutex::new(());
        let _one = ONE.lock().unwrap_or_else(PoisonError::into_inner);
        let explore = move || {
            shadow::begin(false, |_| None);
            // SAFETY: there are none.
            unsafe { written::begin(0..0) };
            let program: Program = Rc::new(main);
            let mut runner = Runner::default();
            let mut found = BTreeSet::new();
            let mut ways: Vec<Vec<(usize, u16)>> = vec![Vec::new()];
            while let Some(way) = ways.pop() {
                runner.end();
                runner.begin(|_| {}, &program);
                for (thread, alternative) in &way {
                    runner.step(*thread, *alternative);
                }
                with(|world| {
                    assert_eq!(world.error, None);
                    assert!(!world.restart && way.len() < 60, "{way:?}");
                    found.insert(world.stuck());
                    let threads = 0..world.threads.len();
                    for thread in threads.filter(|_| world.exit.is_none()) {
                        let choices = world.alternatives(thread).into_iter();
                        ways.extend(choices.map(|choice| [&way[..], &[(thread, choice)]].concat()));
                    }
                });
            }
            found.remove(&Vec::new());
            found
        };
        std::thread::spawn(explore).join().unwrap()
    }

    #[track_caller]
    fn check(expected: &[&[usize]], main: fn()) {
        let expected: BTreeSet<Vec<usize>> = expected.iter().map(|set| set.to_vec()).collect();
        assert_eq!(stuck(main), expected);
    }

    /// Two threads each take two locks, the second the other way round.
    fn crossed(second: fn(&Mutex<()>, &Mutex<()>)) {
        let locks = Arc::new((Mutex::new(()), Mutex::new(())));
        let theirs = Arc::clone(&locks);
        thread::spawn(move || {
            let _first = locks.0.lock();
            let _second = locks.1.lock();
        });
        thread::spawn(move || second(&theirs.1, &theirs.0));
    }

    #[test]
    fn threads_that_hold_what_the_others_wait_for_are_stuck() {
        check(&[&[1, 2]], || {
            crossed(|first, second| {
                let _first = first.lock();
                let _second = second.lock();
            });
        });
        // One of them may give up.
        check(&[], || {
            crossed(|first, second| {
                let _first = first.lock();
                let _second = second.try_lock();
            });
        });
        // Or the first lock is given back before.
        check(&[], || {
            crossed(|first, second| {
                drop(first.lock());
                drop(second.lock());
            });
        });
    }

    #[test]
    fn whoever_waits_for_a_stuck_thread_is_stuck() {
        // Thread 1 alone; and with main, once it joins.
        check(&[&[1], &[0, 1]], || {
            let relocks = thread::spawn(|| {
                let lock = Mutex::new(());
                let _one = lock.lock();
                let _two = lock.lock();
            });
            thread::yield_now();
            let _ = relocks.join();
        });
        check(&[&[0, 1]], || {
            thread::scope(|scope| {
                scope.spawn(|| {
                    let lock = RwLock::new(());
                    let _read = lock.read();
                    let _write = lock.write();
                });
            });
        });
    }

    #[test]
    fn threads_that_join_each_other_are_stuck() {
        check(&[&[1, 2]], || {
            let joins = |handles: crate::sync::mpsc::Receiver<thread::JoinHandle<()>>| {
                thread::spawn(move || drop(handles.recv().unwrap().join()))
            };
            let ((to_first, first), (to_second, second)) = (channel(), channel());
            let (first, second) = (joins(first), joins(second));
            forget(to_first.send(second));
            forget(to_second.send(first));
            forget((to_first, to_second));
        });
    }

    #[test]
    fn an_initialiser_that_needs_its_own_value_is_stuck() {
        check(&[&[1]], || {
            static OWN: LazyLock<u32> = LazyLock::constant(|| *OWN);
            thread::spawn(|| *OWN);
        });
    }

    #[test]
    fn a_lock_that_an_ended_thread_never_gave_back_is_waited_for_in_vain() {
        check(&[&[2]], || {
            let lock = Arc::new(Mutex::new(()));
            let theirs = Arc::clone(&lock);
            thread::spawn(move || forget(theirs.lock()));
            thread::spawn(move || drop(lock.lock()));
        });
        // Main has not ended as long as the program runs.
        check(&[], || {
            let lock: &Mutex<()> = Box::leak(Box::new(Mutex::new(())));
            forget(lock.lock());
            thread::spawn(|| drop(lock.lock()));
        });
    }

    #[test]
    fn what_anybody_may_end_is_waited_for_as_long_as_anybody_moves() {
        // Main may still send, notify, unpark.
        check(&[], || {
            let (sender, receiver) = channel::<()>();
            thread::spawn(move || receiver.recv());
            forget(sender);
            thread::spawn(thread::park);
            let pair = (Mutex::new(()), Condvar::new());
            thread::spawn(move || drop(pair.1.wait(pair.0.lock().unwrap())));
        });
    }

    #[test]
    fn who_waits_for_a_time_or_looks_again_is_not_stuck() {
        check(&[], || {
            let pair = Arc::new((Mutex::new(()), Condvar::new()));
            let theirs = Arc::clone(&pair);
            thread::spawn(move || {
                let guard = theirs.0.lock().unwrap();
                let _ = theirs.1.wait_timeout(guard, Duration::from_secs(1));
            });
            let _guard = pair.0.lock();
        });
        check(&[&[1]], || {
            let flag = Arc::new(AtomicBool::new(false));
            let theirs = Arc::clone(&flag);
            thread::spawn(move || {
                let lock = Mutex::new(());
                let _one = lock.lock();
                let _two = lock.lock();
                theirs.store(true, SeqCst);
            });
            // It never will be, but main does not stand still.
            for _ in 0..3 {
                flag.load(SeqCst);
            }
        });
    }

    #[test]
    fn who_ends_the_program_keeps_nobody_waiting() {
        check(&[], || {
            let lock: &Mutex<()> = Box::leak(Box::new(Mutex::new(())));
            let _guard = lock.lock();
            thread::spawn(|| drop(lock.lock()));
            process::exit(1);
        });
    }
}
