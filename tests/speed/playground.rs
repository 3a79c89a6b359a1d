//! From pressing Run to the first line of output, over HTTP and in the sandbox, beside `rustc` with its default flags and
//! the program it makes, called as one would in a terminal.

use crate::client::Client;
use crate::line;
use crate::measured::{Pairs, median, settle};
use book::serve::{Options, Server};
use playground::http::{self, Service};
use playground::{Limits, Playground, Setup};
use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// What stands beside ours.
const BESIDE: &str = "`rustc` and run";

/// Each round has a server of its own, for which every listing is new.
const ROUNDS: usize = 5;

/// Edits of each listing in each round.
const EDITS: usize = 3;

/// Listings of several sizes, all of which print at once.
const LISTINGS: [&str; 5] = [
    "threads/src/bin/two_tills.rs",
    "threads/src/bin/spawn_and_join.rs",
    "message-passing/src/bin/send_one_order.rs",
    "shared-state/src/bin/two_pumps_one_cistern.rs",
    "send-sync/src/bin/matrix_of_types.rs",
];

/// The crates that programs are measured with, and a program that uses each: a listing, or the text itself.
const WITH_CRATES: [(&str, &str); 3] = [
    ("rayon", "data-parallelism/src/bin/bright_summed.rs"),
    ("tokio", "tasks/src/bin/chart_in_arc.rs"),
    ("loom", LOOM),
];

/// Listings with loom are tests.
const LOOM: &str = "use loom::sync::Arc;
use loom::sync::atomic::{AtomicU32, Ordering::SeqCst};

fn main() {
    loom::model(|| {
        let cars = Arc::new(AtomicU32::new(0));
        let shared = Arc::clone(&cars);
        let barrier = loom::thread::spawn(move || shared.fetch_add(1, SeqCst));
        cars.fetch_add(1, SeqCst);
        barrier.join().unwrap();
        assert_eq!(cars.load(SeqCst), 2);
    });
    println!(\"2\");
}
";

pub fn rows(root: &Path) -> io::Result<()> {
    let (mut first, mut edited) = (Pairs::default(), Pairs::default());
    let (mut unchanged, mut checked) = (Vec::new(), Vec::new());
    for round in 0..ROUNDS {
        let bench = Bench::start(root, None)?;
        for listing in LISTINGS {
            let code = fs::read_to_string(root.join("listings").join(listing))?;
            first.push(bench.run(&code), bench.bare(&code)?);
            for edit in 0..EDITS {
                let code = with_edit(&code, &format!("let _edit = {round}{edit};"));
                edited.push(bench.run(&code), bench.bare(&code)?);
                unchanged.push(bench.run(&code));
                let code = with_edit(&code, &format!("let _typed = {edit};"));
                checked.push(bench.check(&code));
            }
        }
    }
    first.row(
        "Run, until the first output: a program's first time",
        BESIDE,
    );
    edited.row("the same after an edit", BESIDE);
    line("the same, unchanged", median(&unchanged), None);
    line("the compiler's words while typing", median(&checked), None);
    WITH_CRATES
        .iter()
        .try_for_each(|(name, program)| rows_with(root, name, program))
}

/// The rows of a program that uses the crate `name`, which is there. The bare compiler links it to the same library.
fn rows_with(root: &Path, name: &str, program: &str) -> io::Result<()> {
    let (mut first, mut edited) = (Pairs::default(), Pairs::default());
    let code = match program.ends_with(".rs") {
        true => fs::read_to_string(root.join("listings").join(program))?,
        false => program.to_owned(),
    };
    for round in 0..ROUNDS {
        let bench = Bench::start(root, Some(name))?;
        // Another program, after which the crate is compiled.
        bench.client.run(with_edit(&code, "let _other = ();"));
        first.push(bench.run(&code), bench.bare(&code)?);
        for edit in 0..EDITS {
            let code = with_edit(&code, &format!("let _edit = {round}{edit};"));
            edited.push(bench.run(&code), bench.bare(&code)?);
        }
    }
    first.row(&format!("a program's first time, with {name}"), BESIDE);
    edited.row(&format!("the same after an edit, with {name}"), BESIDE);
    Ok(())
}

/// `code` with one more statement in `main`.
fn with_edit(code: &str, statement: &str) -> String {
    let main = "fn main() {\n";
    assert!(code.contains(main), "a listing that begins like others");
    code.replacen(main, &format!("{main}    {statement}\n"), 1)
}

/// A server that nobody has asked anything, and a folder for the bare compiler.
struct Bench {
    client: Client,
    rustc: std::path::PathBuf,
    folder: TempDir,
    /// The crate that its programs use, and where the playground compiles it.
    krate: Option<(String, PathBuf)>,
    #[expect(dead_code, reason = "it serves until it is dropped")]
    server: Server,
}

impl Bench {
    fn start(root: &Path, krate: Option<&str>) -> io::Result<Self> {
        let folder = tempfile::tempdir()?;
        let crates = proof::target().join("playground/crates");
        if krate.is_some() {
            fs::create_dir_all(&crates)?;
            fs::create_dir(folder.path().join("playground"))?;
            // What this book's own playground has compiled.
            std::os::unix::fs::symlink(&crates, folder.path().join("playground/crates"))?;
        }
        let limits = Limits::default();
        let setup = Setup {
            work: folder.path().join("playground"),
            stub: std::env::current_exe()?,
            limits: limits.clone(),
            crates: krate.and_then(|_| book::programs::crates()),
        };
        let playground = Arc::new(Playground::start(setup).map_err(io::Error::other)?);
        playground.warm_up();
        let rustc = playground.toolchain().rustc.clone();
        let routes = http::router(Arc::new(Service::new(Ok(playground), limits)));
        let options = Options::new(folder.path());
        let server = Server::start(root, options, Some(routes)).map_err(io::Error::other)?;
        Ok(Self {
            client: Client::of(server.address()),
            rustc,
            folder,
            krate: krate.map(|name| (name.to_owned(), crates.join("release"))),
            server,
        })
    }

    /// Until a program's first output, which a reader sees while it goes on.
    fn run(&self, code: &str) -> Duration {
        settle();
        let start = Instant::now();
        let mut running = self.client.start(code);
        running.line();
        let elapsed = start.elapsed();
        running.finish();
        elapsed
    }

    fn check(&self, code: &str) -> Duration {
        settle();
        let start = Instant::now();
        self.client.check(code);
        start.elapsed()
    }

    fn bare(&self, code: &str) -> io::Result<Duration> {
        let source = self.folder.path().join("bare.rs");
        let program = self.folder.path().join("bare");
        fs::write(&source, code)?;
        settle();
        let start = Instant::now();
        let mut rustc = Command::new(&self.rustc);
        rustc
            .args(["--edition", "2024", "-o"])
            .arg(&program)
            .arg(&source);
        if let Some((name, folder)) = &self.krate {
            let library = folder.join(format!("lib{name}.rlib"));
            rustc
                .args(["--extern", &format!("{name}={}", library.display())])
                .arg("-L")
                .arg(folder.join("deps"));
        }
        let compiled = rustc.stderr(Stdio::null()).status()?;
        assert!(compiled.success(), "a listing that compiles");
        let mut running = Command::new(&program).stdout(Stdio::piped()).spawn()?;
        let mut output = running.stdout.take().expect("it is piped");
        output.read_exact(&mut [0])?;
        let elapsed = start.elapsed();
        output.read_to_end(&mut Vec::new())?;
        running.wait()?;
        Ok(elapsed)
    }
}
