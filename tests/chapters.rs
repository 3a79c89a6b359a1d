//! Every Rust block of every expanded chapter compiles, and those that run come to an end.
//!
//! skeptic makes a test of each block and compiles and runs it; this adds edition 2024 and an end to what never ends.

#[path = "support/profile.rs"]
mod profile;
// Not by its name: what this package depends on, trybuild compiles anew for itself.
#[path = "../crates/book/src/proof/waiting.rs"]
mod waiting;

use profile::{compiler, profile};
use remembered::Parts;
use rustix::process::{Pid, Signal, kill_process};
use std::collections::HashMap;
use std::convert::Infallible;
use std::panic::{self, UnwindSafe};
use std::path::Path;
use std::sync::{LazyLock, Mutex, Once, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

include!(concat!(env!("OUT_DIR"), "/chapters.rs"));

/// No block takes longer, however slow the machine.
const LIMIT: Duration = Duration::from_secs(20);

/// How often the blocks that still run are looked at.
const LOOK: Duration = Duration::from_millis(50);

/// Why the watch killed blocks. skeptic does not say which process a block has, only the directory it runs in.
static KILLED: Mutex<Vec<(String, &str)>> = Mutex::new(Vec::new());

/// The package, and a folder of a build script of it, by which skeptic finds the dependencies of blocks.
fn places() -> (String, String) {
    let package = std::env::var("CARGO_MANIFEST_DIR").expect("cargo tells where the package is");
    let out = profile().join("build/listings/out");
    (package, out.to_string_lossy().into_owned())
}

fn main() {
    remembered::run(|parts| parts);
}

/// skeptic's function of this name, under the watch, unless this very block has held before. What a listing prints, and
/// whether it does so in every run, the test `outputs` finds out each time.
pub fn run_test(_: &str, _: &str, target: &str, text: &str) {
    once(text, "run", || run_block(target, text));
}

fn run_block(target: &str, text: &str) {
    let (package, out) = places();
    under_watch(|| skeptic::rt::run_test(&package, &out, target, text));
}

/// skeptic's function of this name, with our compiler.
#[allow(
    dead_code,
    reason = "called only when a chapter has a block that is compiled and not run"
)]
pub fn compile_test(_: &str, _: &str, target: &str, text: &str) {
    let (package, out) = places();
    once(text, "compiled", || {
        under_watch(|| skeptic::rt::compile_test(&package, &out, target, text));
    });
}

/// Not by this executable, which has all the chapters in it: by the block, by what it is compiled with, and by the code
/// that decides whether it holds.
fn once(text: &str, how: &str, prove: impl FnOnce()) {
    static DEPENDS: LazyLock<Parts> = LazyLock::new(|| {
        Parts::of("block")
            .with_compiler()
            .with_file("versions of crates", Path::new("../Cargo.lock"))
            .with_file("compiler's wrapper", &compiler())
            .with("this test", include_str!("chapters.rs"))
            .with(
                "the watch",
                include_str!("../crates/book/src/proof/waiting.rs"),
            )
    });
    let key = DEPENDS.clone().with("how", how).with("block", text).key();
    let proved = remembered::memory().prove(&key, || {
        prove();
        Ok::<_, Infallible>(())
    });
    match proved {
        Ok(()) => {}
    }
}

fn under_watch(test: impl Fn() + UnwindSafe + panic::RefUnwindSafe) {
    static START: Once = Once::new();
    START.call_once(|| {
        // SAFETY: whatever of this process looks at the environment does so by std, which takes a lock for it.
        unsafe { std::env::set_var("RUSTC", compiler()) };
        thread::spawn(watch);
    });
    while let Err(panic) = panic::catch_unwind(&test) {
        let message = panic.downcast_ref::<String>().map_or("", String::as_str);
        // While skeptic writes one block's executable, the fork for another may hold the file open: it can't be
        // executed for that moment ("text file busy").
        if message.contains("(os error 26)") {
            continue;
        }
        let killed = KILLED.lock().unwrap_or_else(PoisonError::into_inner);
        match killed
            .iter()
            .find(|(program, _)| message.contains(program.as_str()))
        {
            Some((_, why)) => panic!("the block was killed: {why}"),
            None => panic::resume_unwind(panic),
        }
    }
}

