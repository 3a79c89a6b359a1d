//! The book on the author's or reader's own machine, always up to date.
//!
//! ```text
//! author saves ─▶ watch ─▶ follow ─┬─▶ rebuild ─┬─▶ site ──▶ pages ─▶ browser asks
//!                                  │            └─▶ status ─▶ live ─▶ open pages reload, or show the error
//!                                  └─▶ proving ───▶ status ─▶ live ─▶ … or what came of a listing
//! ```
//!
//! - [`watch`] notices that one of the book's files has changed, and [`follow`] hears of it: [`rebuild`] builds the book beside
//!   the one being read.
//! - [`author`] finds out meanwhile what came of the listings that changed, and has one recorded anew when its page asks.
//! - [`pages`] hands out the files of the finished builds, and what a page of any book needs for its programs.
//! - [`live`] tells open pages about builds, errors and verdicts; [`ending`] waits for whoever stops the server.
//! - [`threads`] starts what answers, or says that the system has no thread for it.
//! - [`playground`] runs the programs of pages, [`exercises`] checks answers, [`practice`] keeps what came
//!   of them. [`progress`] says what a slow first build is busy with.
//! - [`connections`] bounds how many clients there are, and how long each may keep us waiting.
//! - [`guard`](::playground::http::guard) is passed by every request; [`http`] is what every answer carries.

mod author;
pub mod command;
pub mod connections;
mod ending;
pub mod exercises;
mod follow;
mod http;
mod live;
mod options;
mod pages;
pub mod playground;
mod practice;
mod progress;
mod rebuild;
mod threads;
pub(crate) mod watch;

use std::io::ErrorKind;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::{Arc, mpsc};
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result};
use axum::Router;
use axum::middleware::{from_fn, from_fn_with_state};

use crate::proof::Prover;
use crate::{Purpose, Settings};
use ::playground::http::guard::{Hosts, check_host};
use ::playground::http::thread::Unfinished;
use author::proving::Proving;
use author::record;
use ending::Ending;
use follow::Follower;
use http::answers;
use http::visits::{Visits, know};
use live::Status;
use pages::readers::Readers;
use pages::scripts;
use pages::site::Site;
use rebuild::Builder;
use remembered::Memory;
use threads::Tasks;
use watch::Watch;
use watch::sources::Sources;

pub use options::Options;

/// How many ports after the wished one are tried when it is taken.
const MORE_PORTS: u16 = 100;

/// How long a server that is asked to end may take for that.
const LAST_MOMENTS: Duration = Duration::from_secs(2);

const NO_THREADS: &str = "cannot start the server's threads: end other programs, or allow more threads (`ulimit -u`) or memory (`ulimit -v`)";

/// Of a book that somebody else may have written. It is what no policy of a page keeps its own scripts from.
const OF_SCRIPTS: &str = "Scripts that this book brings can have programs run in the sandbox without a click, and send what is on \
    its pages elsewhere by opening an address: serve books that you trust.";

/// Builds the book in `root`, serves it with a playground on 127.0.0.1 and rebuilds it on each change, until the
/// process is ended. A book that cannot be built is no error: its pages say what is wrong.
///
/// The executable must have called [`playground::sandbox::enter_if_asked`](::playground::sandbox::enter_if_asked) first in
/// its `main`.
///
/// # Errors
///
/// When there is no free port, the system refuses what a server needs, or a sandbox is required and does not hold.
pub fn serve(root: &Path, options: Options) -> Result<()> {
    ending::never_by_large_files();
    let open_browser = options.open;
    if !options.is_own {
        announce!("{OF_SCRIPTS}");
    }
    let playground = playground::router(root, &options)?;
    let server = Server::start(root, options, Some(playground))?;
    let ending = server.expect_ending()?;
    let address = format!("http://{}", server.address());
    announce!("The book is at {address} (Ctrl-C stops)");
    if open_browser {
        open(&address);
    }
    server.wait(ending)
}

/// A running server. Dropping it stops it.
pub struct Server {
    address: SocketAddr,
    // Dropped in this order: first nobody builds any more, then nobody answers.
    follower: Follower,
    tasks: Tasks,
    answering: tokio::task::JoinHandle<std::io::Result<()>>,
    unfinished: Option<Unfinished>,
}

