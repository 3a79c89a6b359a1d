//! The folders that programs are compiled in, and what rustc remembers and prepares in them.

use crate::incremental::{Incremental, Lent};
use crate::program::{Channel, Goal, Mode, Program};
use crate::toolchain::Toolchain;
use crate::waiting::{Starter, Waiting};
use crate::workplace::Workplace;
use std::ffi::OsString;
use std::io;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};
use tempfile::TempDir;

/// rustc, and what it remembers and prepares between its calls.
pub struct Rustc {
    pub(super) workplace: Arc<Workplace>,
    /// What the compiler that waits for a new program is.
    pub(super) usual: Toolchain,
    pub(super) incremental: Arc<Incremental>,
    pub(super) starter: Starter,
    /// Whether a program is being compiled once more so that rustc remembers it.
    remembering: Arc<AtomicBool>,
}

/// Says that a program is being compiled once more, until it is dropped.
pub(super) struct Remembering(Arc<AtomicBool>);

impl Drop for Remembering {
    fn drop(&mut self) {
        self.0.store(false, Relaxed);
    }
}

impl Rustc {
    /// To be called as the limits of `workplace` say. New programs are most likely compiled by `usual`; `starter` starts the
    /// compilers that wait for them.
    ///
    /// # Errors
    /// When there is no folder to work in.
    pub fn new(workplace: Arc<Workplace>, usual: Toolchain, starter: Starter) -> io::Result<Self> {
        let folder = workplace.jobs.path().join("incremental");
        let limits = &workplace.limits;
        let incremental = Incremental::new(folder, limits.incremental, limits.compilers)?;
        Ok(Self {
            workplace,
            usual,
            incremental,
            starter,
            remembering: Arc::default(),
        })
    }

    /// Has `work` done while nobody waits.
    pub fn later(&self, work: impl FnOnce() + Send + 'static) {
        self.starter.soon(work);
    }

    /// Whether a program may be compiled once more so that rustc remembers it: one at a time, since somebody else may be
    /// waiting for a first compilation.
    pub(super) fn may_remember(&self) -> Option<Remembering> {
        let may = self.workplace.limits.compilers > 0 && !self.remembering.swap(true, Relaxed);
        may.then(|| Remembering(Arc::clone(&self.remembering)))
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
        // The folders that are lent are in it, too.
        rustc.workplace.jobs.path();
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

    /// Whether rustc remembers what it compiles here.
    pub fn remembers(&self) -> bool {
        matches!(self, Self::Edit(_))
    }

    /// The compiler that waits here, if it was given these arguments.
    pub fn take_waiting(&mut self, arguments: &[OsString]) -> Option<Waiting> {
        match self {
            Self::Once(_) => None,
            Self::First(lent) | Self::Edit(lent) => lent.take_waiting(arguments),
        }
    }
}
