//! What is modelled does what std promises: for each item small programs, and all that they can do.

#[macro_use(print, println, thread_local)]
extern crate explorer;

use explorer::io::Write;
use explorer::sync::atomic::{AtomicBool, AtomicI8, AtomicPtr, AtomicU32, Ordering::SeqCst};
use explorer::sync::mpsc::{RecvTimeoutError, TryRecvError, TrySendError, channel, sync_channel};
use explorer::sync::{
    Arc, Barrier, Condvar, LazyLock, Mutex, Once, OnceLock, RwLock, TryLockError,
};
use explorer::time::{Duration, Instant};
use explorer::{Options, explore, hint, panic, process, thread};
use outcomes::{check, check_with, graph};
use std::cell::{Cell, RefCell};

#[path = "support/outcomes.rs"]
mod outcomes;

const SOON: Duration = Duration::from_millis(1);

mod threads {
    use super::*;

    #[test]
    fn the_program_ends_with_main() {
        check(&["m", "m t", "t m"], || {
            thread::spawn(|| println!("t"));
            println!("m");
        });
    }

    #[test]
    fn join_waits_and_hands_over_the_result() {
        check(&["1 2 7"], || {
            let thread = thread::spawn(|| {
                print!("1 ");
                7
            });
            let seven = thread.join().unwrap();
            println!("2 {seven}");
        });
    }

    #[test]
    fn a_panic_is_the_result_of_join() {
        let graph = graph(&Options::default(), || {
            let thread = thread::Builder::new()
                .name("worker".to_owned())
                .spawn(|| -> u32 { panic!("no paper") });
            let error = thread.unwrap().join().unwrap_err();
            println!("main got {}", error.downcast_ref::<&str>().unwrap());
        });
        let output = &graph.outcomes[0].output;
        assert!(
            output.starts_with("\nthread 'worker' panicked at "),
            "{output}"
        );
        assert!(output.contains("conformance.rs:"), "{output}");
        assert!(
            output.ends_with(":\nno paper\nmain got no paper\n"),
            "{output}"
        );
        assert_eq!(
            (graph.outcomes.len(), graph.outcomes[0].end.as_str()),
            (1, "ok")
        );
    }

    #[test]
    fn a_panic_of_main_ends_the_program() {
        let graph = graph(&Options::default(), || {
            let none: Option<u32> = None;
            println!("{}", none.expect("there is one"));
        });
        assert_eq!(graph.outcomes[0].end, "panic");
        assert!(graph.outcomes[0].output.ends_with(":\nthere is one\n"));
    }

    #[test]
    fn a_scope_waits_for_its_threads() {
        check(&["a b end", "b a end"], || {
            thread::scope(|scope| {
                scope.spawn(|| println!("a"));
                scope.spawn(|| println!("b"));
            });
            println!("end");
        });
    }

    #[test]
    fn a_scope_passes_a_panic_on_that_nobody_joined() {
        let graph = graph(&Options::default(), || {
            let result = panic::catch_unwind(|| {
                thread::scope(|scope| {
                    scope.spawn(|| panic!("mine"));
                })
            });
            println!(
                "caught {}",
                result.unwrap_err().downcast_ref::<&str>().unwrap()
            );
        });
        assert_eq!(graph.outcomes.len(), 1);
        assert!(graph.outcomes[0].output.contains("mine"));
        assert!(
            graph.outcomes[0]
                .output
                .ends_with("caught a scoped thread panicked\n")
        );
    }

    #[test]
    fn is_finished_may_be_false_after_the_last_step() {
        check(&["false false", "false true", "true true"], || {
            let (sender, receiver) = channel();
            let thread = thread::spawn(move || sender.send(()).unwrap());
            let before = thread.is_finished();
            receiver.recv().unwrap();
            println!("{before} {}", thread.is_finished());
        });
    }

    #[test]
    fn a_token_is_kept_until_parking() {
        check(&["u p", "p u"], || {
            let parked = thread::spawn(|| {
                thread::park();
                println!("p");
            });
            parked.thread().unpark();
            println!("u");
            parked.join().unwrap();
        });
    }

