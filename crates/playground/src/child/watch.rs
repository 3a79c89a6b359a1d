//! Watching a process until it ends, or has to.

use super::bounds::{Bounds, Cause};
use super::group::Group;
use super::held;
use super::sink::Sink;
use super::stream::{Passed, pass, wait};
use crate::budget::Share;
use crate::members::Members;
use crate::scratch;
use crate::stop::Stop;
use crate::threads;
use crate::turns::Turn;
use crate::usage::{self, Usage};
use std::fs::File;
use std::io;
use std::path::PathBuf;
use std::time::{Duration, Instant};

/// How often memory is looked at.
const LOOK: Duration = Duration::from_millis(50);

/// The same, of a process that holds half of what it may: the rest may be filled within a tenth of a second.
const CLOSER_LOOK: Duration = Duration::from_millis(10);

/// More threads than this are more than the memory allows, if their stacks have the usual size; with small ones, a
/// program could use up the numbers that the system has for processes.
const THREADS: u64 = 2000;

/// How often over a program may have as much as may be in its folder where nobody sees it: in files that are removed while
/// they are open, or mapped. On disks, all that it has ever written counts.
const REWRITTEN: u64 = 4;

/// How long output is read on after the end of the process, from others that still hold its descriptors.
const REST: Duration = Duration::from_millis(200);

/// Time of the processors that may pass until all threads of a process stand still that is told to.
const STANDSTILL: Duration = Duration::from_millis(50);

/// A compiler that has not computed for so long is looked at: whether anything will ever wake it.
const STILL: Duration = Duration::from_secs(1);

/// One process that is being watched.
pub struct Watch<'a> {
    group: &'a Group,
    bounds: &'a Bounds,
    clock: Clock,
    next_look: Instant,
    /// What it has of the budget of compilers, if it is one.
    share: Option<&'a Share>,
    members: Members,
    stillness: Stillness,
    /// Time of the processors that it had when it was last told to stand still.
    cpu_at_pause: Duration,
    /// The folder that it may write to, the bytes that may be in it, and whether it is in memory.
    files: Option<(&'a PathBuf, u64, bool)>,
}

impl<'a> Watch<'a> {
    pub fn new(group: &'a Group, bounds: &'a Bounds, share: Option<&'a Share>) -> Self {
        let files = bounds.files.as_ref();
        Self {
            group,
            bounds,
            clock: Clock::start(),
            next_look: Instant::now() + LOOK,
            share,
            members: Members::of(group.leader),
            stillness: Stillness::default(),
            cpu_at_pause: Duration::ZERO,
            files: files.map(|(folder, most)| (folder, *most, scratch::is_in_memory(folder))),
        }
    }

    /// How long it has stood still to let others go first.
    pub fn paused(&self) -> Duration {
        self.clock.paused()
    }

    /// Passes output on until the process has ended, and tells why; if it is not by itself, the process still runs.
    ///
    /// # Errors
    /// When it can't be waited for.
    pub fn until_end(
        &mut self,
        output: File,
        mut turn: Option<&mut Turn>,
        stop: &Stop,
        sink: &mut dyn Sink,
    ) -> io::Result<Cause> {
        let mut output = Some(output);
        let mut left = self.bounds.output;
        let ending = self.group.ending();
        let cause = loop {
            let now = Instant::now();
            if sink.due().is_some_and(|due| due <= now) {
                sink.flush();
            }
            if self.clock.used() >= self.bounds.time {
                break Cause::Time;
            }
            if let Some(turn) = turn.as_deref_mut() {
                self.take_turns(turn);
            }
            if now >= self.next_look
                && let Some(cause) = self.look()
            {
                break cause;
            }
            let mut wake = self.next_look;
            if !self.clock.is_paused() {
                wake = wake.min(now + self.bounds.time.saturating_sub(self.clock.used()));
            }
            if let Some(due) = sink.due() {
                wake = wake.min(due);
            }
            if output.is_none() && ending.is_none() {
                // Nothing to wait for but the end, which this system does not announce.
                wake = wake.min(now + Duration::from_millis(2));
            }
            let time = wake.saturating_duration_since(now);
            let ready = wait(output.as_ref(), stop, ending.as_ref(), time)?;
            if ready.stop {
                break Cause::Stop;
            }
            if ready.output
                && let Some(file) = &mut output
            {
                match pass(file, &mut left, sink)? {
                    Passed::All => {}
                    Passed::TooMuch => break Cause::Output,
                    Passed::End => output = None,
                }
                if let Some(cause) = sink.verdict() {
                    break cause;
                }
                continue;
            }
            if (ready.ended || ending.is_none()) && self.group.has_ended()? {
                break Cause::Itself;
            }
        };
        if cause == Cause::Itself
            && let Some(file) = &mut output
        {
            // Whoever else holds the output is ended, then what they have written is read.
            self.group.kill();
            let rest = Instant::now() + REST;
            while let Some(time) = rest.checked_duration_since(Instant::now())
                && wait(Some(file), stop, None, time)?.output
                && let Passed::All = pass(file, &mut left, sink)?
            {}
        }
        sink.flush();
        Ok(cause)
    }

