//! Small programs over mutexes, read-write locks, channels and atomics.

#[derive(Clone, Debug)]
pub struct Program {
    /// The first thread has the receivers of both channels, all others have senders of both.
    pub threads: Vec<Vec<Op>>,
}

#[derive(Clone, Debug)]
pub enum Op {
    Lock(usize, Vec<Op>),
    /// Does the rest only if the mutex is free.
    TryLock(usize, Vec<Op>),
    Read(Vec<Op>),
    Write(Vec<Op>),
    Send(usize, u32),
    Recv(usize),
    TryRecv(usize),
    Load(usize),
    Store(usize, u32),
    Add(usize),
    Print,
}

pub const LOCKS: usize = 2;
pub const CHANNELS: usize = 2;
pub const ATOMICS: usize = 2;
/// Of the first channel there is no bound.
pub const BOUNDS: [Option<usize>; CHANNELS] = [None, Some(1)];

struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % end
    }
}

impl Program {
    pub fn random(seed: u64) -> Self {
        let mut random = Random(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1);
        let threads = 2 + random.below(2);
        let most = if threads == 2 { 4 } else { 2 };
        let threads = (0..threads)
            .map(|thread| ops(&mut random, thread, most, &[]))
            .collect();
        Self { threads }
    }
}

impl Program {
    /// The same with operations that wait in the place of those that look whether they would have to.
    pub fn patient(mut self) -> Self {
        self.threads.iter_mut().for_each(|ops| wait(ops));
        self
    }
}

fn wait(ops: &mut [Op]) {
    for op in ops {
        *op = match std::mem::replace(op, Op::Print) {
            Op::TryLock(lock, inside) => Op::Lock(lock, inside),
            Op::TryRecv(channel) => Op::Recv(channel),
            other => other,
        };
        if let Op::Lock(_, inside) | Op::Read(inside) | Op::Write(inside) = op {
            wait(inside);
        }
    }
}

/// `held` are the locks this is inside of: std does not say what locking them again does. The read-write lock is the last.
fn ops(random: &mut Random, thread: usize, most: usize, held: &[usize]) -> Vec<Op> {
    (0..=random.below(most))
        .map(|_| op(random, thread, held))
        .collect()
}

fn op(random: &mut Random, thread: usize, held: &[usize]) -> Op {
    let choice = random.below(12);
    if held.len() < 2 && choice < 5 {
        let lock = if choice == 4 {
            LOCKS
        } else {
            random.below(LOCKS)
        };
        if !held.contains(&lock) {
            let inside = ops(random, thread, 2, &[held, &[lock]].concat());
            return match choice {
                4 if random.below(2) == 0 => Op::Read(inside),
                4 => Op::Write(inside),
                3 => Op::TryLock(lock, inside),
                _ => Op::Lock(lock, inside),
            };
        }
    }
    let (channel, atomic) = (random.below(CHANNELS), random.below(ATOMICS));
    match choice {
        0..=5 if thread == 0 => match random.below(3) {
            0 => Op::TryRecv(channel),
            _ => Op::Recv(channel),
        },
        0..=5 => Op::Send(channel, 1 + random.below(2) as u32),
        6 | 7 => Op::Load(atomic),
        8 => Op::Store(atomic, 1 + random.below(2) as u32),
        9 | 10 => Op::Add(atomic),
        _ => Op::Print,
    }
}