impl Server {
    /// Builds the book in `root` and begins to serve it, with the routes of a playground or without one. On return the
    /// first build has ended, well or not.
    ///
    /// # Errors
    ///
    /// When there is no free port, or the system refuses what a server needs.
    pub fn start(
        root: &Path,
        options: Options,
        playground: Option<(Router, Unfinished)>,
    ) -> Result<Self> {
        let root = std::path::absolute(root)?;
        let work = std::path::absolute(options.work)?;
        let listener = bind(options.port)?;
        let address = listener.local_addr()?;
        // Two servers must not build into each other's folders; they do differ in port.
        let folder = work.join("serve").join(address.port().to_string());

        let site = Arc::new(Site::default());
        let (status, status_seen) = tokio::sync::watch::channel(Status::default());
        // Begun before the first build, so that what changes meanwhile is built next.
        let watch = Watch::start(Sources::of(&root), options.interval);
        let proving = options
            .is_own
            .then(|| proving(&root, &work, &status))
            .transpose()
            .context(NO_THREADS)?
            .flatten();
        let mut builder = Builder::new(
            root.clone(),
            folder,
            playground.is_some(),
            options.command.into(),
            Arc::clone(&site),
            status,
        );
        progress::told_if_slow(&root, || builder.build());

        let recording = proving.clone().map(record::router).unwrap_or_default();
        let (programs, unfinished) = playground.unzip();
        let others = programs.unwrap_or_default().merge(recording);
        let room = connections::room()?;
        let readers = Readers::start(Arc::clone(&room)).context(NO_THREADS)?;
        let pages = pages::router(site, readers, watch.prompter(), status_seen.clone());
        let router = router(pages, status_seen, others, address);
        let tasks = Tasks::start().context(NO_THREADS)?;
        let answering = connections::serve(listener, router, room, options.patience);
        let answering = tasks.handle().spawn(answering);
        let follower = Follower::start(watch, builder, proving).context(NO_THREADS)?;
        Ok(Self {
            address,
            follower,
            tasks,
            answering,
            unfinished,
        })
    }

    /// Where the server listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// From now on this process does not end by signals that ask it to, but by [`Server::wait`].
    fn expect_ending(&self) -> Result<Ending> {
        let _inside = self.tasks.handle().enter();
        Ending::expect().context("cannot wait for signals")
    }

    /// Blocks until the process is asked to end. Programs that still run are ended, and the files of the server removed.
    ///
    /// # Errors
    ///
    /// When the server can no longer accept connections.
    fn wait(self, ending: Ending) -> Result<()> {
        let Self {
            follower,
            tasks,
            answering,
            unfinished,
            ..
        } = self;
        let outcome = tasks.handle().block_on(async {
            tokio::select! {
                outcome = answering => outcome?.map_err(anyhow::Error::from),
                () = ending.asked_for() => Ok(()),
            }
        });
        // Whoever has asked does not wait for long, as for a build that is under way.
        let (ended, has_ended) = mpsc::channel::<()>();
        let end = move || {
            drop((tasks, follower, unfinished));
            drop(ended);
        };
        // Where there is no thread, all that is dropped at once, on this one.
        let _ = thread::Builder::new().spawn(end);
        let _ = has_ended.recv_timeout(LAST_MOMENTS);
        outcome
    }
}

/// What proves the listings of the book at `root`, if it has any that are ours to prove.
fn proving(
    root: &Path,
    work: &Path,
    status: &tokio::sync::watch::Sender<Status>,
) -> std::io::Result<Option<Proving>> {
    let settings = Settings::read(root, Purpose::Serve);
    let Ok(settings) = settings.map_err(drop).and_then(|settings| {
        let is_ours = settings.asks_for_listings();
        is_ours.then_some(settings).ok_or(())
    }) else {
        return Ok(None);
    };
    let src = settings.chapters().to_owned();
    let prover = Prover::new(root, &src, work, Memory::of_this_build());
    Proving::start(root, src, prover, status.clone()).map(Some)
}

/// The whole of what the server answers. The guards are around all of it, the playground included.
fn router(
    pages: Router,
    status: tokio::sync::watch::Receiver<Status>,
    others: Router,
    address: SocketAddr,
) -> Router {
    Router::new()
        .merge(live::router(status))
        .merge(scripts::router())
        .merge(others)
        .merge(pages)
        .layer(from_fn(answers::explain_refusals))
        .layer(from_fn_with_state(Visits::on(address.port()), know))
        .layer(from_fn_with_state(Hosts::of(address), check_host))
        .layer(from_fn(answers::add_headers))
}

/// Takes the port, or the next free one. Only ever on the loopback interface: the pages are for
/// whoever sits at this machine.
fn bind(port: u16) -> Result<TcpListener> {
    let last = port.saturating_add(MORE_PORTS);
    for candidate in port..=last {
        match TcpListener::bind((Ipv4Addr::LOCALHOST, candidate)) {
            Err(error) if error.kind() == ErrorKind::AddrInUse => {}
            outcome => {
                return outcome.with_context(|| format!("cannot listen on port {candidate}"));
            }
        }
    }
    anyhow::bail!("the ports {port} to {last} are all taken; choose another with --port")
}

/// Shows the book in the browser, or says that it could not.
fn open(address: &str) {
    let program = match std::env::consts::OS {
        "macos" => "open",
        "windows" => "explorer",
        _ => "xdg-open",
    };
    let child = Command::new(program)
        .arg(address)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn();
    if let Err(error) = child {
        tell!("Cannot open a browser ({program}: {error}); please open the address yourself.");
    }
}