    #[test]
    fn tokens_do_not_add_up() {
        check(&["deadlock"], || {
            thread::current().unpark();
            thread::current().unpark();
            thread::park();
            thread::park();
        });
    }

    #[test]
    fn parking_may_time_out() {
        check(&["done"], || {
            thread::park_timeout(SOON);
            println!("done");
        });
    }

    #[test]
    fn sleeping_decides_nothing() {
        check(&["0", "1"], || {
            let flag = Arc::new(AtomicU32::new(0));
            let other = Arc::clone(&flag);
            thread::spawn(move || other.store(1, SeqCst));
            thread::sleep(Duration::from_secs(3600));
            println!("{}", flag.load(SeqCst));
        });
    }

    #[test]
    fn names_and_numbers() {
        check(&["Some(\"main\") ThreadId(1) None Some(\"it\") 4"], || {
            let main = thread::current();
            print!("{:?} {:?} ", main.name(), main.id());
            print!(
                "{:?} ",
                thread::spawn(|| thread::current().name().map(str::to_owned))
                    .join()
                    .unwrap()
            );
            let named = thread::Builder::new()
                .name("it".to_owned())
                .spawn(|| {})
                .unwrap();
            print!("{:?} ", named.thread().name());
            named.join().unwrap();
            println!("{}", thread::available_parallelism().unwrap());
        });
    }

    #[test]
    fn threads_of_threads_have_the_same_number_in_every_schedule() {
        let graph = graph(&Options::default(), || {
            thread::scope(|scope| {
                for name in ["a", "b"] {
                    scope.spawn(move || {
                        thread::scope(|scope| {
                            scope.spawn(move || println!("{name} {:?}", thread::current().id()));
                        });
                    });
                }
            });
        });
        // One number for each: two orders, and nothing else differs.
        assert_eq!(graph.outcomes.len(), 2);
        assert_eq!(graph.threads.len(), 5);
    }

    struct Loud(&'static str);

    impl Drop for Loud {
        fn drop(&mut self) {
            println!("{}", self.0);
        }
    }

    thread_local! {
        static COUNT: Cell<u32> = const { Cell::new(1) };
        static WORDS: RefCell<Vec<&'static str>> = RefCell::new(vec!["first"]);
        static LOUD: Loud = Loud("dropped");
    }

    #[test]
    fn thread_locals_are_each_threads_own_and_new_in_every_run() {
        check(&["1 2 [\"first\", \"mine\"] 1"], || {
            thread::spawn(|| {
                print!("{} ", COUNT.get());
                COUNT.set(2);
                WORDS.with_borrow_mut(|words| words.push("mine"));
                print!("{} {:?} ", COUNT.replace(5), WORDS.take());
            })
            .join()
            .unwrap();
            println!("{}", COUNT.with(Cell::get));
        });
    }

    #[test]
    fn thread_locals_are_dropped_before_join_returns() {
        check(&["used dropped joined"], || {
            thread::spawn(|| LOUD.with(|_| println!("used")))
                .join()
                .unwrap();
            println!("joined");
        });
    }

    #[test]
    fn others_run_while_a_thread_unwinds() {
        let graph = graph(&Options::default(), || {
            let unwinding = thread::spawn(|| {
                let _one = Loud("one");
                let _two = Loud("two");
                panic!("stop");
            });
            println!("main");
            assert!(unwinding.join().is_err());
        });
        let order = |output: &str| {
            let words = output
                .lines()
                .filter(|line| ["one", "two", "main", "stop"].contains(line));
            words.collect::<Vec<_>>().join(" ")
        };
        let mut orders: Vec<_> = graph
            .outcomes
            .iter()
            .map(|outcome| order(&outcome.output))
            .collect();
        orders.sort();
        assert_eq!(
            orders,
            [
                "main stop two one",
                "stop main two one",
                "stop two main one",
                "stop two one main"
            ]
        );
    }

    #[test]
    fn two_threads_may_panic_at_the_same_time() {
        let graph = graph(&Options::default(), || {
            let threads: Vec<_> = (0..2)
                .map(|_| {
                    thread::spawn(|| {
                        let _loud = Loud("unwinding");
                        assert!(!thread::panicking());
                        panic!("both");
                    })
                })
                .collect();
            println!(
                "{}",
                threads.into_iter().all(|thread| thread.join().is_err())
            );
        });
        assert!(
            graph
                .outcomes
                .iter()
                .all(|outcome| outcome.output.ends_with("true\n"))
        );
    }
}

mod mutexes {
    use super::*;

