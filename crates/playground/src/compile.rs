//! Compiles a program: the one place in the project where readers' code meets rustc.

use crate::advice;
use crate::child::{Cause, Sink};
use crate::crates::Built;
use crate::diagnostic;
use crate::ending;
use crate::event::{Diagnostic, End, Event, Phase, Reason, millis};
use crate::kit::Kits;
use crate::limits;
use crate::program::{Goal, Program};
use crate::rustc::{self, Call, Place, Rustc};
use crate::sandbox::FAILED_WORDS;
use crate::stop::Stop;
use crate::store::{Entry, Key, Store};
use crate::toolchain::Toolchain;
use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Instant;

/// What came of it.
#[derive(Debug)]
pub enum Compiled {
    Ready {
        binary: PathBuf,
        /// Whether it was there already.
        cached: bool,
        /// Milliseconds that it took.
        ms: u64,
    },
    /// There is nothing to run: the program was refused, or only checked.
    Ended(End),
}

/// What it takes to compile programs.
pub struct Compiler {
    kits: Arc<Kits>,
    rustc: Rustc,
    store: Arc<Store>,
    /// Bytes of diagnostics.
    most: usize,
}

impl Compiler {
    /// Compiles with `kits` what is not in `store`; of what rustc says of a program, `most` bytes are told.
    pub fn new(kits: Arc<Kits>, rustc: Rustc, store: Store, most: usize) -> Self {
        Self {
            kits,
            rustc,
            store: Arc::new(store),
            most,
        }
    }
    /// What is known of `program` from before, its diagnostics told anew.
    pub fn recall(
        &self,
        program: &Program,
        goal: Goal,
        tell: &mut dyn FnMut(Event),
    ) -> Option<Compiled> {
        let start = Instant::now();
        let kit = self.kits.of(program).ok()?;
        let crates = kit.crates.known(&program.code, goal)?;
        let (entry, binary) = self
            .store
            .get(&key(&kit.toolchain, program, goal, &crates))?;
        let advice = advice::on(&entry.diagnostics, &kit.crates);
        let failed = entry
            .diagnostics
            .iter()
            .any(|diagnostic| diagnostic.level == "error");
        for diagnostic in entry.diagnostics.into_iter().chain(advice) {
            tell(Event::Diagnostic(diagnostic));
        }
        if entry.compiled {
            return Some(Compiled::Ready {
                binary,
                cached: true,
                ms: millis(start.elapsed()),
            });
        }
        Some(Compiled::Ended(End {
            code: Some(i32::from(failed)),
            ms: millis(start.elapsed()),
            ..End::of(Phase::Compile, Reason::Exit)
        }))
    }

    /// Compiles `program` for `goal` and tells the diagnostics.
    ///
    /// # Errors
    /// When the system refuses what a compilation needs, such as room on the disk.
    pub fn compile(
        &self,
        program: &Program,
        goal: Goal,
        stop: &Stop,
        tell: &mut dyn FnMut(Event),
    ) -> io::Result<Compiled> {
        if let Some(known) = self.recall(program, goal, tell) {
            return Ok(known);
        }
        let start = Instant::now();
        let kit = match self.kits.of(program) {
            Ok(kit) => kit,
            Err(sentence) => return Ok(refused(&sentence, start, tell)),
        };
        let crates = kit.crates.of(&program.code, goal, stop);
        if goal != Goal::Check && kit.toolchain.cc.is_none() {
            return Ok(refused(NO_LINKER, start, tell));
        }
        let call = Call {
            rustc: &self.rustc,
            toolchain: &kit.toolchain,
            program,
            goal,
            crates: &crates,
        };
        let Some(turn) = call.turn(stop) else {
            return Ok(Compiled::Ended(ending::stopped(Phase::Compile)));
        };
        let start = Instant::now();
        let mut place = Place::for_program(&self.rustc, program, goal)?;
        let mut words = Words::new(&program.code, self.most, tell);
        let ended = call
            .start(&mut place)?
            .finish(&call.bounds(), Some(turn), stop, &mut words)?;
        let Words {
            diagnostics, other, ..
        } = words;
        let end = End {
            ms: millis(start.elapsed().saturating_sub(ended.paused)),
            ..ending::of(Phase::Compile, &ended)
        };
        if ended.cause == Cause::Stuck {
            return Ok(refused(STUCK, start, tell));
        }
        let compiled = end.code == Some(0);
        if let Some(sentence) = other.strip_prefix(FAILED_WORDS)
            && !compiled
        {
            return Ok(refused(sentence.trim(), start, tell));
        }
        if !compiled && end.code.is_none() && end.signal.is_none() {
            return Ok(Compiled::Ended(end));
        }
        if !compiled && (end.signal.is_some() || diagnostics.is_empty()) {
            tell(Event::Diagnostic(own_words(end.signal, &other)));
            return Ok(Compiled::Ended(end));
        }
        for advice in advice::on(&diagnostics, &kit.crates) {
            tell(Event::Diagnostic(advice));
        }
        let entry = Entry {
            compiled: compiled && goal != Goal::Check,
            diagnostics,
        };
        let key = key(&kit.toolchain, program, goal, &crates);
        let made = place.folder().join(rustc::BINARY);
        let binary = self.store.put(&key, &entry, &made)?;
        call.prepare_next(place, entry.compiled, ended.remains);
        self.tidy();
        Ok(if entry.compiled {
            Compiled::Ready {
                binary,
                cached: false,
                ms: end.ms,
            }
        } else {
            Compiled::Ended(end)
        })
    }

