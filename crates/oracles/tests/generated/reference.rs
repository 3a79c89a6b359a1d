//! What a program can do, by the plainest means: all steps of all threads in all orders, on values that are copied.

use super::program::{ATOMICS, BOUNDS, CHANNELS, LOCKS, Op, Program};
use std::collections::{BTreeSet, HashSet, VecDeque};

/// What is left of a thread, flattened: blocks of locks end in steps of their own.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Do {
    Lock(usize),
    TryLock(usize, usize),
    Unlock(usize),
    Read,
    Write,
    ReadDone,
    WriteDone,
    Send(usize, u32),
    Recv(usize),
    TryRecv(usize),
    Load(usize),
    Store(usize, u32),
    Add(usize),
    Print,
    DropSender(usize),
    DropReceiver(usize),
}

#[derive(Clone, PartialEq, Eq, Hash)]
struct State {
    at: Vec<usize>,
    logs: Vec<Vec<String>>,
    locks: [(bool, u32); LOCKS],
    writer: bool,
    readers: usize,
    value: u32,
    queues: [VecDeque<u32>; CHANNELS],
    senders: [usize; CHANNELS],
    receivers: [bool; CHANNELS],
    atomics: [u32; ATOMICS],
    output: String,
}

fn flatten(ops: &[Op], all: &mut Vec<Do>) {
    for op in ops {
        match op {
            Op::Lock(lock, inside) => {
                all.push(Do::Lock(*lock));
                flatten(inside, all);
                all.push(Do::Unlock(*lock));
            }
            Op::TryLock(lock, inside) => {
                let at = all.len();
                all.push(Do::TryLock(*lock, 0));
                flatten(inside, all);
                all.push(Do::Unlock(*lock));
                // If the lock is held, the block is skipped.
                all[at] = Do::TryLock(*lock, all.len());
            }
            Op::Read(inside) => {
                all.push(Do::Read);
                flatten(inside, all);
                all.push(Do::ReadDone);
            }
            Op::Write(inside) => {
                all.push(Do::Write);
                flatten(inside, all);
                all.push(Do::WriteDone);
            }
            Op::Send(channel, message) => all.push(Do::Send(*channel, *message)),
            Op::Recv(channel) => all.push(Do::Recv(*channel)),
            Op::TryRecv(channel) => all.push(Do::TryRecv(*channel)),
            Op::Load(atomic) => all.push(Do::Load(*atomic)),
            Op::Store(atomic, value) => all.push(Do::Store(*atomic, *value)),
            Op::Add(atomic) => all.push(Do::Add(*atomic)),
            Op::Print => all.push(Do::Print),
        }
    }
}

pub fn outcomes(program: &Program) -> BTreeSet<String> {
    let threads: Vec<Vec<Do>> = program
        .threads
        .iter()
        .enumerate()
        .map(|(thread, ops)| {
            let mut all = Vec::new();
            flatten(ops, &mut all);
            all.extend((0..CHANNELS).map(|channel| {
                if thread == 0 {
                    Do::DropReceiver(channel)
                } else {
                    Do::DropSender(channel)
                }
            }));
            all
        })
        .collect();
    let start = State {
        at: vec![0; threads.len()],
        logs: vec![Vec::new(); threads.len()],
        locks: [(false, 0); LOCKS],
        writer: false,
        readers: 0,
        value: 0,
        queues: Default::default(),
        senders: [threads.len() - 1; CHANNELS],
        receivers: [true; CHANNELS],
        atomics: [0; ATOMICS],
        output: String::new(),
    };
    let (mut found, mut seen, mut open) =
        (BTreeSet::new(), HashSet::from([start.clone()]), vec![start]);
    while let Some(state) = open.pop() {
        let mut moved = false;
        for (thread, all) in threads.iter().enumerate() {
            let Some(op) = all.get(state.at[thread]) else {
                continue;
            };
            let mut next = state.clone();
            if next.step(thread, op) {
                moved = true;
                if seen.insert(next.clone()) {
                    open.push(next);
                }
            }
        }
        if !moved {
            let done = threads
                .iter()
                .zip(&state.at)
                .all(|(all, at)| *at == all.len());
            let logs: Vec<_> = state.logs.iter().map(|log| log.join(",")).collect();
            let end = if done {
                logs.join("|")
            } else {
                "deadlock".to_owned()
            };
            found.insert(format!("{}{end}", state.output));
        }
    }
    found
}

impl State {
    /// Whether the thread could do it.
    fn step(&mut self, thread: usize, op: &Do) -> bool {
        let mut word = None;
        self.at[thread] += 1;
        match *op {
            Do::Lock(lock) => {
                let (held, value) = &mut self.locks[lock];
                if *held {
                    return false;
                }
                *held = true;
                *value += 1;
                word = Some(format!("m{value}"));
            }
            Do::TryLock(lock, after) => {
                let (held, value) = &mut self.locks[lock];
                if *held {
                    self.at[thread] = after;
                    word = Some("held".to_owned());
                } else {
                    *held = true;
                    word = Some(format!("t{value}"));
                }
            }
            Do::Unlock(lock) => self.locks[lock].0 = false,
            Do::Read => {
                if self.writer {
                    return false;
                }
                self.readers += 1;
                word = Some(format!("r{}", self.value));
            }
            Do::Write => {
                if self.writer || self.readers > 0 {
                    return false;
                }
                self.writer = true;
                self.value += 1;
                word = Some(format!("w{}", self.value));
            }
            Do::ReadDone => self.readers -= 1,
            Do::WriteDone => self.writer = false,
            Do::Send(channel, message) => {
                let full = BOUNDS[channel].is_some_and(|bound| self.queues[channel].len() >= bound);
                if !self.receivers[channel] {
                    word = Some("lost".to_owned());
                } else if full {
                    return false;
                } else {
                    self.queues[channel].push_back(message);
                    word = Some("sent".to_owned());
                }
            }
            Do::Recv(channel) => {
                if self.queues[channel].is_empty() && self.senders[channel] > 0 {
                    return false;
                }
                let message = self.queues[channel].pop_front();
                word = Some(message.map_or("closed".to_owned(), |message| message.to_string()));
            }
            Do::TryRecv(channel) => {
                let none = if self.senders[channel] == 0 {
                    "closed"
                } else {
                    "empty"
                };
                let message = self.queues[channel].pop_front();
                word = Some(message.map_or(none.to_owned(), |message| message.to_string()));
            }
            Do::Load(atomic) => word = Some(self.atomics[atomic].to_string()),
            Do::Store(atomic, value) => self.atomics[atomic] = value,
            Do::Add(atomic) => {
                word = Some(self.atomics[atomic].to_string());
                self.atomics[atomic] += 1;
            }
            Do::Print => self.output.push_str(&format!("t{thread} ")),
            Do::DropSender(channel) => self.senders[channel] -= 1,
            Do::DropReceiver(channel) => self.receivers[channel] = false,
        }
        self.logs[thread].extend(word);
        true
    }
}