    #[test]
    fn a_guard_keeps_others_out() {
        check(&["2"], || {
            let count = Mutex::new(0);
            thread::scope(|scope| {
                for _ in 0..2 {
                    scope.spawn(|| {
                        let mut guard = count.lock().unwrap();
                        let seen = *guard;
                        thread::yield_now();
                        *guard = seen + 1;
                    });
                }
            });
            println!("{}", count.into_inner().unwrap());
        });
    }

    #[test]
    fn try_lock_does_not_wait() {
        check(&["held", "free"], || {
            let lock = Arc::new(Mutex::new(()));
            let other = Arc::clone(&lock);
            thread::spawn(move || drop(other.lock()));
            match lock.try_lock() {
                Ok(_) => println!("free"),
                Err(TryLockError::WouldBlock) => println!("held"),
                Err(TryLockError::Poisoned(_)) => unreachable!(),
            };
        });
    }

    #[test]
    fn a_panic_poisons_what_it_held() {
        let graph = graph(&Options::default(), || {
            let lock = Arc::new(Mutex::new(1));
            let other = Arc::clone(&lock);
            let result = thread::spawn(move || {
                *other.lock().unwrap() = 2;
                let _guard = other.lock().unwrap();
                panic!("held");
            })
            .join();
            assert!(result.is_err());
            print!("{} ", lock.is_poisoned());
            let value = lock.lock().unwrap_or_else(|poisoned| {
                print!("{poisoned} ");
                poisoned.into_inner()
            });
            print!("{} ", *value);
            drop(value);
            lock.clear_poison();
            println!("{}", lock.lock().is_ok());
        });
        assert_eq!(graph.outcomes.len(), 1);
        let output = &graph.outcomes[0].output;
        assert!(
            output.ends_with("true poisoned lock: another task failed inside 2 true\n"),
            "{output}"
        );
    }

    #[test]
    fn locking_twice_stands_still() {
        check(&["deadlock"], || {
            let lock = Mutex::new(());
            let _first = lock.lock().unwrap();
            let _second = lock.lock().unwrap();
        });
    }

    #[test]
    fn the_only_owner_needs_no_lock() {
        check(&["3 3"], || {
            let mut lock = Mutex::new(1);
            *lock.get_mut().unwrap() += 2;
            print!("{} ", lock.lock().unwrap());
            println!("{}", lock.into_inner().unwrap());
        });
    }

    static COUNT: Mutex<u32> = Mutex::constant(5);

    #[test]
    fn a_static_starts_anew_in_every_run() {
        check(&["6 7"], || {
            thread::scope(|scope| {
                for _ in 0..2 {
                    scope.spawn(|| {
                        let mut count = COUNT.lock().unwrap();
                        *count += 1;
                        println!("{count}");
                    });
                }
            });
        });
    }
}

mod rwlocks {
    use super::*;

    #[test]
    fn readers_share_and_a_writer_does_not() {
        check(&["0 0", "0 1", "1 0", "1 1"], || {
            let lock = RwLock::new(0);
            thread::scope(|scope| {
                scope.spawn(|| *lock.write().unwrap() = 1);
                let one = scope.spawn(|| *lock.read().unwrap());
                let two = scope.spawn(|| *lock.read().unwrap());
                println!("{} {}", one.join().unwrap(), two.join().unwrap());
            });
        });
    }

    #[test]
    fn reading_twice_at_once_is_possible() {
        check(&["1 1 true true"], || {
            let lock = RwLock::new(1);
            let (one, two) = (lock.read().unwrap(), lock.read().unwrap());
            println!(
                "{one} {two} {} {}",
                lock.try_read().is_ok(),
                lock.try_write().is_err()
            );
        });
    }

