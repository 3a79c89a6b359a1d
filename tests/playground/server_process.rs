//! The real executable, in a process of its own.

use crate::client::{Client, PATIENCE};
use crate::ground::{
    Home, keep_store_of, kept, remove_pages, serve_at, small, toolchain, write_book,
};
use crate::hide_landlock::HIDES_LANDLOCK;
use book::serve::connections::Patience;
use book::serve::{Options, Server};
use proof::executable;
use std::fs::{self, File};
use std::io::{BufRead, BufReader, Read};
use std::net::SocketAddr;
use std::os::unix::fs::{MetadataExt, chown};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::sync::{Arc, Condvar, Mutex, OnceLock};
use std::thread;
use std::time::Duration;

/// The user that owns nothing.
const NOBODY: u32 = 65534;

/// Something of the server's environment that no program may learn.
pub const CANARY: &str = "the-canary-of-the-environment";

/// A running `book serve`. Dropping it kills it.
pub struct ServerProcess {
    pub address: SocketAddr,
    process: Child,
    said: Arc<Said>,
}

/// What a process prints, by both of its streams.
#[derive(Default)]
struct Said {
    words: Mutex<Words>,
    changed: Condvar,
}

#[derive(Default)]
struct Words {
    text: String,
    /// How many streams have come to their end.
    closed: u32,
}

impl Words {
    fn address(&self) -> Option<SocketAddr> {
        let (_, rest) = self.text.split_once("The book is at http://")?;
        rest.split(' ').next()?.parse().ok()
    }
}

impl ServerProcess {
    /// Runs `command` until it serves.
    #[track_caller]
    pub fn start(command: &mut Command) -> Self {
        let mut process = command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("it starts");
        let said = Arc::new(Said::default());
        collect(process.stdout.take(), &said);
        collect(process.stderr.take(), &said);
        let is_to_say = |words: &mut Words| words.address().is_none() && words.closed < 2;
        let words = said.words.lock().unwrap();
        let waited = said.changed.wait_timeout_while(words, PATIENCE, is_to_say);
        let (words, _) = waited.unwrap();
        let address = words.address();
        let address = address.unwrap_or_else(|| panic!("it does not serve: {}", words.text));
        drop(words);
        Self {
            address,
            process,
            said,
        }
    }

    pub fn client(&self) -> Client {
        Client::of(self.address)
    }

    pub fn pid(&self) -> u32 {
        self.process.id()
    }

    /// All that it printed so far.
    pub fn said(&self) -> String {
        self.said.words.lock().unwrap().text.clone()
    }

    /// Ends it without warning.
    pub fn kill(&mut self) {
        self.process.kill().unwrap();
        self.process.wait().unwrap();
    }
}

impl Drop for ServerProcess {
    fn drop(&mut self) {
        // It may have been killed by the test.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn collect(pipe: Option<impl Read + Send + 'static>, said: &Arc<Said>) {
    let said = Arc::clone(said);
    thread::spawn(move || {
        let lines = BufReader::new(pipe.expect("a pipe")).lines();
        for line in lines.map_while(Result::ok) {
            said.words.lock().unwrap().text += &(line + "\n");
            said.changed.notify_all();
        }
        said.words.lock().unwrap().closed += 1;
        said.changed.notify_all();
    });
}

/// A folder like cargo's, with the executable in it: that is where it works.
pub struct Installed {
    pub target: PathBuf,
}

impl Installed {
    /// In `target`, which is made if need be.
    pub fn into(target: &Path) -> Self {
        let program = target.join("debug/book");
        fs::create_dir_all(target.join("debug")).unwrap();
        File::create(target.join("CACHEDIR.TAG")).unwrap();
        let real = executable();
        keep_store_of(real, target);
        remove_pages(target);
        link(real, &program);
        write_book(&target.join("book"));
        Self {
            target: target.to_owned(),
        }
    }

    /// Serves the small book, with what is compiled kept in this folder.
    pub fn serve(&self) -> Command {
        let mut command = Command::new(self.target.join("debug/book"));
        self.arguments(&mut command, &self.target);
        command
    }

    /// The same, started by `before` and its arguments.
    pub fn serve_by(&self, before: &Path, arguments: &[&str]) -> Command {
        let mut command = Command::new(before);
        self.served_by(command.args(arguments));
        command
    }

    /// Has `before`, which becomes the program that is named next, serve.
    pub fn served_by(&self, before: &mut Command) {
        before.arg(self.target.join("debug/book"));
        self.arguments(before, &self.target);
    }

    /// The same, as on a kernel without Landlock.
    pub fn serve_without_landlock(&self) -> Command {
        self.serve_by(&std::env::current_exe().unwrap(), &[HIDES_LANDLOCK])
    }

    fn arguments(&self, command: &mut Command, target: &Path) {
        command.arg("serve").arg(target.join("book"));
        command.args(["--port", "0"]).env("CANARY", CANARY);
        // The compiler itself: rustup takes its time to find it.
        command.env("RUSTC", &toolchain().rustc);
    }

