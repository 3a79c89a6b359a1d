//! The playground that runs the programs of the pages that are served, checks answers to their exercises, and keeps what
//! came of them.

use super::exercises;
use super::options::Options;
use super::practice;
use crate::programs;
use anyhow::bail;
use axum::Router;
use playground::http::thread::Unfinished;
use playground::http::{self, Service};
use playground::sandbox::Level;
use playground::{Limits, Playground};
use std::path::Path;
use std::sync::Arc;
use std::thread;

/// Sets the playground of the book in `root` up, says on the terminal how it fares, and returns its routes. Without a
/// compiler, these answer with the reason: the book can be read all the same.
///
/// # Errors
/// When a sandbox is required and there is none that holds.
pub fn router(root: &Path, options: &Options) -> anyhow::Result<(Router, Unfinished)> {
    let limits = Limits::default();
    let started = programs::playground_of(root, &options.work, limits.clone())
        .map(Arc::new)
        .map_err(|error| format!("{error:#}"));
    announce(&started, options.require_sandbox)?;
    if let Ok(playground) = &started {
        let playground = Arc::clone(playground);
        // Without, the first program takes a little longer.
        let _ = thread::Builder::new().spawn(move || playground.warm_up());
    }
    let service = Arc::new(Service::new(started, limits));
    let (routes, unfinished) = http::router(Arc::clone(&service));
    let mut routes = routes.merge(exercises::router(root, Arc::clone(&service)));
    if options.is_own {
        // Nothing is written to the folder of somebody else's book.
        routes = routes.merge(practice::router(root, service));
    }
    Ok((routes, unfinished))
}

fn announce(started: &Result<Arc<Playground>, String>, required: bool) -> anyhow::Result<()> {
    let playground = match started {
        Ok(playground) => playground,
        Err(why) if required => bail!("--require-sandbox: there is no playground: {why}"),
        Err(why) => {
            tell!("Programs can't be run: {why}");
            return Ok(());
        }
    };
    let isolation = playground.isolation();
    let missing = isolation.missing.join(" ");
    match isolation.level {
        Level::Full => announce!(
            "Programs run in a sandbox: they can't read your files, open connections or start processes."
        ),
        _ if required => bail!("--require-sandbox: the sandbox does not hold. {missing}"),
        Level::Partial => tell!("The sandbox of programs holds in part. {missing}"),
        Level::None => tell!("Programs run without a sandbox. {missing}"),
    }
    Ok(())
}