    #[test]
    fn a_reader_that_wants_to_write_waits_for_itself() {
        check(&["deadlock"], || {
            let lock = RwLock::new(1);
            let _reader = lock.read().unwrap();
            let _writer = lock.write().unwrap();
        });
    }

    #[test]
    fn only_writers_poison() {
        let graph = graph(&Options::default(), || {
            let lock = Arc::new(RwLock::new(()));
            let other = Arc::clone(&lock);
            let _ = thread::spawn(move || {
                let _guard = other.read().unwrap();
                panic!("reader");
            })
            .join();
            print!("{} ", lock.is_poisoned());
            let other = Arc::clone(&lock);
            let _ = thread::spawn(move || {
                let _guard = other.write().unwrap();
                panic!("writer");
            })
            .join();
            println!("{}", lock.is_poisoned());
        });
        assert!(
            graph.outcomes[0].output.contains("reader\nfalse "),
            "{}",
            graph.outcomes[0].output
        );
        assert!(
            graph.outcomes[0].output.ends_with("writer\ntrue\n"),
            "{}",
            graph.outcomes[0].output
        );
    }
}

mod condvars {
    use super::*;

    #[test]
    fn a_notification_is_lost_if_nobody_waits() {
        check(&["woken", "deadlock"], || {
            let pair = Arc::new((Mutex::new(()), Condvar::new()));
            let other = Arc::clone(&pair);
            thread::spawn(move || other.1.notify_one());
            let guard = pair.0.lock().unwrap();
            let _guard = pair.1.wait(guard).unwrap();
            println!("woken");
        });
    }

    #[test]
    fn wait_while_asks_first() {
        check(&["ready"], || {
            let pair = Arc::new((Mutex::new(false), Condvar::new()));
            let other = Arc::clone(&pair);
            thread::spawn(move || {
                *other.0.lock().unwrap() = true;
                other.1.notify_one();
            });
            let guard = pair.0.lock().unwrap();
            let _guard = pair.1.wait_while(guard, |ready| !*ready).unwrap();
            println!("ready");
        });
    }

    #[test]
    fn notify_one_may_wake_any() {
        check(&["a deadlock", "b deadlock", "deadlock"], || {
            let (lock, condvar) = (Mutex::new(()), Condvar::new());
            thread::scope(|scope| {
                for name in ["a", "b"] {
                    let (lock, condvar) = (&lock, &condvar);
                    scope.spawn(move || {
                        let _guard = condvar.wait(lock.lock().unwrap()).unwrap();
                        println!("{name}");
                    });
                }
                condvar.notify_one();
            });
        });
    }

    #[test]
    fn notify_all_wakes_all_that_wait() {
        check(&["w w end", "w deadlock", "deadlock"], || {
            let (lock, condvar) = (Mutex::new(()), Condvar::new());
            thread::scope(|scope| {
                for _ in 0..2 {
                    scope.spawn(|| {
                        let _guard = condvar.wait(lock.lock().unwrap()).unwrap();
                        println!("w");
                    });
                }
                scope.spawn(|| condvar.notify_all());
            });
            println!("end");
        });
    }

    #[test]
    fn a_wait_may_time_out() {
        check(&["true", "false"], || {
            let pair = Arc::new((Mutex::new(()), Condvar::new()));
            let other = Arc::clone(&pair);
            thread::spawn(move || other.1.notify_one());
            let (_guard, result) = pair.1.wait_timeout(pair.0.lock().unwrap(), SOON).unwrap();
            println!("{}", result.timed_out());
        });
    }

    #[test]
    fn a_wait_may_end_for_no_reason_if_asked() {
        let options = Options {
            spurious: true,
            ..Options::default()
        };
        check_with(&options, &["woken"], || {
            let (lock, condvar) = (Mutex::new(()), Condvar::new());
            let _guard = condvar.wait(lock.lock().unwrap()).unwrap();
            println!("woken");
        });
    }

    #[test]
    fn wait_timeout_while_says_whether_the_condition_held() {
        check(&["true false", "false true"], || {
            let pair = Arc::new((Mutex::new(false), Condvar::new()));
            let other = Arc::clone(&pair);
            thread::spawn(move || {
                *other.0.lock().unwrap() = true;
                other.1.notify_one();
            });
            let guard = pair.0.lock().unwrap();
            let (guard, result) = pair
                .1
                .wait_timeout_while(guard, SOON, |ready| !*ready)
                .unwrap();
            println!("{} {}", *guard, result.timed_out());
        });
    }
}

mod once {
    use super::*;