    /// Gives its place to who waits when its time is over, and goes on when it has one again.
    fn take_turns(&mut self, turn: &mut Turn) {
        if self.clock.is_paused() {
            if turn.is_back() {
                self.clock.go_on();
                self.stillness = Stillness::default();
                self.group.resume();
            }
        } else if turn.is_over(self.clock.slice()) {
            self.group.pause();
            self.clock.pause();
            self.cpu_at_pause = self.cpu();
            turn.give();
        }
    }

    fn cpu(&self) -> Duration {
        usage::cpu(self.group.leader).unwrap_or_default()
    }

    /// Whether it computes though it is not its turn: a program can have timers send it the signal to go on.
    fn jumps_the_queue(&self) -> bool {
        self.clock.is_paused() && self.cpu().saturating_sub(self.cpu_at_pause) > STANDSTILL
    }

    /// Why the process should end now, if it should.
    fn look(&mut self) -> Option<Cause> {
        let leader = self.group.leader;
        let all = match self.share {
            Some(_) => self.members.list(),
            None => vec![leader],
        };
        let used = Usage::of_all(&all);
        let is_near = used.memory > self.bounds.memory / 2 || self.clock.is_paused();
        self.next_look = Instant::now() + if is_near { CLOSER_LOOK } else { LOOK };
        let is_too_much = self
            .share
            .is_some_and(|share| share.is_too_much(used.memory));
        if is_too_much || used.memory > self.bounds.memory || used.threads > THREADS {
            return Some(Cause::Memory);
        }
        if self.jumps_the_queue() {
            return Some(Cause::Time);
        }
        if let Some((folder, most, in_memory)) = self.files {
            let unseen = match in_memory {
                true => held::bytes(leader, folder, most),
                false => usage::written(leader),
            };
            if unseen > REWRITTEN * most || scratch::exceeds(folder, most) {
                return Some(Cause::Files);
            }
        }
        let may_be_stuck = self.share.is_some() && !self.clock.is_paused();
        if may_be_stuck && self.stillness.has_lasted(&all) && threads::wait_for_ever(&all) {
            return Some(Cause::Stuck);
        }
        None
    }
}

/// How long the processors have not worked for some processes.
#[derive(Default)]
struct Stillness {
    cpu: Duration,
    since: Option<Instant>,
}

impl Stillness {
    fn has_lasted(&mut self, processes: &[rustix::process::Pid]) -> bool {
        let cpu = processes.iter().filter_map(|one| usage::cpu(*one)).sum();
        if self.since.is_none() || cpu != self.cpu {
            self.cpu = cpu;
            self.since = Some(Instant::now());
        }
        self.since.is_some_and(|since| since.elapsed() >= STILL)
    }
}

/// The time that a process has had.
struct Clock {
    start: Instant,
    /// When it last began to go on.
    slice: Instant,
    paused: Duration,
    paused_at: Option<Instant>,
}

impl Clock {
    fn start() -> Self {
        let now = Instant::now();
        Self {
            start: now,
            slice: now,
            paused: Duration::ZERO,
            paused_at: None,
        }
    }

    fn is_paused(&self) -> bool {
        self.paused_at.is_some()
    }

    /// How long it stood still.
    fn paused(&self) -> Duration {
        self.paused + self.paused_at.map_or(Duration::ZERO, |at| at.elapsed())
    }

    /// How long it did not.
    fn used(&self) -> Duration {
        self.start.elapsed().saturating_sub(self.paused())
    }

    /// How long it has not been paused.
    fn slice(&self) -> Duration {
        self.slice.elapsed()
    }

    fn pause(&mut self) {
        self.paused_at = Some(Instant::now());
    }

    fn go_on(&mut self) {
        self.paused = self.paused();
        self.paused_at = None;
        self.slice = Instant::now();
    }
}
