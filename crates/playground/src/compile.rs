//! Compiles a program: the one place in the project where readers' code meets rustc.

use crate::advice;
use crate::child::{Cause, Remains};
use crate::crates::Built;
use crate::diagnostic;
use crate::ending;
use crate::event::{Diagnostic, End, Event, Phase, Reason, millis};
use crate::failure;
use crate::kit::{Kit, Kits};
use crate::limits;
use crate::program::{Goal, Program};
use crate::rustc::{self, Call, Place, Rustc};
use crate::sandbox::FAILED_WORDS;
use crate::stop::Stop;
use crate::store::{Entry, Key, Store};
use crate::toolchain::Toolchain;
use crate::words::{Said, Words};
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
    /// What the compiler needs may be removed while it works, by `cargo clean` for one: then it is made, and the program
    /// compiled, once more.
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
        if goal != Goal::Check && kit.toolchain.cc.is_none() {
            return Ok(refused(NO_LINKER, start, tell));
        }
        let mut attempt = Attempt {
            by: self,
            kit,
            program,
            goal,
            stop,
            before: Vec::new(),
        };
        for _ in 1..ATTEMPTS {
            match attempt.make(false, tell) {
                Ok(Some(compiled)) => return Ok(compiled),
                Ok(None) => {}
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                Err(error) => return Err(error),
            }
        }
        let compiled = attempt.make(true, tell)?;
        Ok(compiled.expect("the last is not made again"))
    }
}

/// How often a program is compiled whose compiler loses its files.
const ATTEMPTS: usize = 4;

/// One compilation.
struct Attempt<'a> {
    by: &'a Compiler,
    kit: &'a Kit,
    program: &'a Program,
    goal: Goal,
    stop: &'a Stop,
    /// Told by those before.
    before: Vec<Diagnostic>,
}

impl Attempt<'_> {
    /// Compiles; `None` when the compiler has lost its files meanwhile, unless this is the last attempt.
    fn make(&mut self, is_last: bool, tell: &mut dyn FnMut(Event)) -> io::Result<Option<Compiled>> {
        let (program, goal) = (self.program, self.goal);
        let rustc = &self.by.rustc;
        let crates = self.kit.crates.of(&program.code, goal, self.stop);
        let call = Call {
            rustc,
            toolchain: &self.kit.toolchain,
            program,
            goal,
            crates: &crates,
        };
        let Some(turn) = call.turn(self.stop) else {
            return Ok(Some(Compiled::Ended(ending::stopped(Phase::Compile))));
        };
        let start = Instant::now();
        let mut place = Place::for_program(rustc, program, goal)?;
        let mut tell_new = |event: Event| {
            let is_told = matches!(&event, Event::Diagnostic(told) if self.before.contains(told));
            if !is_told {
                tell(event);
            }
        };
        let mut words = Words::new(&program.code, self.by.most, &mut tell_new);
        let ended =
            call.start(&mut place)?
                .finish(&call.bounds(), Some(turn), self.stop, &mut words)?;
        let Said {
            diagnostics,
            told,
            other,
        } = words.finish();
        let end = End {
            ms: millis(start.elapsed().saturating_sub(ended.paused)),
            ..ending::of(Phase::Compile, &ended)
        };
        if ended.cause == Cause::Stuck {
            // Or a thread of its own had no room, and is waited for.
            let sentence = STUCK.to_owned() + &limits::of_the_shell();
            return Ok(Some(refused(&sentence, start, tell)));
        }
        let compiled = end.code == Some(0);
        let has_lost = || {
            !place.folder().join(diagnostic::FILE).exists()
                || !crates.is_there()
                || diagnostics.iter().any(failure::is_of_missing_file)
        };
        if !compiled && !is_last && end.reason != Reason::Stopped && has_lost() {
            self.before.extend_from_slice(&diagnostics[..told]);
            return Ok(None);
        }
        for diagnostic in &diagnostics[told..] {
            tell_new(Event::Diagnostic(diagnostic.clone()));
        }
        let made = Made {
            call,
            kit: self.kit,
            place,
            end,
            diagnostics,
            other,
            remains: ended.remains,
            start,
        };
        self.by.conclude(made, tell).map(Some)
    }
}

/// What rustc has made of a program, and what it has said, which was told.
struct Made<'a> {
    call: Call<'a>,
    kit: &'a Kit,
    place: Place,
    end: End,
    diagnostics: Vec<Diagnostic>,
    /// What it said besides.
    other: String,
    remains: Option<Remains>,
    /// When it began.
    start: Instant,
}

impl Compiler {
    /// Tells what else there is to say of what was made, keeps it, and prepares what comes next.
    fn conclude(&self, made: Made, tell: &mut dyn FnMut(Event)) -> io::Result<Compiled> {
        let Made {
            call,
            kit,
            place,
            end,
            diagnostics,
            other,
            remains,
            start,
        } = made;
        let compiled = end.code == Some(0);
        if !compiled && let Some(sentence) = other.strip_prefix(FAILED_WORDS) {
            return Ok(refused(sentence.trim(), start, tell));
        }
        if end.code.is_none() && end.signal.is_none() {
            return Ok(Compiled::Ended(end));
        }
        if !compiled && (end.signal.is_some() || diagnostics.is_empty()) {
            let words = own_words(end.signal, &other);
            let advice = advice::on(std::slice::from_ref(&words), &kit.crates);
            for told in std::iter::once(words).chain(advice) {
                tell(Event::Diagnostic(told));
            }
            return Ok(Compiled::Ended(end));
        }
        for advice in advice::on(&diagnostics, &kit.crates) {
            tell(Event::Diagnostic(advice));
        }
        let entry = Entry {
            compiled: compiled && call.goal != Goal::Check,
            diagnostics,
        };
        let binary = self.keep(&call, &entry, &place)?;
        call.prepare_next(place, entry.compiled, remains);
        self.tidy();
        Ok(match binary {
            Some(binary) => Compiled::Ready {
                binary,
                cached: false,
                ms: end.ms,
            },
            None => Compiled::Ended(end),
        })
    }

    /// Keeps what was made in `place`; returns where its binary is, if it has one.
    fn keep(&self, call: &Call, entry: &Entry, place: &Place) -> io::Result<Option<PathBuf>> {
        let key = key(call.toolchain, call.program, call.goal, call.crates);
        let made = place.folder().join(rustc::BINARY);
        if entry.compiled {
            return self.store.put(&key, entry, &made).map(Some);
        }
        if failure::are_of_program(&entry.diagnostics) {
            // What was said is known without: nothing is lost where it can't be kept.
            let _ = self.store.put(&key, entry, &made);
        }
        Ok(None)
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
fn refused(sentence: &str, start: Instant, tell: &mut dyn FnMut(Event)) -> Compiled {
    Compiled::Ended(ending::refused(Phase::Compile, sentence, start, tell))
}

/// To be raised when rustc is called in another way, or its words are read in another way: what was stored before is not
/// what would be made.
const RECIPE: u32 = 2;

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