    /// The folder with a folder for each server.
    pub fn jobs(&self) -> PathBuf {
        self.target.join("playground/jobs")
    }
}

/// Makes `link` the same file as `original`, or a copy.
fn link(original: &Path, link: &Path) {
    let is_same = |there: fs::Metadata| there.ino() == original.metadata().unwrap().ino();
    if !link.metadata().is_ok_and(is_same) {
        let _ = fs::remove_file(link);
        fs::hard_link(original, link)
            .or_else(|_| fs::copy(original, link).map(drop))
            .unwrap();
    }
}

/// For servers that work in a new folder: cargo is not to compile the crates of listings there, which nobody uses. They are
/// not to be found from here.
pub fn without_crates(command: &mut Command) -> &mut Command {
    command.env_remove("CARGO_MANIFEST_DIR").current_dir("/")
}

/// What `command` says when it does not serve.
#[track_caller]
pub fn refuses_to_serve(command: &mut Command) -> String {
    let Output { status, stderr, .. } = command.stdin(Stdio::null()).output().expect("it starts");
    let words = String::from_utf8_lossy(&stderr);
    assert_eq!(status.code(), Some(1), "{words}");
    words.trim().to_owned()
}

/// Why no server can be started as an ordinary user, if so.
pub fn no_ordinary_user() -> Option<&'static str> {
    if !is_root() {
        Some("all tests run as an ordinary user already")
    } else if !may_mount() {
        Some("this root may not mount, or has no setpriv")
    } else {
        None
    }
}

pub fn is_root() -> bool {
    fs::metadata("/proc/self").is_ok_and(|data| data.uid() == 0)
}

/// Whether there can be mounts that nobody else sees.
pub fn may_mount() -> bool {
    static MAY: OnceLock<bool> = OnceLock::new();
    *MAY.get_or_init(|| {
        let script = "mount -t tmpfs none /mnt && setpriv --version";
        let mut command = Command::new("unshare");
        command.args(["--mount", "sh", "-c", script]);
        command.output().is_ok_and(|output| output.status.success())
    })
}

/// The toolchain may lie in a folder that is closed to others, so it is mounted where everybody can read it.
const AS_NOBODY: &str = r#"
    mount -t tmpfs none /mnt
    mkdir /mnt/toolchain /mnt/target
    mount --bind "$1" /mnt/toolchain
    mount --bind "$2" /mnt/target
    shift 2
    exec setpriv --reuid=65534 --regid=65534 --clear-groups env -i PATH=/usr/bin:/bin TMPDIR=/mnt/target \
        RUSTC=/mnt/toolchain/bin/rustc CANARY="$CANARY" "$@"
"#;

/// The first argument of this executable that asks it to serve with the limits of [`small`].
const SERVES_SMALL: &str = "__serve_small";

/// Serves, with little memory for programs, in the folder that the second argument names, if this executable is asked to;
/// returns if not. The real executable has the limits of the book, and filling its memory takes a second.
pub fn serve_small_if_asked() {
    let mut arguments = std::env::args_os().skip(1);
    if arguments.next().is_none_or(|asked| asked != SERVES_SMALL) {
        return;
    }
    let work = PathBuf::from(arguments.next().expect("a folder"));
    let server = serve_at(small(), &work.join("book"), &work, None);
    println!("The book is at http://{} (it is killed)", server.address());
    loop {
        thread::park();
    }
}

/// The first argument of this executable that asks it to serve with little patience.
const SERVES_IMPATIENTLY: &str = "__serve_impatiently";

/// Serves the book in the folder that the second argument names, with little patience and no programs, if this executable is
/// asked to; returns if not. The real executable is patient for longer than a test takes.
pub fn serve_impatiently_if_asked() {
    let mut arguments = std::env::args_os().skip(1);
    if arguments
        .next()
        .is_none_or(|asked| asked != SERVES_IMPATIENTLY)
    {
        return;
    }
    let work = PathBuf::from(arguments.next().expect("a folder"));
    let options = Options {
        patience: Patience {
            stalled: Duration::from_millis(1500),
            owed: Duration::from_secs(10),
            ..Patience::default()
        },
        ..Options::new(&work)
    };
    let server = Server::start(&work.join("book"), options, None).expect("a server starts here");
    println!("The book is at http://{} (it is killed)", server.address());
    loop {
        thread::park();
    }
}

/// Has [`serve_impatiently_if_asked`] serve the book in `work`.
pub fn serves_impatiently(work: &Path) -> Command {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.arg(SERVES_IMPATIENTLY).arg(work);
    command
}

/// A server of a user who owns nothing but the files of a home: the real executable, or [`serve_small_if_asked`].
pub fn as_ordinary_user(small: bool) -> (ServerProcess, Home) {
    let name = if small {
        "ordinary-user-small"
    } else {
        "ordinary-user"
    };
    let installed = Installed::into(&kept(name));
    let outside = &installed.target;
    let home = Home::new(outside.join("home"), "/mnt/target/home".into());
    chown(outside, Some(NOBODY), Some(NOBODY)).unwrap();
    give_to_nobody(home.outside());
    let sysroot = &toolchain().sysroot;
    let mut command = Command::new("unshare");
    command
        .args([
            "--mount",
            "--propagation",
            "private",
            "sh",
            "-ec",
            AS_NOBODY,
            "sh",
        ])
        .arg(sysroot)
        .arg(outside);
    if small {
        let own = std::env::current_exe().unwrap();
        link(&own, &outside.join("debug/test"));
        command.args(["/mnt/target/debug/test", SERVES_SMALL, "/mnt/target"]);
        command.env("CANARY", CANARY);
    } else {
        command.arg("/mnt/target/debug/book");
        installed.arguments(&mut command, Path::new("/mnt/target"));
        command.arg("--require-sandbox");
    }
    (ServerProcess::start(without_crates(&mut command)), home)
}

fn give_to_nobody(folder: &Path) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() && !path.is_symlink() {
            give_to_nobody(&path);
        }
        std::os::unix::fs::lchown(&path, Some(NOBODY), Some(NOBODY)).unwrap();
    }
    chown(folder, Some(NOBODY), Some(NOBODY)).unwrap();
}
