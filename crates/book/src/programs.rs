//! The playground on which this book compiles, runs and explores programs.

use crate::build::locate;
use explorer::Options;
use playground::crates::Source;
use playground::explore::Explored;
use playground::{Event, Limits, Playground, Program, Setup, Stop};
use std::path::{Path, PathBuf};

/// A playground that keeps its files in a folder of `work`, for this executable.
///
/// # Errors
/// When there is no compiler, or no folder to work in.
pub fn playground(work: &Path, limits: Limits) -> anyhow::Result<Playground> {
    Ok(Playground::start(Setup {
        work: work.join("playground"),
        stub: own_executable()?,
        limits,
        crates: crates(),
    })?)
}

/// What came of exploring `program`, and why the compiler refused it.
///
/// # Errors
/// When the system refuses what that needs.
pub fn explore(
    playground: &Playground,
    program: &Program,
    options: &Options,
) -> anyhow::Result<(Explored, String)> {
    // Nobody stops it: whoever presses Ctrl-C ends this process, and the kernel what it has started.
    let (_stopper, stop) = Stop::new()?;
    let mut words = String::new();
    let mut collect = |event| {
        if let Event::Diagnostic(diagnostic) = event
            && diagnostic.level == "error"
        {
            words += &diagnostic.rendered;
        }
    };
    let explored = playground.explore(program, options, &stop, &mut collect);
    Ok((explored, words))
}

/// What the stub is started from. On Linux, the name of whatever this process runs, which stays when cargo puts a newer
/// executable in its place.
fn own_executable() -> std::io::Result<PathBuf> {
    if cfg!(target_os = "linux") {
        Ok("/proc/self/exe".into())
    } else {
        std::env::current_exe()
    }
}

/// The crates that the listings of this book use, if the book is to be found.
pub fn crates() -> Option<Source> {
    Some(Source {
        workspace: locate::project()?,
        package: "listings".into(),
        explorer: true,
    })
}
