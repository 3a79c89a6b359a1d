//! A playground: everything that compiling and running programs takes, set up once.

use crate::budget::Budget;
use crate::compile::{Compiled, Compiler};
use crate::crates::{self, Crates};
use crate::ending;
use crate::event::{Diagnostic, End, Event, Phase};
use crate::explore::{Explored, Exploring, explore};
use crate::failure;
use crate::job::Jobs;
use crate::kit::Kits;
use crate::limits::{self, Limits};
use crate::memory::Reclaimer;
use crate::program::{Goal, Program};
use crate::run::{Run, run};
use crate::rustc::Rustc;
use crate::sandbox::{Isolation, Keeper, Level, Stub, probe};
use crate::stop::Stop;
use crate::store::Store;
use crate::toolchain::{Toolchain, ToolchainError};
use crate::turns::Turns;
use crate::waiting::Starter;
use crate::workplace::Workplace;
use explorer::Options;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

/// What a playground is made from.
pub struct Setup {
    /// A folder for binaries and for files that are at work. It is made if need be, and may be shared by several.
    pub work: PathBuf,
    /// The executable that calls [`crate::sandbox::enter_if_asked`] first in its `main`.
    pub stub: PathBuf,
    pub limits: Limits,
    /// The crates that programs may use.
    pub crates: Option<crates::Source>,
}

/// Why there is no playground.
#[derive(Debug, thiserror::Error)]
pub enum SetupError {
    #[error(transparent)]
    Toolchain(#[from] ToolchainError),
    #[error("the playground can't write to {folder}, where it keeps compiled programs: {error}", folder = .folder.display())]
    Work { folder: PathBuf, error: io::Error },
    #[error("the executable {path}, which programs are started by, can't be started: {error}{reason}", path = .path.display(), reason = limits::of_the_shell())]
    Stub { path: PathBuf, error: io::Error },
    #[error("the playground can't start its threads: {error}{reason}", reason = limits::of_the_shell())]
    Thread { error: io::Error },
}

/// Compiles and runs programs in a sandbox. All methods block, and may be called by many threads at once. Those that compile
/// and explore wait for a place first; how many run is for the caller to bound.
pub struct Playground {
    workplace: Arc<Workplace>,
    kits: Arc<Kits>,
    compiler: Compiler,
    isolation: Isolation,
    reclaimer: Reclaimer,
}

impl Playground {
    /// Finds the compiler, tries the sandbox, removes what a killed server left, and begins to compile the explorer.
    ///
    /// # Errors
    /// When there is no compiler, no folder to work in, or the system refuses a thread or a process.
    pub fn start(setup: Setup) -> Result<Self, SetupError> {
        Self::with_toolchain(Toolchain::find()?, setup)
    }

    /// The same, with a compiler that was found before.
    ///
    /// # Errors
    /// When there is no folder to work in, or the system refuses a thread or a process.
    pub fn with_toolchain(toolchain: Toolchain, setup: Setup) -> Result<Self, SetupError> {
        let Setup {
            work,
            stub,
            limits,
            crates,
        } = setup;
        let failed = |error| SetupError::Work {
            folder: work.clone(),
            error,
        };
        let work = std::path::absolute(&work).map_err(failed)?;
        let jobs = Jobs::new(&work.join("jobs")).map_err(failed)?;
        let keeper = Stub::open(&stub).and_then(Keeper::start);
        let keeper = keeper.map_err(|error| SetupError::Stub { path: stub, error })?;
        let isolation = probe::isolation(keeper.stub());
        let store = Store::new(work.join("store"), limits.store).map_err(failed)?;
        let workplace = Arc::new(Workplace {
            keeper: Arc::clone(&keeper),
            turns: Turns::new(limits.compiling),
            budget: Budget::new(limits.compilers_memory),
            must_hold: isolation.level == Level::Full,
            is_closed: isolation.level != Level::None,
            limits,
            jobs,
        });
        let starter = Starter::new().map_err(|error| SetupError::Thread { error })?;
        let rustc = Rustc::new(Arc::clone(&workplace), toolchain.clone(), starter);
        let rustc = rustc.map_err(failed)?;
        let kits = Kits::new(toolchain, crates, work.join("crates"), keeper);
        let kits = Arc::new(kits);
        let most = workplace.limits.diagnostics;
        Ok(Self {
            compiler: Compiler::new(Arc::clone(&kits), rustc, store, most),
            workplace,
            kits,
            isolation,
            reclaimer: Reclaimer::new(),
        })
    }

