//! Compiles a program: the one place in the project where readers' code meets rustc.

use crate::child::{self, Bounds, Cause, Ended, Sink, Start};
use crate::crates::Built;
use crate::diagnostic;
use crate::event::{Diagnostic, End, Event, Phase, Reason};
use crate::incremental::Lent;
use crate::playground::Playground;
use crate::program::{Mode, Program};
use crate::run::{millis, reason};
use crate::sandbox::{Amounts, Calls, FAILED_WORDS, Policy};
use crate::stop::Stop;
use crate::store::{Entry, Key};
use std::ffi::{OsStr, OsString};
use std::fs;
use std::io;
use std::os::unix::process::ExitStatusExt;
use std::path::{Path, PathBuf};
use std::time::Instant;
use tempfile::TempDir;

/// What is wanted of the compiler.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Goal {
    /// A program that can be run.
    Binary,
    /// Only what there is to say about it, which takes a third of the time.
    Check,
}

/// What came of it.
#[derive(Debug)]
pub enum Compiled {
    Ready {
        binary: PathBuf,
        /// Whether it was there already.
        cached: bool,
    },
    /// There is nothing to run: the program was refused, or only checked.
    Ended(End),
}

/// What is known of `program` from before, its diagnostics told anew.
pub(crate) fn recall(
    playground: &Playground,
    program: &Program,
    goal: Goal,
    tell: &mut dyn FnMut(Event),
) -> Option<Compiled> {
    let start = Instant::now();
    let crates = playground.crates.of(&program.code);
    let (entry, binary) = playground
        .store
        .get(&key(playground, program, goal, &crates))?;
    let failed = entry
        .diagnostics
        .iter()
        .any(|diagnostic| diagnostic.level == "error");
    for diagnostic in entry.diagnostics {
        tell(Event::Diagnostic(diagnostic));
    }
    if entry.compiled {
        return Some(Compiled::Ready {
            binary,
            cached: true,
        });
    }
    Some(Compiled::Ended(End {
        phase: Phase::Compile,
        reason: Reason::Exit,
        code: Some(i32::from(failed)),
        signal: None,
        ms: millis(start.elapsed()),
        cpu_ms: None,
    }))
}

/// Compiles `program` for `goal` and tells the diagnostics.
///
/// # Errors
/// When the system refuses what a compilation needs, such as room on the disk.
pub(crate) fn compile(
    playground: &Playground,
    program: &Program,
    goal: Goal,
    stop: &Stop,
    tell: &mut dyn FnMut(Event),
) -> io::Result<Compiled> {
    if let Some(known) = recall(playground, program, goal, tell) {
        return Ok(known);
    }
    let start = Instant::now();
    let crates = playground.crates.of(&program.code);
    if goal == Goal::Binary && playground.toolchain.cc.is_none() {
        return Ok(refused(NO_LINKER, start, tell));
    }
    let place = Place::for_program(playground, program, goal)?;
    fs::create_dir_all(place.folder().join("src"))?;
    fs::write(place.folder().join(diagnostic::FILE), &program.code)?;
    let call = Call {
        playground,
        program,
        goal,
        crates: &crates,
        place: &place,
    };
    let mut words = Words::new(&program.code, tell);
    let ended = call.rustc(stop, &mut words)?;
    let Words {
        diagnostics, other, ..
    } = words;
    let compiled = ended.cause == Cause::Itself && ended.status.success();
    if let Some(sentence) = other.strip_prefix(FAILED_WORDS)
        && !compiled
    {
        return Ok(refused(sentence.trim(), start, tell));
    }
    let is_final = ended.cause == Cause::Itself && ended.status.signal().is_none();
    if !compiled && is_final && diagnostics.is_empty()
        || ended.status.signal().is_some() && ended.cause == Cause::Itself
    {
        tell(Event::Diagnostic(own_words(&ended, &other)));
    } else if is_final {
        let entry = Entry {
            compiled: compiled && goal == Goal::Binary,
            diagnostics,
        };
        let key = key(playground, program, goal, &crates);
        let binary = playground
            .store
            .put(&key, &entry, &place.folder().join(BINARY))?;
        if entry.compiled {
            return Ok(Compiled::Ready {
                binary,
                cached: false,
            });
        }
    }
    Ok(Compiled::Ended(End {
        phase: Phase::Compile,
        reason: reason(ended.cause, ended.status.signal()),
        code: ended.status.code().filter(|_| ended.cause == Cause::Itself),
        signal: ended
            .status
            .signal()
            .filter(|_| ended.cause == Cause::Itself),
        ms: millis(start.elapsed()),
        cpu_ms: None,
    }))
}

