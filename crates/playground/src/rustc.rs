//! One call of rustc: where it works, what it is told, and what it may touch.

use crate::child::{Bounds, Remains, Running, Sink, Start};
use crate::crates::Built;
use crate::diagnostic;
use crate::incremental::{Incremental, Lent, REMEMBERED};
use crate::program::{Channel, Goal, Mode, Program};
use crate::sandbox::{Amounts, Calls, Policy};
use crate::stop::Stop;
use crate::toolchain::Toolchain;
use crate::waiting::{Starter, Waiting, write_source};
use crate::workplace::Workplace;
use std::ffi::{OsStr, OsString};
use std::fs;
use std::io;
use std::path::Path;
use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};
use std::thread;
use std::time::Duration;
use tempfile::TempDir;

/// The file that rustc makes, in the folder it works in.
pub const BINARY: &str = "program";

/// How long starting a program takes, with two processors. Starting a compiler at the same time would slow it down.
const LET_IT_START: Duration = Duration::from_millis(5);

/// rustc, and what it remembers and prepares between its calls.
pub struct Rustc {
    workplace: Arc<Workplace>,
    /// What the compiler that waits for a new program is.
    usual: Toolchain,
    incremental: Arc<Incremental>,
    starter: Starter,
    /// Whether a program is being compiled once more so that rustc remembers it.
    remembering: Arc<AtomicBool>,
}

impl Rustc {
    /// To be called as the limits of `workplace` say. New programs are most likely compiled by `usual`.
    ///
    /// # Errors
    /// When there is no folder to work in.
    pub fn new(workplace: Arc<Workplace>, usual: Toolchain) -> io::Result<Self> {
        let folder = workplace.jobs.path().join("incremental");
        let limits = &workplace.limits;
        let incremental = Incremental::new(folder, limits.incremental, limits.compilers)?;
        Ok(Self {
            workplace,
            usual,
            incremental,
            starter: Starter::new(),
            remembering: Arc::default(),
        })
    }

    /// Has `work` done while nobody waits.
    pub fn later(&self, work: impl FnOnce() + Send + 'static) {
        self.starter.soon(work);
    }

    /// Whether a program may be compiled once more so that rustc remembers it: one at a time, since somebody else may be
    /// waiting for a first compilation. Who is told that it may must do so.
    fn may_remember(&self) -> bool {
        self.workplace.limits.compilers > 0 && !self.remembering.swap(true, Relaxed)
    }
}

/// The folder that a program is compiled in.
pub enum Place {
    /// Once: it is removed afterwards.
    Once(TempDir),
    /// For the first time, without remembering anything; to be edited next.
    First(Lent),
    /// As an edit of what rustc remembers.
    Edit(Lent),
}

impl Place {
    /// What rustc remembers pays when it makes a binary in debug mode. A check is as fast without, and what is optimized
    /// is compiled as a whole.
    pub fn for_program(rustc: &Rustc, program: &Program, goal: Goal) -> io::Result<Self> {
        if goal == Goal::Binary
            && program.mode == Mode::Debug
            // One compiler does not know what another has remembered.
            && program.channel == Channel::Stable
            && let Some(lent) = rustc.incremental.lend(program)
        {
            return Ok(match lent.is_filled() {
                true => Self::Edit(lent),
                false => Self::First(lent),
            });
        }
        rustc.workplace.jobs.folder().map(Self::Once)
    }

    pub fn folder(&self) -> &Path {
        match self {
            Self::Once(folder) => folder.path(),
            Self::First(lent) | Self::Edit(lent) => lent.folder(),
        }
    }

    fn take_waiting(&mut self, arguments: &[OsString]) -> Option<Waiting> {
        match self {
            Self::Once(_) => None,
            Self::First(lent) | Self::Edit(lent) => lent.take_waiting(arguments),
        }
    }
}