    /// How well programs are kept apart from the reader's machine, as it was tried at the start.
    pub fn isolation(&self) -> &Isolation {
        &self.isolation
    }

    pub fn limits(&self) -> &Limits {
        &self.workplace.limits
    }

    /// The compiler of programs that ask for no other.
    pub fn toolchain(&self) -> &Toolchain {
        &self.kits.usual().toolchain
    }

    /// The crates of programs that ask for no other compiler.
    pub fn crates(&self) -> &Crates {
        &self.kits.usual().crates
    }

    /// Compiles a program and throws it away, so that the reader's first one finds the compiler in memory.
    pub fn warm_up(&self) {
        let Ok((_stopper, stop)) = Stop::new() else {
            return;
        };
        // Nobody waits for it, so nobody is told if it fails: the first program will be.
        let program = Program::new("fn main() { println!(\"{}\", std::process::id()); }");
        self.compile(&program, Goal::Binary, &stop, &mut |_| {});
    }

    /// What is known of a program because it was compiled before; its diagnostics are told anew. Fast, and changes nothing.
    pub fn recall(
        &self,
        program: &Program,
        goal: Goal,
        tell: &mut dyn FnMut(Event),
    ) -> Option<Compiled> {
        self.compiler.recall(program, goal, tell)
    }

    /// Waits until the crates that a program needs for `goal` are compiled, which is told if it is still to be done, or `stop`
    /// says to stop.
    pub fn wait_for_crates(
        &self,
        program: &Program,
        goal: Goal,
        stop: &Stop,
        tell: &mut dyn FnMut(Event),
    ) {
        // That there is no compiler is told when it is to compile.
        let Ok(kit) = self.kits.of(program) else {
            return;
        };
        let crates = kit.crates.missing(&program.code, goal);
        if !crates.is_empty() {
            tell(Event::Building { crates });
        }
        kit.crates.of(&program.code, goal, stop);
    }

    /// Compiles a program, or only checks it, and tells the diagnostics.
    pub fn compile(
        &self,
        program: &Program,
        goal: Goal,
        stop: &Stop,
        tell: &mut dyn FnMut(Event),
    ) -> Compiled {
        let start = Instant::now();
        let compiled = self.compiler.compile(program, goal, stop, tell);
        self.reclaimer.work_is_done();
        compiled.unwrap_or_else(|error| {
            Compiled::Ended(failed(Phase::Compile, "compile", &error, start, tell))
        })
    }

    /// Explores every schedule of a program, and tells the diagnostics if it does not compile.
    pub fn explore(
        &self,
        program: &Program,
        options: &Options,
        stop: &Stop,
        tell: &mut dyn FnMut(Event),
    ) -> Explored {
        let by = Exploring {
            workplace: &self.workplace,
            kit: self.kits.usual(),
            compiler: &self.compiler,
        };
        let explored = explore(&by, program, options, stop, tell);
        self.reclaimer.work_is_done();
        explored.unwrap_or_else(|error| Explored::Unexplorable(trouble("explore", &error)))
    }

    /// Runs what [`Playground::compile`] made of `program` and tells its output.
    pub fn run(
        &self,
        program: &Program,
        binary: &Path,
        stop: &Stop,
        tell: &mut dyn FnMut(Event),
    ) -> End {
        let start = Instant::now();
        let ended = self.kits.of(program).map_err(io::Error::other);
        let ended = ended.and_then(|kit| {
            let it = Run {
                workplace: &self.workplace,
                toolchain: &kit.toolchain,
                program,
                binary,
                arguments: &[],
                result: None,
                limits: &self.workplace.limits,
                turn: None,
            };
            run(it, stop, tell)
        });
        self.reclaimer.work_is_done();
        ended.unwrap_or_else(|error| failed(Phase::Run, "run", &error, start, tell))
    }
}

fn trouble(what: &str, error: &io::Error) -> String {
    format!("the playground can't {what} this program: {error}")
}

/// The end of what the system gave `error` for, told as that of a compiler that failed for such a reason.
fn failed(
    phase: Phase,
    what: &str,
    error: &io::Error,
    start: Instant,
    tell: &mut dyn FnMut(Event),
) -> End {
    let end = ending::refused(phase, &trouble(what, error), start, tell);
    if let Some(why) = failure::of_system(error) {
        tell(Event::Diagnostic(Diagnostic::help(failure::sentence(&why))));
    }
    end
}
