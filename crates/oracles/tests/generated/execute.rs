//! Runs a program: under the explorer, by the real std, and by shuttle.

use super::outcomes;
use super::program::Program;
use explorer::{Graph, Options};
use std::sync::Mutex;

/// Trees of more schedules take long, and there are many programs.
const TREE: usize = 500;

/// The same code for all, so that they cannot differ in anything but the std they use.
macro_rules! executor {
    ($name:ident, $std:ident) => {
        pub mod $name {
            use super::super::program::{ATOMICS, BOUNDS, LOCKS, Op, Program};
            use super::emit::$name as emit;
            use ::$std::sync::atomic::{AtomicU32, Ordering::SeqCst};
            use ::$std::sync::mpsc::{
                Receiver, Sender, SyncSender, TryRecvError, channel, sync_channel,
            };
            use ::$std::sync::{Mutex, RwLock};
            use ::$std::thread;

            struct Shared {
                locks: Vec<Mutex<u32>>,
                rwlock: RwLock<u32>,
                atomics: Vec<AtomicU32>,
            }

            enum Ends {
                Senders(Sender<u32>, SyncSender<u32>),
                Receivers([Receiver<u32>; 2]),
            }

            fn execute(
                shared: &Shared,
                thread: usize,
                ops: &[Op],
                ends: &Ends,
                log: &mut Vec<String>,
            ) {
                for op in ops {
                    match op {
                        Op::Lock(lock, inside) => {
                            let mut value = shared.locks[*lock].lock().unwrap();
                            *value += 1;
                            log.push(format!("m{value}"));
                            execute(shared, thread, inside, ends, log);
                        }
                        Op::TryLock(lock, inside) => match shared.locks[*lock].try_lock() {
                            Ok(value) => {
                                log.push(format!("t{value}"));
                                execute(shared, thread, inside, ends, log);
                            }
                            Err(_) => log.push("held".to_owned()),
                        },
                        Op::Read(inside) => {
                            let value = shared.rwlock.read().unwrap();
                            log.push(format!("r{value}"));
                            execute(shared, thread, inside, ends, log);
                        }
                        Op::Write(inside) => {
                            let mut value = shared.rwlock.write().unwrap();
                            *value += 1;
                            log.push(format!("w{value}"));
                            execute(shared, thread, inside, ends, log);
                        }
                        Op::Send(channel, message) => {
                            let Ends::Senders(first, second) = ends else {
                                unreachable!()
                            };
                            let sent = if *channel == 0 {
                                first.send(*message)
                            } else {
                                second.send(*message)
                            };
                            log.push(if sent.is_ok() { "sent" } else { "lost" }.to_owned());
                        }
                        Op::Recv(channel) => {
                            let Ends::Receivers(receivers) = ends else {
                                unreachable!()
                            };
                            log.push(
                                receivers[*channel]
                                    .recv()
                                    .map_or("closed".to_owned(), |m| m.to_string()),
                            );
                        }
                        Op::TryRecv(channel) => {
                            let Ends::Receivers(receivers) = ends else {
                                unreachable!()
                            };
                            log.push(match receivers[*channel].try_recv() {
                                Ok(message) => message.to_string(),
                                Err(TryRecvError::Empty) => "empty".to_owned(),
                                Err(TryRecvError::Disconnected) => "closed".to_owned(),
                            });
                        }
                        Op::Load(atomic) => {
                            log.push(shared.atomics[*atomic].load(SeqCst).to_string())
                        }
                        Op::Store(atomic, value) => shared.atomics[*atomic].store(*value, SeqCst),
                        Op::Add(atomic) => {
                            log.push(shared.atomics[*atomic].fetch_add(1, SeqCst).to_string())
                        }
                        Op::Print => emit(&format!("t{thread}")),
                    }
                }
            }

            pub fn run(program: &Program) {
                let shared = Shared {
                    locks: (0..LOCKS).map(|_| Mutex::new(0)).collect(),
                    rwlock: RwLock::new(0),
                    atomics: (0..ATOMICS).map(|_| AtomicU32::new(0)).collect(),
                };
                let (first, receiver) = channel();
                let (second, other) = sync_channel(BOUNDS[1].unwrap());
                let mut ends = vec![Ends::Receivers([receiver, other])];
                for _ in 1..program.threads.len() {
                    ends.push(Ends::Senders(first.clone(), second.clone()));
                }
                drop((first, second));
                thread::scope(|scope| {
                    let threads: Vec<_> = program
                        .threads
                        .iter()
                        .zip(ends)
                        .enumerate()
                        .map(|(thread, (ops, ends))| {
                            let shared = &shared;
                            scope.spawn(move || {
                                let mut log = Vec::new();
                                execute(shared, thread, ops, &ends, &mut log);
                                log.join(",")
                            })
                        })
                        .collect();
                    let logs: Vec<_> = threads
                        .into_iter()
                        .map(|thread| thread.join().unwrap())
                        .collect();
                    emit(&logs.join("|"));
                });
            }
        }
    };
}

executor!(explored, explorer);
executor!(native, std);
executor!(shuttled, shuttle);

mod emit {
    pub fn explored(word: &str) {
        println!("{word}");
    }

    pub fn native(word: &str) {
        super::NATIVE.lock().unwrap().push(word.to_owned());
    }

    pub fn shuttled(word: &str) {
        oracles::shuttled::say(word);
    }
}

static NATIVE: Mutex<Vec<String>> = Mutex::new(Vec::new());

/// What a program prints, in one line, when it is run.
pub fn output(program: &Program) -> String {
    static ONE: Mutex<()> = Mutex::new(());
    let _one = ONE.lock().unwrap();
    native::run(program);
    std::mem::take(&mut *NATIVE.lock().unwrap()).join(" ")
}

/// The graph of a program, checked as far as it is known without knowing the program.
pub fn graph(options: &Options, program: &Program) -> Graph {
    let program = program.clone();
    outcomes::graph_checked(options, TREE, move || explored::run(&program))
}