    #[test]
    fn a_barrier_opens_for_all_at_once_and_has_one_leader() {
        check(&["1"], || {
            let barrier = Barrier::new(3);
            let leaders: usize = thread::scope(|scope| {
                let threads: Vec<_> = (0..3)
                    .map(|_| scope.spawn(|| usize::from(barrier.wait().is_leader())))
                    .collect();
                threads
                    .into_iter()
                    .map(|thread| thread.join().unwrap())
                    .sum()
            });
            println!("{leaders}");
        });
    }

    #[test]
    fn a_barrier_waits_for_everybody() {
        check(&["deadlock"], || {
            Barrier::new(2).wait();
        });
    }

    #[test]
    fn once_runs_once() {
        check(&["run a b", "run b a"], || {
            let once = Once::new();
            thread::scope(|scope| {
                for name in ["a", "b"] {
                    let once = &once;
                    scope.spawn(move || {
                        once.call_once(|| println!("run"));
                        println!("{name}");
                    });
                }
            });
            assert!(once.is_completed());
        });
    }

    #[test]
    fn a_once_lock_keeps_the_first_value() {
        check(&["1 1 Err(2)", "2 2 Err(1)"], || {
            let cell = OnceLock::new();
            let (one, two) = thread::scope(|scope| {
                let one = scope.spawn(|| cell.set(1));
                let two = scope.spawn(|| cell.set(2));
                (one.join().unwrap(), two.join().unwrap())
            });
            let lost = if one.is_err() { one } else { two };
            println!(
                "{} {} {lost:?}",
                cell.get().unwrap(),
                cell.get_or_init(|| 3)
            );
        });
    }

    static WORDS: LazyLock<Vec<&str>> = LazyLock::constant(|| {
        println!("made");
        vec!["a", "b"]
    });
    static CELL: OnceLock<u32> = OnceLock::constant();

    #[test]
    fn lazy_statics_are_made_once_in_every_run() {
        check(&["made 2 2", "none made 2 2"], || {
            let thread = thread::spawn(|| {
                if CELL.get().is_none() {
                    println!("none");
                }
                WORDS.len()
            });
            CELL.set(1).unwrap();
            let here = if thread.join().unwrap() == 2 {
                WORDS.len()
            } else {
                0
            };
            println!("2 {here}");
        });
    }

    #[test]
    fn a_lazy_value_is_poisoned_by_a_panic() {
        let graph = graph(&Options::default(), || {
            let lazy: LazyLock<u32> = LazyLock::new(|| panic!("never"));
            let lazy = panic::AssertUnwindSafe(lazy);
            for _ in 0..2 {
                let result = panic::catch_unwind(|| **lazy);
                print!("{} ", result.is_err());
            }
            println!();
        });
        let output = &graph.outcomes[0].output;
        assert!(
            output.contains("never") && output.contains("previously been poisoned"),
            "{output}"
        );
    }
}

mod channels {
    use super::*;

    #[test]
    fn messages_of_one_sender_keep_their_order() {
        check(&["1 2 9", "1 9 2", "9 1 2"], || {
            let (sender, receiver) = channel();
            let other = sender.clone();
            thread::spawn(move || [1, 2].map(|message| sender.send(message).unwrap()));
            thread::spawn(move || other.send(9).unwrap());
            for message in receiver {
                println!("{message}");
            }
        });
    }

    #[test]
    fn a_receiver_ends_when_all_senders_are_gone() {
        check(&["1 receiving on a closed channel"], || {
            let (sender, receiver) = channel();
            sender.send(1).unwrap();
            drop(sender);
            print!("{} ", receiver.recv().unwrap());
            println!("{}", receiver.recv().unwrap_err());
        });
    }

    #[test]
    fn a_sender_that_stays_keeps_the_receiver_waiting() {
        check(&["1 deadlock"], || {
            let (sender, receiver) = channel();
            sender.send(1).unwrap();
            for message in &receiver {
                println!("{message}");
            }
        });
    }

