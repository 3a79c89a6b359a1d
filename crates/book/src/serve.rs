//! The book on the author's or reader's own machine, always up to date.
//!
//! ```text
//! author saves ─▶ watch ─▶ rebuild ─┬─▶ site ──▶ pages ─▶ browser asks
//!                                   └─▶ status ─▶ live ─▶ open pages reload, or show the error
//! ```
//!
//! - [`watch`] notices changed files, [`rebuild`] builds the book beside the one being read.
//! - [`sources`] knows which files those are.
//! - [`site`] knows the finished builds on disk, [`pages`] hands out their files over HTTP, each page
//!   with the [`stamp`] of its build; [`error_page`] stands in while there is none.
//! - [`playground`] runs the programs of pages; [`scripts`] are what a page of any book needs for that.
//! - [`live`] tells open pages about builds and errors; [`ending`] waits for whoever stops the server.
//! - [`guard`](::playground::http::guard) is passed by every request, [`answers`] is what every answer carries.

mod answers;
mod ending;
mod error_page;
mod live;
mod pages;
pub mod playground;
mod rebuild;
mod scripts;
mod site;
mod sources;
mod stamp;
mod watch;

use std::io::ErrorKind;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::{Arc, mpsc};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use axum::Router;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::serve::ListenerExt;
use tokio::runtime::Runtime;

use ::playground::http::guard::{Hosts, check_host};
use ending::Ending;
use live::Status;
use rebuild::Builder;
use site::Site;
use sources::Sources;
use watch::Snapshot;

/// How many ports after the wished one are tried when it is taken.
const MORE_PORTS: u16 = 100;

/// How long a server that is asked to end may take for that.
const LAST_MOMENTS: Duration = Duration::from_secs(2);

/// What can be said on the command line.
#[derive(Debug, Clone)]
pub struct Options {
    /// The port to listen on, or the first of some to try. 0 leaves the choice to the system.
    pub port: u16,
    /// Whether to show the book in the browser.
    pub open: bool,
    /// Whether to refuse to run programs that nothing keeps from the reader's files.
    pub require_sandbox: bool,
    /// A folder for the pages that are served. Nothing is ever written to that of the book.
    pub work: PathBuf,
    /// How often the files of the book are looked at: half of this passes, on average, before a change is noticed.
    pub interval: Duration,
}

impl Options {
    /// Any free port, no browser, and `work` for the pages.
    pub fn new(work: impl Into<PathBuf>) -> Self {
        Self {
            port: 0,
            open: false,
            require_sandbox: false,
            work: work.into(),
            interval: Duration::from_millis(100),
        }
    }
}

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
    let open_browser = options.open;
    let playground = playground::router(root, &options)?;
    let server = Server::start(root, options, Some(playground))?;
    let ending = server.expect_ending()?;
    let address = format!("http://{}", server.address());
    println!("The book is at {address} (Ctrl-C stops)");
    if open_browser {
        open(&address);
    }
    server.wait(ending)
}

/// A running server. Dropping it stops it.
pub struct Server {
    address: SocketAddr,
    // Dropped in this order: first nobody builds any more, then nobody answers.
    watcher: Watcher,
    runtime: Runtime,
    answering: tokio::task::JoinHandle<std::io::Result<()>>,
}

