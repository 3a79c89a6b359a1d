//! The playground that runs the programs of the pages that are served.

use super::Options;
use anyhow::bail;
use axum::Router;
use playground::crates::Source;
use playground::http::{self, Service};
use playground::sandbox::Level;
use playground::{Limits, Playground, Setup};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;

/// Sets the playground up, says on the terminal how it fares, and returns its routes. Without a compiler, these answer
/// with the reason: the book can be read all the same.
///
/// # Errors
/// When a sandbox is required and there is none that holds.
pub fn router(options: &Options) -> anyhow::Result<Router> {
    let limits = Limits::default();
    let started = start(&options.work, limits.clone())
        .map(Arc::new)
        .map_err(|error| format!("{error:#}"));
    announce(&started, options.require_sandbox)?;
    if let Ok(playground) = &started {
        let playground = Arc::clone(playground);
        thread::spawn(move || playground.warm_up());
    }
    Ok(http::router(Service::new(started, limits)))
}

/// A playground that keeps its files in a folder of `work`, for this executable.
///
/// # Errors
/// When there is no compiler, or no folder to work in.
pub fn start(work: &Path, limits: Limits) -> anyhow::Result<Playground> {
    Ok(Playground::start(Setup {
        work: work.join("playground"),
        stub: own_executable()?,
        limits,
        crates: crates(),
    })?)
}

fn announce(started: &Result<Arc<Playground>, String>, required: bool) -> anyhow::Result<()> {
    let playground = match started {
        Ok(playground) => playground,
        Err(why) if required => bail!("--require-sandbox: there is no playground: {why}"),
        Err(why) => {
            eprintln!("Programs can't be run: {why}");
            return Ok(());
        }
    };
    let isolation = playground.isolation();
    let missing = isolation.missing.join(" ");
    match isolation.level {
        Level::Full => println!(
            "Programs run in a sandbox: they can't read your files, open connections or start processes."
        ),
        _ if required => bail!("--require-sandbox: the sandbox does not hold. {missing}"),
        Level::Partial => eprintln!("The sandbox of programs holds in part. {missing}"),
        Level::None => eprintln!("Programs run without a sandbox. {missing}"),
    }
    Ok(())
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

/// The crates that the listings of this book use, if it is still where this program was compiled.
fn crates() -> Option<Source> {
    let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    workspace.join("Cargo.lock").is_file().then(|| Source {
        workspace,
        package: "listings".into(),
        explorer: true,
    })
}
