//! Servers with a playground, to be attacked.

use crate::client::Client;
use crate::exercises::EXERCISE;
use crate::server_process::{self, Installed, ServerProcess, without_crates};
use book::serve::{Options, Server, exercises};
use playground::crates::Source;
use playground::http::{self, Service};
use playground::toolchain::Toolchain;
use playground::{Limits, Playground, Setup};
use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Arc, Once, OnceLock};
use std::time::{Duration, SystemTime};

/// What no program may tell.
pub const SECRET: &str = "the-secret-of-the-user";

/// A server, and the files of its user.
pub struct Ground {
    pub client: Client,
    pub home: Home,
    pub kind: Kind,
}

pub enum Kind {
    /// In this process.
    Here(#[expect(dead_code, reason = "it serves until it is dropped")] Server),
    /// The real executable, run by an ordinary user.
    OrdinaryUser(ServerProcess),
}

impl Ground {
    /// The process of the server.
    pub fn pid(&self) -> u32 {
        match &self.kind {
            Kind::Here(_) => std::process::id(),
            Kind::OrdinaryUser(process) => process.pid(),
        }
    }
}

/// Files of the user who runs the server. They are the same for every server and every run of the tests, so that programs
/// that name them are compiled once.
pub struct Home {
    /// As this process calls it.
    outside: PathBuf,
    /// As the server, and so its programs, call it.
    inside: PathBuf,
}

impl Home {
    /// Files in `outside`, which programs call `inside`.
    pub fn new(outside: PathBuf, inside: PathBuf) -> Self {
        // Whatever an attack that came about has left.
        let _ = fs::remove_dir_all(&outside);
        fs::create_dir_all(outside.join(".ssh")).unwrap();
        fs::write(outside.join(".ssh/key"), SECRET).unwrap();
        fs::write(
            outside.join("secret.rs"),
            format!("pub const A: &str = \"{SECRET}\";\n"),
        )
        .unwrap();
        let letter = outside.join("letter");
        fs::write(&letter, "unchanged").unwrap();
        fs::set_permissions(&letter, Permissions::from_mode(0o644)).unwrap();
        std::os::unix::fs::symlink(inside.join(".ssh/key"), outside.join("link")).unwrap();
        let made = Command::new("mkfifo").arg(outside.join("pipe")).status();
        assert!(
            made.is_ok_and(|status| status.success()),
            "mkfifo makes a pipe"
        );
        Self { outside, inside }
    }

    /// `program` with `{home}` in place.
    pub fn fill(&self, program: &str) -> String {
        program.replace(
            "{home}",
            self.inside.to_str().expect("a path of plain letters"),
        )
    }

    /// A file that programs of several tests at once try to change: written once, with the home.
    pub fn letter(&self) -> Letter {
        Letter {
            path: self.outside.join("letter"),
        }
    }

    pub fn outside(&self) -> &Path {
        &self.outside
    }
}

pub struct Letter {
    path: PathBuf,
}

impl Letter {
    #[track_caller]
    pub fn is_unchanged(&self) {
        assert_eq!(
            fs::read_to_string(&self.path).expect("it is there"),
            "unchanged"
        );
        let mode = self.path.metadata().unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o644);
    }
}

/// Time enough to start, and little to wait for.
pub const HASTE: Duration = Duration::from_millis(250);

/// All servers of these tests, each started when the first test asks for it.
#[derive(Default)]
pub struct Grounds {
    usual: OnceLock<Ground>,
    hasty: OnceLock<Ground>,
    hasty_compiler: OnceLock<Ground>,
    small: OnceLock<Ground>,
    without_landlock: OnceLock<ServerProcess>,
    ordinary_user: OnceLock<Ground>,
    small_of_ordinary_user: OnceLock<Ground>,
}

impl Grounds {
    /// With the limits of the book.
    pub fn usual(&self) -> &Ground {
        self.usual
            .get_or_init(|| here(Limits::default(), "usual", true))
    }

    /// Gives a program [`HASTE`].
    pub fn hasty(&self) -> &Ground {
        let limits = Limits {
            run_time: HASTE,
            compilers: 0,
            ..Limits::default()
        };
        self.hasty.get_or_init(|| here(limits, "hasty", false))
    }

    /// Gives the compiler [`HASTE`].
    pub fn hasty_compiler(&self) -> &Ground {
        let limits = Limits {
            compile_time: HASTE,
            compilers: 0,
            ..Limits::default()
        };
        self.hasty_compiler
            .get_or_init(|| here(limits, "hasty-compiler", false))
    }

    /// Gives a program 64 MiB of memory.
    pub fn small(&self) -> &Ground {
        self.small.get_or_init(|| here(small(), "small", false))
    }

    /// The real executable, on a kernel without Landlock.
    pub fn without_landlock(&self) -> &ServerProcess {
        self.without_landlock.get_or_init(|| {
            let installed = Installed::into(&kept("faults/no-landlock"));
            ServerProcess::start(without_crates(&mut installed.serve_without_landlock()))
        })
    }

    /// The real executable, run by a user who owns nothing but a few files.
    pub fn ordinary_user(&self) -> &Ground {
        self.ordinary_user.get_or_init(|| elsewhere(false))
    }

    /// The same, giving a program 64 MiB of memory.
    pub fn small_of_ordinary_user(&self) -> &Ground {
        self.small_of_ordinary_user.get_or_init(|| elsewhere(true))
    }
}

/// Limits that are soon reached.
pub fn small() -> Limits {
    Limits {
        memory: 64 << 20,
        compilers: 0,
        ..Limits::default()
    }
}

fn elsewhere(small: bool) -> Ground {
    open_carelessly();
    let (process, home) = server_process::as_ordinary_user(small);
    Ground {
        client: Client::of(process.address),
        home,
        kind: Kind::OrdinaryUser(process),
    }
}