/// One call of rustc.
pub struct Call<'a> {
    pub rustc: &'a Rustc,
    pub toolchain: &'a Toolchain,
    pub program: &'a Program,
    pub goal: Goal,
    pub crates: &'a Built,
}

impl Call<'_> {
    /// Starts rustc in `place`, or lets the one go on that waits there.
    ///
    /// # Errors
    /// When the folder can't be written to, or rustc not be started.
    pub fn start(&self, place: &mut Place) -> io::Result<Running> {
        let source = place.folder().join(diagnostic::FILE);
        let arguments = self.arguments(place);
        if let Some(waiting) = place.take_waiting(&arguments)
            && let Ok(running) = waiting.feed(&source, &self.program.code)
        {
            return Ok(running);
        }
        write_source(&source, &self.program.code)?;
        Running::start(self.command(place.folder(), &arguments))
    }

    /// What rustc may use in all.
    pub fn bounds(&self) -> Bounds {
        let limits = &self.rustc.workplace.limits;
        Bounds {
            time: limits.compile_time,
            memory: limits.compile_memory,
            // The words are bounded where they are read; this is for a compiler that says nothing else.
            output: 64 * limits.diagnostics,
            files: None,
        }
    }

    /// Gives `place` back, made ready for the program's next edit, and has a compiler wait for the next new program. All
    /// that is done while nobody waits for it.
    ///
    /// `compiled` says whether the program was, `remains` is the compiler that has just worked there.
    pub fn prepare_next(&self, place: Place, compiled: bool, remains: Option<Remains>) {
        match place {
            // It would be removed while the compiler still writes.
            Place::Once(_) => drop(remains),
            Place::Edit(lent) => self.wait_for_edit(lent, remains),
            Place::First(lent) if compiled && self.rustc.may_remember() => {
                self.remember(lent, remains);
            }
            // rustc remembers nothing of what it refuses: the repaired program will be a first one.
            Place::First(lent) => self.rustc.starter.soon(move || drop((remains, lent))),
        }
        self.wait_for_new();
    }

    /// Has a compiler wait in `lent` for the next edit of the program.
    fn wait_for_edit(&self, lent: Lent, remains: Option<Remains>) {
        let program = self.program.clone();
        let place = Place::Edit(lent);
        let arguments = self.arguments(&place);
        let command = self.command(place.folder(), &arguments);
        let Place::Edit(lent) = place else { return };
        let waits = self.rustc.workplace.limits.compilers > 1;
        self.rustc.starter.soon(move || {
            // The program that was just compiled is started first.
            thread::sleep(LET_IT_START);
            drop(remains);
            lent.clean();
            let source = lent.folder().join(diagnostic::FILE);
            // That none waits costs a few milliseconds.
            let waiting = waits.then(|| Waiting::start(command, arguments, &source).ok());
            lent.give_back(Some(program), waiting.flatten());
        });
    }

    /// Compiles the program again, so that rustc remembers it, and then waits for its next edit.
    fn remember(&self, lent: Lent, remains: Option<Remains>) {
        let place = Place::Edit(lent);
        let arguments = self.arguments(&place);
        let command = self.command(place.folder(), &arguments);
        let next = self.command(place.folder(), &arguments);
        let Place::Edit(lent) = place else { return };
        let waits = self.rustc.workplace.limits.compilers > 1;
        let starter = self.rustc.starter.clone();
        let remembering = Arc::clone(&self.rustc.remembering);
        let bounds = self.bounds();
        let program = self.program.clone();
        let remember = move || {
            thread::sleep(LET_IT_START);
            drop(remains);
            lent.clean();
            let source = lent.folder().join(diagnostic::FILE);
            let is_remembered = is_remembered(command, &bounds);
            remembering.store(false, Relaxed);
            if !is_remembered {
                return;
            }
            lent.clean();
            starter.soon(move || {
                let waiting = waits.then(|| Waiting::start(next, arguments, &source).ok());
                lent.give_back(Some(program), waiting.flatten());
            });
        };
        if thread::Builder::new().spawn(remember).is_err() {
            self.rustc.remembering.store(false, Relaxed);
        }
    }

    /// Has a compiler wait for the next new program, if none does.
    fn wait_for_new(&self) {
        let Some(fresh) = self.rustc.incremental.lend_fresh() else {
            return;
        };
        let next = Program::new("");
        let call = Call {
            rustc: self.rustc,
            toolchain: &self.rustc.usual,
            program: &next,
            goal: Goal::Binary,
            crates: &Built::default(),
        };
        let place = Place::First(fresh);
        let arguments = call.arguments(&place);
        let command = call.command(place.folder(), &arguments);
        let Place::First(fresh) = place else { return };
        self.rustc.starter.soon(move || {
            let source = fresh.folder().join(diagnostic::FILE);
            if let Ok(waiting) = Waiting::start(command, arguments, &source) {
                fresh.give_back(None, Some(waiting));
            }
        });
    }

    fn command(&self, folder: &Path, arguments: &[OsString]) -> Command {
        let toolchain = self.toolchain;
        let arguments: Vec<&OsStr> = arguments.iter().map(OsString::as_os_str).collect();
        let search_path = toolchain.search_path();
        let mut command = Start {
            stub: &self.rustc.workplace.stub,
            policy: &self.policy(folder),
            program: &toolchain.rustc,
            arguments: &arguments,
            // Nothing of the server's own: a program can read its compiler's environment.
            environment: &[
                ("PATH", OsStr::new(&search_path)),
                ("TMPDIR", folder.as_os_str()),
            ],
            folder,
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
        command
    }

    fn policy(&self, folder: &Path) -> Policy {
        let toolchain = self.toolchain;
        let limits = &self.rustc.workplace.limits;
        let mut execute = vec![toolchain.sysroot.clone()];
        execute.extend(toolchain.system_programs.iter().cloned());
        execute.extend(toolchain.system_libraries.iter().cloned());
        Policy {
            must_hold: self.rustc.workplace.must_hold,
            calls: Calls::OfCompiler,
            read: self.crates.folders.clone(),
            execute,
            write: vec![folder.to_owned()],
            amounts: Amounts {
                cpu: limits.compile_time.as_secs() * toolchain.cores as u64 + 1,
                data: limits.compile_memory + (512 << 20),
                addresses: 16 << 30,
                file: 128 << 20,
                descriptors: 1024,
            },
        }
    }

    fn arguments(&self, place: &Place) -> Vec<OsString> {
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
            Goal::Binary => {
                arguments.add(["-C", "strip=debuginfo"]);
                self.linking(place, &mut arguments);
            }
            // The explorer tells of each step the line it is on. The reader has seen the warnings of the program itself.
            Goal::Explored => {
                arguments.add(["-C", "debuginfo=line-tables-only", "--cap-lints", "allow"]);
                self.linking(place, &mut arguments);
            }
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
    fn linking(&self, place: &Place, arguments: &mut Arguments) {
        let libraries = &self.toolchain.libraries;
        arguments.add(["--emit", "link", "--json", "artifacts", "-o", BINARY]);
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
        if let Place::Edit(_) = place {
            arguments.add([
                "-C",
                &format!("incremental={REMEMBERED}"),
                "-C",
                "codegen-units=4",
            ]);
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

/// Runs a compiler that remembers to its end, and tells whether it came to a good one.
fn is_remembered(command: Command, bounds: &Bounds) -> bool {
    /// The reader has heard its words already.
    struct Silence;
    impl Sink for Silence {
        fn take(&mut self, _: &[u8]) {}
    }
    let Ok((_stopper, stop)) = Stop::new() else {
        return false;
    };
    let ended = Running::start(command).and_then(|running| {
        running.stand_back();
        running.finish(bounds, &stop, &mut Silence)
    });
    ended.is_ok_and(|ended| ended.status.is_some_and(|status| status.success()))
}