    /// Brings the store back within its bound, now and then, while nobody waits.
    fn tidy(&self) {
        if self.store.is_due() {
            let store = Arc::clone(&self.store);
            self.rustc.later(move || store.tidy());
        }
    }
}

const NO_LINKER: &str = "there is no C linker: `cc` is not found on the search path. Install one (on Debian and Ubuntu \
    `apt install gcc`, on macOS `xcode-select --install`) and start the book again";

const STUCK: &str = "the compiler waits for itself, for ever: the program has it, or the linker, read what it is to write \
    itself, as from `/proc/self/fd`";

/// A program of which this is said never met the compiler.
pub fn refused(sentence: &str, start: Instant, tell: &mut dyn FnMut(Event)) -> Compiled {
    Compiled::Ended(ending::refused(Phase::Compile, sentence, start, tell))
}

/// To be raised when rustc is called in another way, or its words are read in another way: what was stored before is not
/// what would be made.
const RECIPE: u32 = 1;

/// Everything that the result depends on.
fn key(toolchain: &Toolchain, program: &Program, goal: Goal, crates: &Built) -> Key {
    let how = format!(
        "{RECIPE} {:?} {:?} {:?} {}",
        program.edition, program.mode, goal, program.tests
    );
    let externs = format!("{:?} {}", crates.externs, crates.stamp);
    Key::of([
        toolchain.version.as_bytes(),
        toolchain.libraries.as_os_str().as_encoded_bytes(),
        how.as_bytes(),
        externs.as_bytes(),
        program.code.as_bytes(),
    ])
}

/// What rustc says, line by line.
struct Words<'a> {
    code: &'a str,
    tell: &'a mut dyn FnMut(Event),
    line: Vec<u8>,
    diagnostics: Vec<Diagnostic>,
    /// Lines that are no messages: those of a compiler that is dying.
    other: String,
    /// Bytes that may still be told.
    left: usize,
    verdict: Option<Cause>,
}

impl<'a> Words<'a> {
    /// Of at most `most` bytes. Warnings beyond that are left out; an error beyond it is the last.
    fn new(code: &'a str, most: usize, tell: &'a mut dyn FnMut(Event)) -> Self {
        Self {
            code,
            tell,
            line: Vec::new(),
            diagnostics: Vec::new(),
            other: String::new(),
            left: most,
            verdict: None,
        }
    }

    fn line_is_complete(&mut self) {
        let line = String::from_utf8_lossy(&std::mem::take(&mut self.line)).into_owned();
        if !line.starts_with('{') {
            self.other += &line;
            self.other.push('\n');
        } else if diagnostic::is_artifact(&line) {
            // All that rustc does afterwards is to free its memory.
            self.verdict = Some(Cause::Enough);
        } else if let Some(diagnostic) = diagnostic::read(&line, self.code) {
            self.keep(diagnostic, line.len());
        }
    }

    fn keep(&mut self, diagnostic: Diagnostic, length: usize) {
        let is_error = diagnostic.level == "error";
        if self.left >= length {
            self.left -= length;
            self.tell(diagnostic);
        } else if is_error {
            self.verdict = Some(Cause::Output);
        } else if self.left > 0 {
            self.left = 0;
            self.tell(Diagnostic::warning(
                "the compiler has more to say than is shown here",
            ));
        }
    }

    fn tell(&mut self, diagnostic: Diagnostic) {
        (self.tell)(Event::Diagnostic(diagnostic.clone()));
        self.diagnostics.push(diagnostic);
    }
}

impl Sink for Words<'_> {
    fn take(&mut self, bytes: &[u8]) {
        for part in bytes.split_inclusive(|byte| *byte == b'\n') {
            match part.strip_suffix(b"\n") {
                Some(end) => {
                    self.line.extend_from_slice(end);
                    self.line_is_complete();
                }
                None => self.line.extend_from_slice(part),
            }
        }
    }

    fn verdict(&self) -> Option<Cause> {
        self.verdict
    }
}

/// A compiler that ended without a message, in the words it left.
fn own_words(signal: Option<i32>, other: &str) -> Diagnostic {
    let sentence = match signal {
        Some(signal) => {
            format!("the compiler was ended by signal {signal} while it compiled this program")
        }
        None => "the compiler failed without saying why".to_owned(),
    };
    let sentence = sentence + &limits::of_the_shell();
    let mut diagnostic = Diagnostic::error(sentence);
    if !other.trim().is_empty() {
        diagnostic.rendered += &format!("\n{other}");
    }
    diagnostic
}