/// Looks at the blocks that run, and kills those that will not end.
fn watch() {
    let mut seen: HashMap<u32, (Instant, waiting::Looks)> = HashMap::new();
    loop {
        thread::park_timeout(LOOK);
        let running = running_blocks();
        seen.retain(|pid, _| running.iter().any(|(running, _)| running == pid));
        for (pid, program) in running {
            let (since, looks) = seen
                .entry(pid)
                .or_insert_with(|| (Instant::now(), waiting::Looks::default()));
            let why = if looks.find_dead(pid) {
                "every thread waits for ever (a deadlock?)"
            } else if since.elapsed() > LIMIT {
                "it still ran at its limit"
            } else {
                continue;
            };
            KILLED
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .push((program, why));
            if let Some(pid) = Pid::from_raw(pid as i32) {
                // It may have ended in this moment; then there is nothing to kill.
                let _ = kill_process(pid, Signal::KILL);
            }
        }
    }
}

/// The children of this process that are blocks of a chapter: process number and program.
#[cfg(target_os = "linux")]
fn running_blocks() -> Vec<(u32, String)> {
    let mut blocks = Vec::new();
    for entry in std::fs::read_dir("/proc").into_iter().flatten().flatten() {
        let Some(pid) = entry
            .file_name()
            .to_str()
            .and_then(|name| name.parse().ok())
        else {
            continue;
        };
        let stat = std::fs::read_to_string(entry.path().join("stat")).unwrap_or_default();
        // The name of the program, in parentheses, may contain anything; state and parent follow it.
        let parent = stat
            .rsplit_once(") ")
            .and_then(|(_, rest)| rest.split(' ').nth(1));
        if parent.is_none_or(|parent| parent != std::process::id().to_string()) {
            continue;
        }
        let program = std::fs::read_link(entry.path().join("exe")).unwrap_or_default();
        if !program.as_os_str().is_empty() && !program.ends_with("rustc-for-listings") {
            blocks.push((pid, program.to_string_lossy().into_owned()));
        }
    }
    blocks
}

/// Elsewhere the system's own list of processes has to do.
#[cfg(not(target_os = "linux"))]
fn running_blocks() -> Vec<(u32, String)> {
    let list = std::process::Command::new("ps")
        .args(["-axo", "ppid=,pid=,comm="])
        .output();
    let list = list
        .map(|output| String::from_utf8_lossy(&output.stdout).into_owned())
        .unwrap_or_default();
    list.lines()
        .filter_map(|line| {
            let mut words = line.split_whitespace();
            let is_child = words.next()? == std::process::id().to_string();
            let pid = words.next()?.parse().ok()?;
            let program = words.next()?.to_owned();
            let is_block = program.contains("skeptic");
            (is_child && is_block).then_some((pid, program))
        })
        .collect()
}

/// What makes a block fail must make it fail here, too.
mod planted_faults {
    fn check(text: &str, expected: &str) {
        super::once(text, expected, || {
            let message = run(text);
            assert!(message.contains(expected), "{message}");
        });
    }

    /// What skeptic says of a block that fails.
    fn run(text: &str) -> String {
        #[expect(clippy::disallowed_macros, reason = "it is no path")]
        let test = || super::run_block(env!("LISTINGS_TARGET"), text);
        let panic = std::panic::catch_unwind(test).expect_err("the block must fail");
        panic.downcast_ref::<String>().expect("a message").clone()
    }

    #[remembered::test(always)]
    fn a_block_that_deadlocks_is_killed() {
        check(
            "fn main() { std::thread::spawn(|| loop { std::thread::park() }).join().unwrap() }",
            "was killed: every thread waits for ever",
        );
    }

    #[remembered::test(always)]
    fn a_block_that_panics_fails() {
        check("fn main() { panic!() }", "Command failed");
    }

    #[remembered::test(always)]
    fn a_block_that_does_not_compile_fails() {
        check("fn main() { let word: u32 = \"one\"; }", "Command failed");
    }
}
