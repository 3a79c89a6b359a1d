//! The programs, each written once for all three libraries.

/// Where their lines are.
pub const FILE: &str = file!();

macro_rules! programs {
    ($name:ident, $std:ident) => {
        pub mod $name {
            use ::$std::sync::atomic::{
                AtomicBool, AtomicUsize,
                Ordering::{AcqRel, Acquire, Relaxed, Release, SeqCst},
            };
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

            /// Main gives the pool its jobs, which add to a sum.
            pub fn pool<const WORKERS: usize, const JOBS: usize>() {
                let (sender, receiver) = mpsc::channel::<usize>();
                let receiver = Arc::new(Mutex::new(receiver));
                let sum = Arc::new(AtomicUsize::new(0));
                let workers: Vec<_> = (0..WORKERS)
                    .map(|_| {
                        let (receiver, sum) = (Arc::clone(&receiver), Arc::clone(&sum));
                        thread::spawn(move || {
                            loop {
                                let job = receiver.lock().unwrap().recv();
                                let Ok(job) = job else { break };
                                sum.fetch_add(job, SeqCst);
                            }
                        })
                    })
                    .collect();
                for job in 1..=JOBS {
                    sender.send(job).unwrap();
                }
                drop(sender);
                for worker in workers {
                    worker.join().unwrap();
                }
                assert_eq!(sum.load(SeqCst), JOBS * (JOBS + 1) / 2);
            }

            /// A hundred thousand numbers behind a lock, of which each round changes one.
            pub fn numbers<const THREADS: usize, const ROUNDS: usize>() {
                let numbers = Arc::new(Mutex::new(vec![0_u32; 100_000]));
                let mine = Arc::clone(&numbers);
                spawn_all(THREADS, move |number| {
                    for round in 0..ROUNDS {
                        mine.lock().unwrap()[1_000 * number + round] += 1;
                    }
                });
                let sum: u32 = numbers.lock().unwrap().iter().sum();
                assert_eq!(sum as usize, THREADS * ROUNDS);
            }

            /// A stack whose nodes are numbered and never used again, so that there is no ABA: all push, then pop.
            pub fn treiber_stack<const THREADS: usize, const ROUNDS: usize>() {
                let head = Arc::new(AtomicUsize::new(0));
                let next: Arc<Vec<_>> = Arc::new(
                    (0..=THREADS * ROUNDS)
                        .map(|_| AtomicUsize::new(0))
                        .collect(),
                );
                let popped = Arc::new(AtomicUsize::new(0));
                let (top, below, sum) = (head, next, Arc::clone(&popped));
                spawn_all(THREADS, move |number| {
                    for round in 0..ROUNDS {
                        let node = 1 + number * ROUNDS + round;
                        loop {
                            let old = top.load(Relaxed);
                            below[node].store(old, Relaxed);
                            if top.compare_exchange(old, node, Release, Relaxed).is_ok() {
                                break;
                            }
                        }
                        loop {
                            let old = top.load(Acquire);
                            assert_ne!(old, 0, "each has pushed before it pops");
                            let new = below[old].load(Relaxed);
                            if top.compare_exchange(old, new, Acquire, Relaxed).is_ok() {
                                sum.fetch_add(old, Relaxed);
                                break;
                            }
                        }
                    }
                });
                let nodes = THREADS * ROUNDS;
                assert_eq!(popped.load(SeqCst), nodes * (nodes + 1) / 2);
            }

            /// What a lock guards is counted by a load and a store: who is not alone loses one.
            fn count(count: &AtomicUsize) {
                count.store(count.load(Relaxed) + 1, Relaxed);
            }

            pub fn ticket_lock<const THREADS: usize, const ROUNDS: usize>() {
                let counted = Arc::new(AtomicUsize::new(0));
                let (ticket, serving) = (AtomicUsize::new(0), AtomicUsize::new(0));
                let lock = Arc::new((ticket, serving));
                let mine = Arc::clone(&counted);
                spawn_all(THREADS, move |_| {
                    for _ in 0..ROUNDS {
                        let turn = lock.0.fetch_add(1, Relaxed);
                        while lock.1.load(Acquire) != turn {
                            thread::yield_now();
                        }
                        count(&mine);
                        lock.1.store(turn + 1, Release);
                    }
                });
                assert_eq!(counted.load(SeqCst), THREADS * ROUNDS);
            }

            /// Nodes are numbered from 1; 0 is none.
            pub fn mcs_lock<const THREADS: usize, const ROUNDS: usize>() {
                let counted = Arc::new(AtomicUsize::new(0));
                let nodes: Vec<_> = (0..=THREADS)
                    .map(|_| (AtomicUsize::new(0), AtomicBool::new(false)))
                    .collect();
                let lock = Arc::new((AtomicUsize::new(0), nodes));
                let mine = Arc::clone(&counted);
                spawn_all(THREADS, move |number| {
                    let me = number + 1;
                    let (tail, nodes) = &*lock;
                    let (next, waits) = &nodes[me];
                    for _ in 0..ROUNDS {
                        next.store(0, Relaxed);
                        waits.store(true, Relaxed);
                        let before = tail.swap(me, AcqRel);
                        if before != 0 {
                            nodes[before].0.store(me, Release);
                            while waits.load(Acquire) {
                                thread::yield_now();
                            }
                        }
                        count(&mine);
                        if tail.compare_exchange(me, 0, Release, Relaxed).is_ok() {
                            continue;
                        }
                        let mut after = next.load(Acquire);
                        while after == 0 {
                            thread::yield_now();
                            after = next.load(Acquire);
                        }
                        nodes[after].1.store(false, Release);
                    }
                });
                assert_eq!(counted.load(SeqCst), THREADS * ROUNDS);
            }

            pub fn peterson<const THREADS: usize, const ROUNDS: usize>() {
                assert_eq!(THREADS, 2, "it is a lock for two");
                let counted = Arc::new(AtomicUsize::new(0));
                let wants = [AtomicBool::new(false), AtomicBool::new(false)];
                let lock = Arc::new((wants, AtomicUsize::new(0)));
                let mine = Arc::clone(&counted);
                spawn_all(THREADS, move |me| {
                    let (wants, turn) = &*lock;
                    for _ in 0..ROUNDS {
                        wants[me].store(true, SeqCst);
                        turn.store(1 - me, SeqCst);
                        while wants[1 - me].load(SeqCst) && turn.load(SeqCst) == 1 - me {
                            thread::yield_now();
                        }
                        count(&mine);
                        wants[me].store(false, SeqCst);
                    }
                });
                assert_eq!(counted.load(SeqCst), THREADS * ROUNDS);
            }

            pub fn bakery<const THREADS: usize, const ROUNDS: usize>() {
                let counted = Arc::new(AtomicUsize::new(0));
                let customers: Vec<_> = (0..THREADS)
                    .map(|_| (AtomicBool::new(false), AtomicUsize::new(0)))
                    .collect();
                let (lock, mine) = (Arc::new(customers), Arc::clone(&counted));
                spawn_all(THREADS, move |me| {
                    for _ in 0..ROUNDS {
                        lock[me].0.store(true, SeqCst);
                        let highest = lock.iter().map(|other| other.1.load(SeqCst)).max();
                        let number = 1 + highest.unwrap();
                        lock[me].1.store(number, SeqCst);
                        lock[me].0.store(false, SeqCst);
                        for (other, (chooses, theirs)) in lock.iter().enumerate() {
                            if other == me {
                                continue;
                            }
                            while chooses.load(SeqCst) {
                                thread::yield_now();
                            }
                            loop {
                                let theirs = theirs.load(SeqCst);
                                if theirs == 0 || (theirs, other) > (number, me) {
                                    break;
                                }
                                thread::yield_now();
                            }
                        }
                        count(&mine);
                        lock[me].1.store(0, SeqCst);
                    }
                });
                assert_eq!(counted.load(SeqCst), THREADS * ROUNDS);
            }
        }
    };
}

programs!(explored, explorer);
programs!(shuttled, shuttle);
programs!(loomed, loom);
