//! The programs, each written once for all three libraries.

/// Where their lines are.
pub const FILE: &str = file!();

macro_rules! programs {
    ($name:ident, $std:ident) => {
        pub mod $name {
            use ::$std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
            use ::$std::sync::{Arc, Condvar, Mutex, RwLock, mpsc};
            use ::$std::thread;

            /// Runs `body` in so many threads, and waits for them.
            fn spawn_all(threads: usize, body: impl Fn(usize) + Clone + Send + 'static) {
                let spawn = |number| {
                    let body = body.clone();
                    thread::spawn(move || body(number))
                };
                let handles: Vec<_> = (0..threads).map(spawn).collect();
                for handle in handles {
                    handle.join().unwrap();
                }
            }

            pub fn counter<const THREADS: usize, const ROUNDS: usize>() {
                let count = Arc::new(Mutex::new(0));
                let mine = Arc::clone(&count);
                spawn_all(THREADS, move |_| {
                    for _ in 0..ROUNDS {
                        *mine.lock().unwrap() += 1;
                    }
                });
                assert_eq!(*count.lock().unwrap(), THREADS * ROUNDS);
            }

            pub fn lost_update<const THREADS: usize, const ROUNDS: usize>() {
                let count = Arc::new(AtomicUsize::new(0));
                let mine = Arc::clone(&count);
                spawn_all(THREADS, move |_| {
                    for _ in 0..ROUNDS {
                        let seen = mine.load(SeqCst);
                        mine.store(seen + 1, SeqCst);
                    }
                });
                assert!(count.load(SeqCst) > 0);
            }

            /// Values behind a counter of how many there are, which the others read.
            pub fn messages<const READERS: usize, const ROUNDS: usize>() {
                let shared = Arc::new((AtomicUsize::new(0), AtomicUsize::new(0)));
                let mine = Arc::clone(&shared);
                spawn_all(READERS + 1, move |number| {
                    for round in 1..=ROUNDS {
                        if number == 0 {
                            mine.0.store(10 * round, SeqCst);
                            mine.1.store(round, SeqCst);
                        } else {
                            let sent = mine.1.load(SeqCst);
                            assert!(mine.0.load(SeqCst) >= 10 * sent);
                        }
                    }
                });
            }

            /// The first thread writes, the others read.
            pub fn readers<const THREADS: usize, const ROUNDS: usize>() {
                let pair = Arc::new(RwLock::new((0, 0)));
                spawn_all(THREADS, move |number| {
                    for _ in 0..ROUNDS {
                        if number == 0 {
                            let mut pair = pair.write().unwrap();
                            pair.0 += 1;
                            pair.1 += 1;
                        } else {
                            let pair = pair.read().unwrap();
                            assert_eq!(pair.0, pair.1);
                        }
                    }
                });
            }

            /// Main puts things down, one at a time; the others take them.
            pub fn hand_over<const TAKERS: usize, const ROUNDS: usize>() {
                let place = Arc::new((Mutex::new(0), Condvar::new()));
                let takers: Vec<_> = (0..TAKERS)
                    .map(|_| {
                        let place = Arc::clone(&place);
                        thread::spawn(move || {
                            for _ in 0..ROUNDS {
                                let mut there = place.0.lock().unwrap();
                                while *there == 0 {
                                    there = place.1.wait(there).unwrap();
                                }
                                *there -= 1;
                            }
                        })
                    })
                    .collect();
                for _ in 0..TAKERS * ROUNDS {
                    *place.0.lock().unwrap() += 1;
                    place.1.notify_one();
                }
                for taker in takers {
                    taker.join().unwrap();
                }
            }

            pub fn producers<const THREADS: usize, const ROUNDS: usize>() {
                let (sender, receiver) = mpsc::channel();
                for number in 0..THREADS {
                    let sender = sender.clone();
                    thread::spawn(move || {
                        for round in 0..ROUNDS {
                            sender.send(10 * number + round).unwrap();
                        }
                    });
                }
                drop(sender);
                for _ in 0..THREADS * ROUNDS {
                    receiver.recv().unwrap();
                }
            }

            /// They take the fork with the smaller number first: shuttle ends at the first deadlock.
            pub fn philosophers<const THREADS: usize, const ROUNDS: usize>() {
                let forks: Arc<Vec<_>> = Arc::new((0..THREADS).map(|_| Mutex::new(())).collect());
                spawn_all(THREADS, move |seat| {
                    let next = (seat + 1) % THREADS;
                    for _ in 0..ROUNDS {
                        let _first = forks[seat.min(next)].lock().unwrap();
                        let _second = forks[seat.max(next)].lock().unwrap();
                    }
                });
            }
        }
    };
}

programs!(explored, explorer);
programs!(shuttled, shuttle);
programs!(loomed, loom);