    #[test]
    fn sending_to_nobody_gives_the_message_back() {
        check(&["sending on a closed channel 5"], || {
            let (sender, receiver) = channel();
            drop(receiver);
            let error = sender.send(5).unwrap_err();
            println!("{error} {}", error.0);
        });
    }

    #[test]
    fn try_recv_does_not_wait() {
        check(&["empty", "1"], || {
            let (sender, receiver) = channel();
            thread::spawn(move || {
                let _ = sender.send(1);
            });
            match receiver.try_recv() {
                Ok(message) => println!("{message}"),
                Err(TryRecvError::Empty) => println!("empty"),
                Err(TryRecvError::Disconnected) => println!("gone"),
            }
        });
    }

    #[test]
    fn recv_timeout_may_give_up() {
        check(&["1", "timed out waiting on channel"], || {
            let (sender, receiver) = channel();
            thread::spawn(move || sender.send(1));
            match receiver.recv_timeout(SOON) {
                Ok(message) => println!("{message}"),
                Err(error @ RecvTimeoutError::Timeout) => println!("{error}"),
                Err(RecvTimeoutError::Disconnected) => unreachable!(),
            }
        });
    }

    #[test]
    fn a_bounded_channel_makes_its_sender_wait() {
        check(
            &["sent got 1 got 2", "got 1 sent got 2", "got 1 got 2 sent"],
            || {
                let (sender, receiver) = sync_channel(1);
                thread::scope(|scope| {
                    scope.spawn(move || {
                        sender.send(1).unwrap();
                        sender.send(2).unwrap();
                        println!("sent");
                    });
                    scope.spawn(move || {
                        for message in &receiver {
                            println!("got {message}");
                        }
                    });
                });
            },
        );
    }

    #[test]
    fn without_room_sender_and_receiver_meet() {
        check(&["got sent", "sent got"], || {
            let (sender, receiver) = sync_channel(0);
            thread::scope(|scope| {
                scope.spawn(move || {
                    sender.send(()).unwrap();
                    println!("sent");
                });
                receiver.recv().unwrap();
                println!("got");
            });
        });
    }

    #[test]
    fn who_waits_to_hand_over_gets_the_message_back() {
        check(&["Err(SendError { .. })"], || {
            let (sender, receiver) = sync_channel(0);
            let thread = thread::spawn(move || sender.send(1));
            drop(receiver);
            println!("{:?}", thread.join().unwrap());
        });
    }

    #[test]
    fn try_send_without_room_needs_a_waiting_receiver() {
        check(&["full", "sent 1"], || {
            let (sender, receiver) = sync_channel(0);
            let thread = thread::spawn(move || receiver.recv());
            match sender.try_send(1) {
                Ok(()) => println!("sent {}", thread.join().unwrap().unwrap()),
                Err(TrySendError::Full(_)) => println!("full"),
                Err(TrySendError::Disconnected(_)) => unreachable!(),
            }
        });
    }

    #[test]
    fn try_send_fails_when_full() {
        check(&["sending on a full channel", "ok"], || {
            let (sender, receiver) = sync_channel(1);
            sender.send(1).unwrap();
            let thread = thread::spawn(move || {
                receiver.recv().unwrap();
                receiver
            });
            match sender.try_send(2) {
                Ok(()) => println!("ok"),
                Err(error) => println!("{error}"),
            }
            let _receiver = thread.join().unwrap();
        });
    }

    #[test]
    fn senders_can_be_sent() {
        check(&["answer"], || {
            let (sender, receiver) = channel();
            thread::spawn(move || {
                let reply: explorer::sync::mpsc::Sender<&str> = receiver.recv().unwrap();
                reply.send("answer").unwrap();
            });
            let (reply, answer) = channel();
            sender.send(reply).unwrap();
            println!("{}", answer.recv().unwrap());
        });
    }
}

mod atomics {
    use super::*;