const NO_LINKER: &str = "there is no C linker: `cc` is not found on the search path. Install one (on Debian and Ubuntu \
    `apt install gcc`, on macOS `xcode-select --install`) and start the book again";

/// The file that rustc makes, in the folder of the job.
const BINARY: &str = "program";

/// A program of which this is said never met the compiler.
pub(crate) fn refused(sentence: &str, start: Instant, tell: &mut dyn FnMut(Event)) -> Compiled {
    tell(Event::Diagnostic(Diagnostic::error(sentence)));
    Compiled::Ended(End {
        phase: Phase::Compile,
        reason: Reason::Refused,
        code: None,
        signal: None,
        ms: millis(start.elapsed()),
        cpu_ms: None,
    })
}

/// Everything that the result depends on.
fn key(playground: &Playground, program: &Program, goal: Goal, crates: &Built) -> Key {
    let how = format!(
        "{:?} {:?} {:?} {}",
        program.edition, program.mode, goal, program.tests
    );
    let externs = format!("{:?}", crates.externs);
    let toolchain = &playground.toolchain;
    Key::of([
        toolchain.version.as_bytes(),
        toolchain.libraries.as_os_str().as_encoded_bytes(),
        how.as_bytes(),
        externs.as_bytes(),
        program.code.as_bytes(),
    ])
}

/// The folder that a program is compiled in.
enum Place<'a> {
    /// Once: it is removed afterwards.
    Once(TempDir),
    /// As an edit of another program, or to be edited.
    Remembered(Lent<'a>),
}

impl<'a> Place<'a> {
    /// What rustc remembers pays when it makes a binary in debug mode. A check is as fast without, and what is optimized
    /// is compiled as a whole.
    fn for_program(
        playground: &'a Playground,
        program: &'a Program,
        goal: Goal,
    ) -> io::Result<Self> {
        if goal == Goal::Binary
            && program.mode == Mode::Debug
            && let Some(lent) = playground.incremental.lend(program)
        {
            return Ok(Self::Remembered(lent));
        }
        playground.jobs.folder().map(Self::Once)
    }

    fn folder(&self) -> &Path {
        match self {
            Self::Once(folder) => folder.path(),
            Self::Remembered(lent) => lent.folder(),
        }
    }
}

/// One call of rustc.
struct Call<'a> {
    playground: &'a Playground,
    program: &'a Program,
    goal: Goal,
    crates: &'a Built,
    place: &'a Place<'a>,
}