/// A folder of these tests that stays, so that programs are compiled once and not for each run of the tests.
pub fn kept(name: &str) -> PathBuf {
    let folder = proof::kept("playground").join(name);
    fs::create_dir_all(&folder).unwrap();
    folder
}

/// Empties the store in `target` if it is not that of `program`: what another version has compiled, or said, proves nothing.
pub fn keep_store_of(program: &Path, target: &Path) {
    let data = program.metadata().unwrap();
    let made = data
        .modified()
        .unwrap()
        .duration_since(SystemTime::UNIX_EPOCH)
        .unwrap();
    let version = format!("{} {made:?}", data.len());
    let stamp = target.join("version");
    if fs::read_to_string(&stamp).ok().as_ref() != Some(&version) {
        let _ = fs::remove_dir_all(target.join("playground/store"));
        fs::create_dir_all(target).unwrap();
        fs::write(stamp, version).unwrap();
    }
}

/// Removes the pages of servers that worked in `target`: each has a folder of its own, named after its port.
pub fn remove_pages(target: &Path) {
    let _ = fs::remove_dir_all(target.join("serve"));
}

/// Opens a descriptor that every child of this process inherits, as careless libraries do.
fn open_carelessly() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let secret = fs::File::open(proof::root().join("Cargo.toml")).unwrap();
        std::mem::forget(rustix::io::dup(secret).unwrap());
    });
}

/// The compiler, found once for all servers.
pub fn toolchain() -> &'static Toolchain {
    static FOUND: OnceLock<Toolchain> = OnceLock::new();
    FOUND.get_or_init(|| Toolchain::find().expect("there is a compiler here"))
}

/// A server of its own with a small book, whose limits are `limits`, working in `work`.
pub fn serve(limits: Limits, work: &Path, with_crates: bool) -> Server {
    let crates = with_crates.then(|| Source {
        package: Some(proof::root().join("listings")),
        explorer: Some(proof::root().to_owned()),
        more: "ask the author".into(),
    });
    serve_with(limits, work, crates)
}

/// The same, with these crates.
pub fn serve_with(limits: Limits, work: &Path, crates: Option<Source>) -> Server {
    serve_at(limits, &small_book(), work, crates)
}

/// The same, with the book in this folder.
pub fn serve_at(limits: Limits, book: &Path, work: &Path, crates: Option<Source>) -> Server {
    let setup = Setup {
        work: work.join("playground"),
        stub: "/proc/self/exe".into(),
        limits: limits.clone(),
        crates,
    };
    let playground = Playground::with_toolchain(toolchain().clone(), setup);
    let playground = playground.expect("a playground starts here");
    let service = Arc::new(Service::new(Ok(Arc::new(playground)), limits));
    let (routes, unfinished) = http::router(Arc::clone(&service));
    let routes = routes.merge(exercises::router(book, service));
    Server::start(book, Options::new(work), Some((routes, unfinished)))
        .expect("a server starts here")
}

/// Where the servers of this process keep what they have compiled, from one run of the tests to the next.
pub fn shared_store() -> PathBuf {
    static EMPTIED: Once = Once::new();
    let work = kept("work");
    EMPTIED.call_once(|| {
        keep_store_of(&std::env::current_exe().unwrap(), &work);
        remove_pages(&work);
    });
    let store = work.join("playground/store");
    fs::create_dir_all(&store).unwrap();
    store
}

fn here(limits: Limits, home: &str, with_crates: bool) -> Ground {
    shared_store();
    open_carelessly();
    share_crates(&kept("work"));
    let server = serve(limits, &kept("work"), with_crates);
    let home = kept("homes").join(home);
    Ground {
        client: Client::of(server.address()),
        home: Home::new(home.clone(), home),
        kind: Kind::Here(server),
    }
}

const BOOK: &str = "[book]
title = \"Small\"
[output.html]
print.enable = false
search.enable = false
";

/// Has servers that work in `work` use the crates of the book's own playground: they are compiled once.
pub fn share_crates(work: &Path) {
    let (own, shared) = (
        work.join("playground/crates"),
        proof::target().join("playground/crates"),
    );
    // In a copied checkout it leads to that of the original.
    if fs::read_link(&own).is_ok_and(|there| there != shared) {
        let _ = fs::remove_file(&own);
    }
    if !own.is_symlink() {
        let _ = fs::remove_dir_all(&own);
        fs::create_dir_all(work.join("playground")).unwrap();
        fs::create_dir_all(&shared).unwrap();
        // Another test may just have done so.
        let _ = std::os::unix::fs::symlink(shared, own);
    }
}

/// The book that servers of this process show.
pub fn small_book() -> PathBuf {
    let book = kept("book");
    write_book(&book);
    book
}

/// An mdBook of one page, without fonts, search and print, because each server builds it. It is only ever written once:
/// others may be reading it.
pub fn write_book(root: &Path) {
    let pages = [
        ("src/page.md", "# A page\n\n```rust\nfn main() {}\n```\n"),
        ("src/SUMMARY.md", "[A page](page.md)\n"),
        ("theme/fonts/fonts.css", ""),
        ("book.toml", BOOK),
    ];
    for (file, text) in pages.into_iter().chain(EXERCISE) {
        let path = root.join(file);
        if fs::read_to_string(&path).is_ok_and(|there| there == text) {
            continue;
        }
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        let beside = tempfile::NamedTempFile::new_in(root).unwrap();
        fs::write(beside.path(), text).unwrap();
        // An ordinary user serves it, too.
        fs::set_permissions(beside.path(), Permissions::from_mode(0o644)).unwrap();
        beside.persist(path).unwrap();
    }
}