impl Server {
    /// Builds the book in `root` and begins to serve it, with the routes of a playground or without one. On return the
    /// first build has ended, well or not.
    ///
    /// # Errors
    ///
    /// When there is no free port, or the system refuses what a server needs.
    pub fn start(root: &Path, options: Options, playground: Option<Router>) -> Result<Self> {
        let root = std::path::absolute(root)?;
        let work = std::path::absolute(options.work)?;
        let listener = bind(options.port)?;
        let address = listener.local_addr()?;
        // Two servers must not build into each other's folders; they do differ in port.
        let folder = work.join("serve").join(address.port().to_string());

        let site = Arc::new(Site::default());
        let (status, status_seen) = tokio::sync::watch::channel(Status::default());
        let sources = Sources::of(&root);
        let seen = Snapshot::of(&sources);
        let mut builder = Builder::new(
            root,
            folder,
            playground.is_some(),
            Arc::clone(&site),
            status,
        );
        builder.build();

        let playground = playground.unwrap_or_default();
        let router = router(site, status_seen, playground, Hosts::of(address));
        let runtime = Runtime::new().context("cannot start the server's threads")?;
        let answering = runtime.spawn(answer(listener, router));
        let watcher = Watcher::start(sources, seen, options.interval, builder)?;
        Ok(Self {
            address,
            watcher,
            runtime,
            answering,
        })
    }

    /// Where the server listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// From now on this process does not end by signals that ask it to, but by [`Server::wait`].
    fn expect_ending(&self) -> Result<Ending> {
        let _inside = self.runtime.enter();
        Ending::expect().context("cannot wait for signals")
    }

    /// Blocks until the process is asked to end. Programs that still run are ended, and the files of the server removed.
    ///
    /// # Errors
    ///
    /// When the server can no longer accept connections.
    fn wait(self, ending: Ending) -> Result<()> {
        let Self {
            watcher,
            runtime,
            answering,
            ..
        } = self;
        let outcome = runtime.block_on(async {
            tokio::select! {
                outcome = answering => outcome?.map_err(anyhow::Error::from),
                () = ending.asked_for() => Ok(()),
            }
        });
        // Whoever has asked does not wait for long, as for a build that is under way.
        let (ended, has_ended) = mpsc::channel::<()>();
        thread::spawn(move || {
            drop((runtime, watcher));
            drop(ended);
        });
        let _ = has_ended.recv_timeout(LAST_MOMENTS);
        outcome
    }
}

/// The whole of what the server answers. The guards are around all of it, the playground included.
fn router(
    site: Arc<Site>,
    status: tokio::sync::watch::Receiver<Status>,
    playground: Router,
    hosts: Hosts,
) -> Router {
    Router::new()
        .merge(live::router(status.clone()))
        .merge(scripts::router())
        .merge(playground)
        .merge(pages::router(site, status))
        .layer(from_fn(answers::explain_refusals))
        .layer(from_fn_with_state(hosts, check_host))
        .layer(from_fn(answers::add_headers))
}

async fn answer(listener: TcpListener, router: Router) -> std::io::Result<()> {
    listener.set_nonblocking(true)?;
    let listener = tokio::net::TcpListener::from_std(listener)?.tap_io(|connection| {
        // Otherwise the second part of an answer waits up to 40 ms for the browser to confirm the
        // first. Without it the answer is late, not wrong.
        let _ = connection.set_nodelay(true);
    });
    axum::serve(listener, router).await
}

/// The thread that watches and builds. Dropping it ends the thread, after the build under way.
struct Watcher {
    stop: Option<mpsc::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Watcher {
    fn start(
        sources: Sources,
        seen: Snapshot,
        interval: Duration,
        mut builder: Builder,
    ) -> Result<Self> {
        let (stop, stopped) = mpsc::channel();
        let thread = thread::Builder::new()
            .name("watcher".into())
            .spawn(move || {
                watch::watch(sources, seen, interval, &stopped, |changed| {
                    let start = Instant::now();
                    if builder.build() {
                        eprintln!(
                            "Built again in {:.1?}: {} changed",
                            start.elapsed(),
                            changed.display()
                        );
                    }
                });
            })?;
        Ok(Self {
            stop: Some(stop),
            thread: Some(thread),
        })
    }
}

impl Drop for Watcher {
    fn drop(&mut self) {
        drop(self.stop.take());
        if let Some(thread) = self.thread.take() {
            // It panicked, which it has told the terminal; there is nothing left to end.
            let _ = thread.join();
        }
    }
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
        eprintln!("Cannot open a browser ({program}: {error}); please open the address yourself.");
    }
}