    #[test]
    fn read_modify_writes_lose_nothing() {
        check(&["2"], || {
            let count = AtomicU32::new(0);
            thread::scope(|scope| {
                scope.spawn(|| count.fetch_add(1, SeqCst));
                scope.spawn(|| count.fetch_add(1, SeqCst));
            });
            println!("{}", count.load(SeqCst));
        });
    }

    #[test]
    fn arithmetic_wraps() {
        check(&["127 -128 -128 0 -1 -1"], || {
            let number = AtomicI8::new(127);
            print!("{} {} ", number.fetch_add(1, SeqCst), number.load(SeqCst));
            print!("{} ", number.fetch_max(0, SeqCst));
            print!(
                "{} {} ",
                number.fetch_nand(0, SeqCst),
                number.swap(3, SeqCst)
            );
            println!(
                "{}",
                number
                    .fetch_update(SeqCst, SeqCst, |old| (old < 0).then_some(0))
                    .map_or(-1, i8::from)
            );
        });
    }

    #[test]
    fn an_exchange_takes_place_or_tells_why_not() {
        check(&["Ok(1) Err(2)"], || {
            let number = AtomicU32::new(1);
            print!("{:?} ", number.compare_exchange(1, 2, SeqCst, SeqCst));
            println!("{:?}", number.compare_exchange(1, 3, SeqCst, SeqCst));
        });
    }

    #[test]
    fn a_weak_exchange_may_fail_for_no_reason() {
        check(&["Ok(1)", "Err(1)"], || {
            println!(
                "{:?}",
                AtomicU32::new(1).compare_exchange_weak(1, 2, SeqCst, SeqCst)
            );
        });
    }

    #[test]
    fn one_of_two_takes_the_flag() {
        check(&["false true", "true false"], || {
            let flag = AtomicBool::new(false);
            thread::scope(|scope| {
                let one = scope.spawn(|| flag.swap(true, SeqCst));
                let two = scope.spawn(|| flag.swap(true, SeqCst));
                println!("{} {}", one.join().unwrap(), two.join().unwrap());
            });
        });
    }

    #[test]
    fn the_only_owner_needs_no_operation() {
        check(&["2 2"], || {
            let mut number = AtomicU32::new(1);
            *number.get_mut() += 1;
            print!("{} ", number.load(SeqCst));
            println!("{}", number.into_inner());
        });
    }

    #[test]
    fn pointers_are_exchanged() {
        check(&["1 2", "2 1"], || {
            let mut values = [1, 2];
            let [one, two] = &mut values;
            let pointer = AtomicPtr::new(one);
            let two = two as *mut i32 as usize;
            thread::scope(|scope| {
                scope.spawn(|| pointer.store(two as *mut i32, SeqCst));
                let first = pointer.load(SeqCst);
                // SAFETY: both values live until the end of the scope, and nobody writes to them.
                let first = unsafe { *first };
                println!("{first} {}", 3 - first);
            });
        });
    }
}

mod loops {
    use super::*;

    #[test]
    fn spinning_waits_for_a_change() {
        check(&["seen"], || {
            let flag = AtomicBool::new(false);
            thread::scope(|scope| {
                scope.spawn(|| flag.store(true, SeqCst));
                while !flag.load(SeqCst) {
                    hint::spin_loop();
                }
                println!("seen");
            });
        });
    }

    #[test]
    fn spinning_without_a_hint_does_too() {
        check(&["seen"], || {
            let flag = AtomicBool::new(false);
            thread::scope(|scope| {
                scope.spawn(|| flag.store(true, SeqCst));
                while !flag.load(SeqCst) {}
                println!("seen");
            });
        });
    }

    #[test]
    fn spinning_for_ever_is_standing_still() {
        check(&["deadlock"], || {
            let flag = AtomicBool::new(false);
            while !flag.load(SeqCst) {
                thread::yield_now();
            }
        });
    }

    #[test]
    fn a_bounded_wait_may_give_up() {
        check(&["seen", "gave up"], || {
            let flag = Arc::new(AtomicBool::new(false));
            let other = Arc::clone(&flag);
            thread::spawn(move || other.store(true, SeqCst));
            for _ in 0..2 {
                if flag.load(SeqCst) {
                    println!("seen");
                    return;
                }
                thread::sleep(SOON);
            }
            println!("gave up");
        });
    }

