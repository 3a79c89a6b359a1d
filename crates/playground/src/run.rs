//! Runs a compiled program.

use crate::child::{Bounds, Ended, Running, Sink, Start};
use crate::ending;
use crate::event::{End, Event, Phase, millis};
use crate::limits::Limits;
use crate::program::Program;
use crate::refusals::Refusals;
use crate::sandbox::{self, Amounts, Calls, FAILED, FAILED_WORDS, Policy};
use crate::scratch::Scratch;
use crate::stop::Stop;
use crate::toolchain::Toolchain;
use crate::turns::Turn;
use crate::workplace::Workplace;
use std::ffi::OsStr;
use std::io;
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

/// Output that follows other output sooner than this is told together with what comes next: a program that prints line
/// by line would otherwise make thousands of events.
const TOGETHER: Duration = Duration::from_millis(10);

/// File descriptors that a program needs at most.
const DESCRIPTORS: u64 = 128;

/// A compiled program that is to be run.
pub struct Run<'a> {
    pub workplace: &'a Workplace,
    /// What it was compiled by.
    pub toolchain: &'a Toolchain,
    pub program: &'a Program,
    pub binary: &'a Path,
    /// What the program is told.
    pub arguments: &'a [&'a OsStr],
    /// A file, outside of its own folder, that it may write to as well.
    pub result: Option<&'a Path>,
    pub limits: &'a Limits,
    /// Its place among those that compute all the time, if it is to take turns with them.
    pub turn: Option<Turn>,
}

/// Runs a program to its end and tells its output.
///
/// # Errors
/// When the system refuses what a process needs.
pub fn run(run: Run, stop: &Stop, tell: &mut dyn FnMut(Event)) -> io::Result<End> {
    let start = Instant::now();
    let Run {
        workplace,
        binary,
        limits,
        ..
    } = run;
    if !binary.is_file() {
        let why = "it was removed to make room for others before its turn came; run it again";
        return Err(io::Error::other(why));
    }
    let scratch = Scratch::new(&workplace.jobs.path())?;
    let policy = policy(&run, scratch.path());
    let command = Start {
        stub: workplace.keeper.stub(),
        policy: &policy,
        program: binary,
        arguments: run.arguments,
        environment: &[("TMPDIR", scratch.path().as_os_str())],
        folder: scratch.path(),
    }
    .command();
    let bounds = Bounds {
        time: limits.run_time,
        memory: limits.memory,
        output: limits.output,
        files: Some((scratch.path().to_owned(), limits.files)),
    };
    let mut refusals = Refusals::of(&run.program.code);
    let mut beginning = Beginning::default();
    let mut listen = |event| {
        if let Event::Output { text } = &event {
            refusals.read(text);
        }
        beginning.pass(event, tell);
    };
    let mut output = Output::new(&mut listen);
    let running = Running::start(command, &workplace.keeper)?;
    let ended = running.finish(&bounds, run.turn, stop, &mut output)?;
    output.finish();
    if let Some(why) = beginning.of_stub(&ended) {
        return Err(io::Error::other(why));
    }
    beginning.release(tell);
    // Nobody waits for that: some file systems take their time, and a program may have left much. Where there is no thread
    // for it, it is done here.
    let _ = thread::Builder::new().spawn(move || drop(scratch));
    Ok(End {
        ms: millis(start.elapsed().saturating_sub(ended.paused)),
        cpu_ms: ended.cpu.map(millis),
        sandbox: refusals.sentence().filter(|_| workplace.is_closed),
        ..ending::of(Phase::Run, &ended)
    })
}

/// What is said first: the stub's own words, if it could not become the program. They are not the program's output.
#[derive(Default)]
struct Beginning {
    is_over: bool,
    held: Option<String>,
}

impl Beginning {
    fn pass(&mut self, event: Event, tell: &mut dyn FnMut(Event)) {
        match event {
            Event::Output { text } if !self.is_over && text.starts_with(FAILED_WORDS) => {
                self.is_over = true;
                self.held = Some(text);
            }
            other => {
                self.is_over = true;
                self.release(tell);
                tell(other);
            }
        }
    }

    /// Why there was no program, if `ended` is all that was left of the stub.
    fn of_stub(&self, ended: &Ended) -> Option<String> {
        let words = self.held.as_deref()?.strip_prefix(FAILED_WORDS)?;
        let has_failed = ended.status.and_then(|status| status.code()) == Some(FAILED);
        has_failed.then(|| words.trim().to_owned())
    }

    /// It was the program.
    fn release(&mut self, tell: &mut dyn FnMut(Event)) {
        if let Some(text) = self.held.take() {
            tell(Event::Output { text });
        }
    }
}

