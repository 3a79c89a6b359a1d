//! Finding out, from inside a sandbox, what holds.

use super::executable::{Stub, command};
use super::policy::{Amounts, Calls, Policy};
use serde::Serialize;
use std::io::Write;
use std::path::Path;
use std::process::Stdio;

/// In the place of a program's path: the stub tries the sandbox and tells what it saw.
pub(super) const PROGRAM: &str = "__probe";

/// How well programs are kept apart from the reader's machine.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Isolation {
    pub level: Level,
    /// What does not hold, a sentence each; none at the level `full`.
    pub missing: Vec<String>,
    /// What programs can see all the same, a sentence each: nothing in the system refuses it.
    pub visible: Vec<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// Everything that was tried was refused.
    Full,
    /// Some of it was.
    Partial,
    /// Nothing was: only time, output and memory are limited.
    None,
}

/// What the probe tries, and what it means when that works.
const TRIALS: [(&str, &str); 4] = [
    (
        "files",
        "Landlock is not available (Linux 5.13 or newer has it, unless it is switched off): programs can read and change your files.",
    ),
    (
        "truncate",
        "Landlock is older than version 3 (Linux 6.2): programs can empty your files.",
    ),
    (
        "sockets",
        "seccomp is not available: programs can open connections.",
    ),
    (
        "processes",
        "seccomp is not available: programs can start processes that outlive them.",
    ),
];

/// What the probe looks for that no part of a sandbox refuses, and what it means when it is found.
const SIGHTS: [(&str, &str); 2] = [
    (
        "metadata",
        "Programs can find out whether a file exists whose path they know, how large it is, whose, and how old, but not what is in it.",
    ),
    (
        "numbers",
        "Programs can find out which numbers of processes are in use, and by which user, but not what these processes are.",
    ),
];

/// Starts a stub from `stub` that tries what must not work.
pub fn isolation(stub: &Stub) -> Isolation {
    if !cfg!(target_os = "linux") {
        return Isolation {
            level: Level::None,
            missing: vec![
                "This system has neither Landlock nor seccomp: programs can do all that you can, for as long as their time lasts.".into(),
            ],
            visible: Vec::new(),
        };
    }
    let policy = Policy {
        must_hold: false,
        calls: Calls::OfProgram,
        read: Vec::new(),
        execute: Vec::new(),
        write: Vec::new(),
        amounts: Amounts {
            cpu: 5,
            data: 1 << 30,
            addresses: 16 << 30,
            file: 0,
            descriptors: 64,
        },
    };
    let output = command(stub, &policy, Path::new(PROGRAM))
        .stdin(Stdio::null())
        .output();
    let told = match &output {
        Ok(output) if output.status.success() => String::from_utf8_lossy(&output.stdout),
        Ok(output) => return nothing(&String::from_utf8_lossy(&output.stderr)),
        Err(error) => return nothing(&error.to_string()),
    };
    let told = |name: &str| told.lines().any(|line| line == name);
    let holds = told;
    let mut missing: Vec<String> = Vec::new();
    for (trial, sentence) in TRIALS {
        // Without any Landlock, its version does not matter.
        if !holds(trial) && (trial != "truncate" || holds("files")) {
            missing.push(sentence.into());
        }
    }
    let level = match missing.len() {
        0 => Level::Full,
        _ if TRIALS.iter().any(|(trial, _)| holds(trial)) => Level::Partial,
        _ => Level::None,
    };
    let seen = SIGHTS.iter().filter(|(sight, _)| told(sight));
    Isolation {
        level,
        missing,
        visible: seen.map(|(_, sentence)| (*sentence).into()).collect(),
    }
}

fn nothing(why: &str) -> Isolation {
    Isolation {
        level: Level::None,
        missing: vec![format!("The sandbox does not start: {}", why.trim())],
        visible: Vec::new(),
    }
}

/// Prints the names of the trials that failed, as they should, and of what was seen, and ends the process.
///
/// `landlock` is the kernel's [`landlock_version`], asked for before the sandbox was closed.
#[cfg(target_os = "linux")]
pub(super) fn report(landlock: i64) -> ! {
    for name in trials_refused(landlock).into_iter().chain(sights()) {
        let _ = writeln!(std::io::stdout(), "{name}");
    }
    std::process::exit(0)
}

#[cfg(target_os = "linux")]
fn trials_refused(landlock: i64) -> Vec<&'static str> {
    let mut refused = Vec::new();
    // A folder that is there for everybody, and that no policy names.
    if std::fs::read_dir("/")
        .is_err_and(|error| error.kind() == std::io::ErrorKind::PermissionDenied)
    {
        refused.push("files");
    }
    if landlock >= 3 {
        refused.push("truncate");
    }
    if std::net::UdpSocket::bind("127.0.0.1:0").is_err() {
        refused.push("sockets");
    }
    let child = std::process::Command::new("/proc/self/exe")
        .arg("--version")
        .spawn();
    match child {
        Err(error) if error.raw_os_error() == Some(libc::EPERM) => refused.push("processes"),
        Err(_) => {}
        Ok(mut child) => {
            let _ = child.kill();
            let _ = child.wait();
        }
    }
    refused
}

#[cfg(target_os = "linux")]
fn sights() -> impl Iterator<Item = &'static str> {
    // One that every system has, and that no policy names; and the process that started this one.
    let server = std::os::unix::process::parent_id();
    let places = [
        ("metadata", "/etc/passwd".to_owned()),
        ("numbers", format!("/proc/{server}")),
    ];
    let seen = places
        .into_iter()
        .filter(|(_, path)| std::fs::symlink_metadata(path).is_ok());
    seen.map(|(name, _)| name)
}

/// The version of Landlock that the kernel has; less than 1 for none.
#[cfg(target_os = "linux")]
pub(super) fn landlock_version() -> i64 {
    const VERSION: u32 = 1;
    // SAFETY: with this flag the kernel reads no memory, and answers a number.
    unsafe { libc::syscall(libc::SYS_landlock_create_ruleset, 0usize, 0usize, VERSION) }
}