    #[test]
    fn polling_a_lock_and_a_channel() {
        check(&["1"], || {
            let (sender, receiver) = channel();
            let shared = Mutex::new(0);
            thread::scope(|scope| {
                let shared = &shared;
                scope.spawn(move || {
                    loop {
                        match receiver.try_recv() {
                            Ok(message) => break *shared.lock().unwrap() = message,
                            Err(_) => thread::yield_now(),
                        }
                    }
                });
                scope.spawn(move || sender.send(1).unwrap());
                while *shared.lock().unwrap() == 0 {
                    thread::sleep(SOON);
                }
            });
            println!("{}", shared.into_inner().unwrap());
        });
    }

    #[test]
    fn a_time_limit_in_a_loop() {
        check(&["1"], || {
            let (sender, receiver) = channel();
            thread::spawn(move || sender.send(1).unwrap());
            let message = loop {
                if let Ok(message) = receiver.recv_timeout(SOON) {
                    break message;
                }
            };
            println!("{message}");
        });
    }
}

mod programs {
    use super::*;

    #[test]
    fn exit_ends_everything() {
        check(&["exit 3", "x exit 3"], || {
            thread::spawn(|| println!("x"));
            process::exit(3);
        });
        check(&["abort"], || process::abort());
    }

    #[test]
    fn main_may_return_an_error() {
        check(&["Error: \"no\" exit 1"], || {
            process::Report::report(Err::<(), _>("no"))
        });
        check(&["exit 4"], || {
            process::Report::report(process::ExitCode::from(4))
        });
    }

    #[test]
    fn time_stands_still() {
        check(&["0ns"], || {
            let start = Instant::now();
            thread::sleep(SOON);
            println!("{:?}", start.elapsed());
        });
    }

    #[test]
    fn writers_write_to_the_output() {
        check(&["a b"], || {
            writeln!(explorer::io::stdout(), "a").unwrap();
            explorer::eprintln!("b");
        });
    }

    #[test]
    fn what_the_schedule_does_not_decide_is_refused() {
        let runs = Arc::new(std::sync::atomic::AtomicU32::new(0));
        let error = explore(&Options::default(), move || {
            let run = runs.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
            thread::scope(|scope| {
                scope.spawn(move || println!("{run}"));
                scope.spawn(|| println!("b"));
            });
        })
        .unwrap_err();
        assert!(error.contains("not decided by the schedule"), "{error}");
    }

    #[test]
    fn counting_arcs_is_refused_while_others_may_drop_theirs() {
        check(&["1 7"], || {
            let arc = Arc::new(Mutex::new(7));
            let other = Arc::clone(&arc);
            thread::spawn(move || drop(other.lock())).join().unwrap();
            print!("{} ", explorer::strong_count(&arc));
            println!(
                "{}",
                explorer::try_unwrap(arc).unwrap().into_inner().unwrap()
            );
        });
        let error = explore(&Options::default(), || {
            let arc = Arc::new(7);
            let other = Arc::clone(&arc);
            thread::spawn(move || println!("{other}"));
            println!("{}", explorer::strong_count(&arc));
        })
        .unwrap_err();
        assert!(error.contains("join them first"), "{error}");
    }

    #[test]
    fn what_is_beyond_a_bound_is_said_to_be() {
        let prints = || {
            thread::scope(|scope| {
                for _ in 0..3 {
                    scope.spawn(|| (0..3).for_each(|number| println!("{number}")));
                }
            });
        };
        let capped = |options: Options| explore(&options, prints).unwrap().capped.unwrap();
        let defaults = Options::default();
        assert!(
            capped(Options {
                max_states: 10,
                ..defaults.clone()
            })
            .contains("10 states")
        );
        assert!(
            capped(Options {
                max_schedules: 5,
                ..defaults.clone()
            })
            .contains("5 runs")
        );
        assert!(
            capped(Options {
                max_steps: 4,
                ..defaults.clone()
            })
            .contains("4 steps")
        );
        assert!(
            capped(Options {
                time: Duration::ZERO,
                ..defaults
            })
            .contains("0ns")
        );
    }
}