/// What the reader's program may touch: itself, the libraries it is linked to, and a folder of its own.
fn policy(run: &Run, scratch: &Path) -> Policy {
    let Run {
        toolchain, limits, ..
    } = run;
    let mut read = toolchain.system_libraries.clone();
    read.push(toolchain.libraries.clone());
    // The standard library finds the main thread's stack in it, to tell an overflow from other faults.
    read.push("/proc/self/maps".into());
    // A program may tell what it occupies itself.
    read.push("/proc/self/status".into());
    let mut execute = vec![run.binary.to_owned()];
    execute.extend(toolchain.loader.clone());
    let mut write = vec![scratch.to_owned()];
    write.extend(run.result.map(Path::to_owned));
    // All processors together, for as long as the wall clock allows.
    let cpu = limits.run_time.as_secs_f64() * toolchain.cores as f64;
    Policy {
        must_hold: run.workplace.must_hold,
        calls: Calls::OfProgram,
        read,
        execute,
        write,
        amounts: Amounts {
            cpu: cpu.ceil() as u64 + 1,
            data: 2 * limits.memory,
            addresses: 16 << 30,
            file: limits.files,
            descriptors: sandbox::descriptors_within(DESCRIPTORS, limits.memory),
        },
    }
}

/// Tells output as text: what is not UTF-8 becomes U+FFFD, and a character that is written in two parts stays whole.
struct Output<'a> {
    tell: &'a mut dyn FnMut(Event),
    waiting: Vec<u8>,
    /// Of the last event.
    told: Option<Instant>,
}

impl<'a> Output<'a> {
    fn new(tell: &'a mut dyn FnMut(Event)) -> Self {
        Self {
            tell,
            waiting: Vec::new(),
            told: None,
        }
    }

    /// Tells the first `count` of the waiting bytes.
    fn tell(&mut self, count: usize) {
        if count == 0 {
            return;
        }
        let rest = self.waiting.split_off(count);
        let text = String::from_utf8_lossy(&self.waiting).into_owned();
        self.waiting = rest;
        self.told = Some(Instant::now());
        (self.tell)(Event::Output { text });
    }

    /// Tells what is left: nothing more will complete it.
    fn finish(&mut self) {
        self.tell(self.waiting.len());
    }
}

impl Sink for Output<'_> {
    fn take(&mut self, bytes: &[u8]) {
        self.waiting.extend_from_slice(bytes);
        if self.due().is_some_and(|due| due <= Instant::now()) {
            self.flush();
        }
    }

    /// Ten milliseconds after the last event; now, if there was none.
    fn due(&self) -> Option<Instant> {
        let complete = complete(&self.waiting);
        (complete > 0).then(|| self.told.map_or_else(Instant::now, |told| told + TOGETHER))
    }

    fn flush(&mut self) {
        self.tell(complete(&self.waiting));
    }
}

/// How many of the bytes can be told: all but a character at the end whose other bytes may still come.
fn complete(bytes: &[u8]) -> usize {
    // A character has four bytes at most.
    let tail = bytes.len().saturating_sub(3);
    for start in (tail..bytes.len()).rev() {
        let wanted = match bytes[start] {
            0b1100_0000..=0b1101_1111 => 2,
            0b1110_0000..=0b1110_1111 => 3,
            0b1111_0000..=0b1111_0111 => 4,
            // In the midst of a character: its first byte stands further ahead.
            0b1000_0000..=0b1011_1111 => continue,
            _ => 1,
        };
        if start + wanted > bytes.len() {
            return start;
        }
        break;
    }
    bytes.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(chunks: &[&[u8]]) -> String {
        let mut text = String::new();
        let mut tell = |event| match event {
            Event::Output { text: more } => text += &more,
            other => panic!("{other:?}"),
        };
        let mut output = Output::new(&mut tell);
        for chunk in chunks {
            output.take(chunk);
            output.flush();
        }
        output.finish();
        text
    }

    #[test]
    fn a_character_in_parts_stays_whole() {
        assert_eq!(told(&[b"a\xe2", b"\x82", b"\xac b"]), "a€ b");
        assert_eq!(told(&[b"\xf0", b"\x9f\xa6\x80"]), "🦀");
    }

    #[test]
    fn what_is_not_text_is_told_as_such() {
        assert_eq!(
            told(&[b"\xff\xfe", b"a\x80b"]),
            "\u{fffd}\u{fffd}a\u{fffd}b"
        );
        assert_eq!(told(&[b"no end \xe2\x82"]), "no end \u{fffd}");
        assert_eq!(told(&[b"nul \0 stays"]), "nul \0 stays");
    }

    #[test]
    fn output_in_quick_succession_is_told_together() {
        let mut events = 0;
        let mut tell = |_| events += 1;
        let mut output = Output::new(&mut tell);
        for _ in 0..1000 {
            output.take(b"line\n");
        }
        output.finish();
        assert!(events < 100, "{events}");
    }
}
