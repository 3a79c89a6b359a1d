//! A playground: everything that compiling and running programs takes, set up once.

use crate::compile::{self, Compiled, Goal};
use crate::crates::{self, Crates};
use crate::event::{End, Event};
use crate::explore::{self, Explored};
use crate::incremental::Incremental;
use crate::job::Jobs;
use crate::kit::Kit;
use crate::limits::Limits;
use crate::program::{Channel, Program};
use crate::run;
use crate::sandbox::{Isolation, Level, probe};
use crate::stop::Stop;
use crate::store::Store;
use crate::toolchain::{Toolchain, ToolchainError};
use crate::waiting::Starter;
use explorer::Options;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};
use std::sync::{Arc, OnceLock};
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
}

/// Compiles and runs programs in a sandbox. All methods block, and may be called by many threads at once; how many do so
/// is for the caller to bound.
pub struct Playground {
    pub(crate) limits: Limits,
    pub(crate) stub: PathBuf,
    pub(crate) usual: Kit,
    /// Looked for when a program first asks for it; or the sentence that says why there is none.
    nightly: OnceLock<Result<Kit, String>>,
    /// What the crates of a kit are compiled from, and where.
    crates: (Option<crates::Source>, PathBuf),
    pub(crate) store: Arc<Store>,
    pub(crate) incremental: Arc<Incremental>,
    pub(crate) starter: Starter,
    pub(crate) jobs: Jobs,
    /// Whether a program is being compiled once more so that rustc remembers it.
    pub(crate) remembering: Arc<AtomicBool>,
    isolation: Isolation,
}

impl Playground {
    /// Finds the compiler, tries the sandbox, removes what a killed server left, and begins to compile the crates.
    ///
    /// # Errors
    /// When there is no compiler, or no folder to work in.
    pub fn start(setup: Setup) -> Result<Self, SetupError> {
        Self::with_toolchain(Toolchain::find()?, setup)
    }

    /// The same, with a compiler that was found before.
    ///
    /// # Errors
    /// When there is no folder to work in.
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
        let folder = jobs.path().join("incremental");
        let incremental =
            Incremental::new(folder, limits.incremental, limits.compilers).map_err(failed)?;
        let store = Arc::new(Store::new(work.join("store"), limits.store).map_err(failed)?);
        let isolation = probe::isolation(&stub);
        let folder = work.join("crates");
        Ok(Self {
            limits,
            stub,
            usual: Kit::new(toolchain, crates.as_ref(), &folder),
            nightly: OnceLock::new(),
            crates: (crates, folder),
            store,
            incremental,
            starter: Starter::new(),
            jobs,
            remembering: Arc::default(),
            isolation,
        })
    }

    /// Whether a program may be compiled once more so that rustc remembers it: one at a time, since somebody else may be
    /// waiting for a first compilation. Who is told that it may must do so.
    pub(crate) fn may_remember(&self) -> bool {
        self.limits.compilers > 0 && !self.remembering.swap(true, Relaxed)
    }

    /// Brings the store back within its bound, now and then, while nobody waits.
    pub(crate) fn tidy(&self) {
        if self.store.is_due() {
            let store = Arc::clone(&self.store);
            self.starter.soon(move || store.tidy());
        }
    }

    /// How well programs are kept apart from the reader's machine, as it was tried at the start.
    pub fn isolation(&self) -> &Isolation {
        &self.isolation
    }

    /// Whether the sandbox held at the start, so that it must hold from then on.
    pub(crate) fn sandbox_holds(&self) -> bool {
        self.isolation.level == Level::Full
    }

    pub fn limits(&self) -> &Limits {
        &self.limits
    }

    /// The compiler of programs that ask for no other.
    pub fn toolchain(&self) -> &Toolchain {
        &self.usual.toolchain
    }

    /// The crates of programs that ask for no other compiler.
    pub fn crates(&self) -> &Crates {
        &self.usual.crates
    }

    /// What `program` is compiled with; or a sentence that says why there is no such compiler.
    pub(crate) fn kit(&self, program: &Program) -> Result<&Kit, String> {
        if program.channel == Channel::Stable || self.usual.toolchain.is_nightly() {
            return Ok(&self.usual);
        }
        let nightly = self.nightly.get_or_init(|| {
            let (source, folder) = &self.crates;
            let toolchain = self.usual.toolchain.nightly()?;
            Ok(Kit::new(
                toolchain,
                source.as_ref(),
                &folder.join("nightly"),
            ))
        });
        nightly.as_ref().map_err(Clone::clone)
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
        compile::recall(self, program, goal, tell)
    }

    /// Waits until the crates that a program needs for `goal` are compiled, or `stop` says to stop.
    pub fn wait_for_crates(&self, program: &Program, goal: Goal, stop: &Stop) {
        // That there is no compiler is told when it is to compile.
        if let Ok(kit) = self.kit(program) {
            kit.crates.of(&program.code, goal, stop);
        }
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
        let compiled = compile::compile(self, program, goal, stop, tell);
        compiled.unwrap_or_else(|error| compile::refused(&trouble("compile", &error), start, tell))
    }

    /// Explores every schedule of a program, and tells the diagnostics if it does not compile.
    pub fn explore(
        &self,
        program: &Program,
        options: &Options,
        stop: &Stop,
        tell: &mut dyn FnMut(Event),
    ) -> Explored {
        explore::explore(self, program, options, stop, tell)
            .unwrap_or_else(|error| Explored::Unexplorable(trouble("explore", &error)))
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
        run::run(self, program, binary, stop, tell)
            .unwrap_or_else(|error| run::refused(&trouble("run", &error), start, tell))
    }
}

fn trouble(what: &str, error: &io::Error) -> String {
    format!("the playground can't {what} this program: {error}")
}