impl Call<'_> {
    fn rustc(&self, stop: &Stop, sink: &mut dyn Sink) -> io::Result<Ended> {
        let toolchain = &self.playground.toolchain;
        let policy = self.policy();
        let arguments = self.arguments();
        let arguments: Vec<&OsStr> = arguments.iter().map(OsString::as_os_str).collect();
        let search_path = toolchain.search_path();
        let mut command = Start {
            stub: &self.playground.stub,
            policy: &policy,
            program: &toolchain.rustc,
            arguments: &arguments,
            // Nothing of the server's own: a program can read its compiler's environment.
            environment: &[
                ("PATH", OsStr::new(&search_path)),
                ("TMPDIR", self.place.folder().as_os_str()),
            ],
            folder: self.place.folder(),
        }
        .command();
        // Where Apple's linker finds the system.
        for name in ["SDKROOT", "DEVELOPER_DIR"] {
            if cfg!(target_os = "macos")
                && let Some(value) = std::env::var_os(name)
            {
                command.env(name, value);
            }
        }
        let (ours, theirs) = child::stream()?;
        child::merge(&mut command, theirs)?;
        let limits = &self.playground.limits;
        let bounds = Bounds {
            time: limits.compile_time,
            memory: limits.compile_memory,
            output: limits.diagnostics,
        };
        child::run(command, ours, &bounds, stop, sink)
    }

    fn policy(&self) -> Policy {
        let toolchain = &self.playground.toolchain;
        let limits = &self.playground.limits;
        let mut execute = vec![toolchain.sysroot.clone()];
        execute.extend(toolchain.system_programs.iter().cloned());
        execute.extend(toolchain.system_libraries.iter().cloned());
        Policy {
            calls: Calls::OfCompiler,
            read: self.crates.folders.clone(),
            execute,
            write: vec![self.place.folder().to_owned()],
            amounts: Amounts {
                cpu: limits.compile_time.as_secs() * toolchain.cores as u64 + 1,
                data: limits.compile_memory + (512 << 20),
                addresses: 16 << 30,
                file: 128 << 20,
                descriptors: 1024,
            },
        }
    }

    fn arguments(&self) -> Vec<OsString> {
        let program = self.program;
        let mut arguments = Arguments::default();
        arguments.add([
            diagnostic::FILE,
            "--crate-name",
            "main",
            "--crate-type",
            "bin",
        ]);
        arguments.add([
            "--edition",
            program.edition.as_str(),
            "--error-format",
            "json",
        ]);
        if program.tests {
            arguments.add(["--test"]);
        }
        match self.goal {
            Goal::Check => {
                arguments.add(["--emit", "metadata", "-o", "checked"]);
            }
            Goal::Binary => self.linking(&mut arguments),
        }
        for (name, file) in &self.crates.externs {
            arguments.add(["--extern"]).with(name, "=", file);
        }
        for folder in &self.crates.folders {
            arguments.add(["-L"]).with("dependency", "=", folder);
        }
        arguments.0
    }

    /// What makes a binary fast: to compile in debug mode, to run in release mode.
    fn linking(&self, arguments: &mut Arguments) {
        let libraries = &self.playground.toolchain.libraries;
        arguments.add(["--emit", "link", "-o", BINARY, "-C", "strip=debuginfo"]);
        // Linked when it starts, the standard library need not be linked, and written, for each program.
        if has_shared_library(libraries) {
            arguments.add(["-C", "prefer-dynamic", "-C"]).with(
                "link-arg",
                "=-Wl,-rpath,",
                libraries,
            );
        }
        if self.program.mode == Mode::Release {
            arguments.add(["-C", "opt-level=3"]);
        }
        if let Place::Remembered(_) = self.place {
            arguments.add(["-C", "incremental=memory", "-C", "codegen-units=2"]);
        }
    }
}

fn has_shared_library(folder: &Path) -> bool {
    let files = fs::read_dir(folder).into_iter().flatten().flatten();
    files
        .map(|file| file.file_name().to_string_lossy().into_owned())
        .any(|name| {
            name.starts_with("libstd-") && (name.ends_with(".so") || name.ends_with(".dylib"))
        })
}

#[derive(Default)]
struct Arguments(Vec<OsString>);

impl Arguments {
    fn add<const N: usize>(&mut self, words: [&str; N]) -> &mut Self {
        self.0.extend(words.map(OsString::from));
        self
    }

    /// One word of three parts, the last of which is a path and need not be UTF-8.
    fn with(&mut self, name: &str, between: &str, path: &Path) {
        let mut word = OsString::from(format!("{name}{between}"));
        word.push(path);
        self.0.push(word);
    }
}

/// What rustc says, line by line.
struct Words<'a> {
    code: &'a str,
    tell: &'a mut dyn FnMut(Event),
    line: Vec<u8>,
    diagnostics: Vec<Diagnostic>,
    /// Lines that are no messages: those of a compiler that is dying.
    other: String,
}

impl<'a> Words<'a> {
    fn new(code: &'a str, tell: &'a mut dyn FnMut(Event)) -> Self {
        Self {
            code,
            tell,
            line: Vec::new(),
            diagnostics: Vec::new(),
            other: String::new(),
        }
    }

    fn line_is_complete(&mut self) {
        let line = String::from_utf8_lossy(&std::mem::take(&mut self.line)).into_owned();
        if !line.starts_with('{') {
            self.other += &line;
            self.other.push('\n');
        } else if let Some(diagnostic) = diagnostic::read(&line, self.code) {
            (self.tell)(Event::Diagnostic(diagnostic.clone()));
            self.diagnostics.push(diagnostic);
        }
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
}

/// A compiler that ended without a message, in the words it left.
fn own_words(ended: &Ended, other: &str) -> Diagnostic {
    let sentence = match ended.status.signal() {
        Some(signal) => {
            format!("the compiler was ended by signal {signal} while it compiled this program")
        }
        None => "the compiler failed without saying why".to_owned(),
    };
    let mut diagnostic = Diagnostic::error(sentence);
    if !other.trim().is_empty() {
        diagnostic.rendered += &format!("\n{other}");
    }
    diagnostic
}
