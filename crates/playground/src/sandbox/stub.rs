//! The process that closes the sandbox behind itself and becomes the program.

use super::amounts;
use super::executable::{ATTENDED, STUB};
use super::keeper::{self, KEEPER};
use super::policy::{Calls, Policy};
use std::convert::Infallible;
use std::ffi::OsString;
use std::fmt::Display;
use std::io::Write;
use std::os::unix::process::CommandExt;
use std::process::{Command, exit};

/// The exit code of a stub that could not become the program. A program may end with it too; only the stub says why.
pub(crate) const FAILED: i32 = 125;

/// How the sentence of a failed stub begins.
pub(crate) const FAILED_WORDS: &str = "sandbox: ";

/// Becomes the program that the arguments name, if this process was started as a stub, or the keeper of a server; returns at
/// once if not.
///
/// To be called before anything else in `main`, while there is one thread.
pub fn enter_if_asked() {
    let mut arguments = std::env::args_os().skip(1);
    let first = arguments.next().unwrap_or_default();
    let become_it = match first.to_str() {
        Some(STUB) => become_program,
        Some(ATTENDED) => become_attended,
        Some(KEEPER) => keeper::keep(),
        _ => return,
    };
    let error = match become_it(&mut arguments) {
        Ok(never) => match never {},
        Err(error) => error,
    };
    // Whoever started it reads that, if anybody is left; in one piece, which it is known by.
    let words = format!("{FAILED_WORDS}{error}\n");
    let _ = std::io::stderr().write_all(words.as_bytes());
    exit(FAILED);
}

/// Does not return when all goes well.
fn become_program(arguments: &mut dyn Iterator<Item = OsString>) -> Result<Infallible, String> {
    let parent = next(arguments, "parent")?;
    let policy = next(arguments, "policy")?;
    let program = next(arguments, "program")?;
    let policy: Policy =
        serde_json::from_slice(policy.as_encoded_bytes()).map_err(because("the policy"))?;
    follow_parent(&parent.to_string_lossy())?;
    #[cfg(target_os = "linux")]
    super::descriptors::close();
    stand_alone();
    #[cfg(target_os = "linux")]
    go_first_when_memory_is_short();
    amounts::lower(&policy.amounts).map_err(because("the limits"))?;
    if policy.calls == Calls::OfProgram {
        amounts::stand_back();
        #[cfg(target_os = "linux")]
        amounts::use_small_pages().map_err(because("the size of pages"))?;
    }
    #[cfg(target_os = "linux")]
    {
        let landlock = super::probe::landlock_version();
        close(&policy)?;
        if program == super::probe::PROGRAM {
            super::probe::report(landlock);
        }
    }
    if program == super::task::PROGRAM {
        super::task::perform(arguments);
    }
    let error = Command::new(&program).args(arguments).exec();
    Err(format!("cannot start {}: {error}", program.display()))
}

/// Becomes a program that is not kept from anything, but ends with the server.
fn become_attended(arguments: &mut dyn Iterator<Item = OsString>) -> Result<Infallible, String> {
    let parent = next(arguments, "parent")?;
    let program = next(arguments, "program")?;
    follow_parent(&parent.to_string_lossy())?;
    stand_alone();
    let error = Command::new(&program).args(arguments).exec();
    Err(format!("cannot start {}: {error}", program.display()))
}

fn next(arguments: &mut dyn Iterator<Item = OsString>, what: &str) -> Result<OsString, String> {
    let word = arguments.next();
    word.ok_or_else(|| format!("no {what} was named"))
}

/// Ends this process when the server ends.
fn follow_parent(parent: &str) -> Result<(), String> {
    #[cfg(target_os = "linux")]
    {
        use rustix::process::{Signal, set_parent_process_death_signal};
        set_parent_process_death_signal(Some(Signal::KILL)).map_err(because("the parent"))?;
    }
    // The server may have ended before the line above. Its number, then, is no longer our parent's.
    let now = std::os::unix::process::parent_id();
    if now.to_string() != parent {
        return Err(format!("the server {parent} has ended"));
    }
    Ok(())
}

/// A session of its own: no terminal, a process group that can be ended as a whole, and, on Linux, a share of the
/// processors that does not grow with the number of threads.
fn stand_alone() {
    // It fails for the leader of a group, which is as good.
    let _ = rustix::process::setsid();
}

/// Where memory is short, the kernel ends the process of the highest score, which is a program or a compiler, and not the
/// server, nor the reader's browser. To raise one's own takes no rights; the sandbox keeps it there.
#[cfg(target_os = "linux")]
fn go_first_when_memory_is_short() {
    // If not, it is one among others.
    let _ = std::fs::write("/proc/self/oom_score_adj", "1000");
}

#[cfg(target_os = "linux")]
fn close(policy: &Policy) -> Result<(), String> {
    rustix::thread::set_no_new_privs(true).map_err(because("no_new_privs"))?;
    drop_capabilities();
    let files = super::files::close(policy);
    let calls = super::calls::close(policy.calls, files.as_ref().is_ok_and(|hold| *hold));
    // What the system does not have was told by the probe, once, and is no reason not to run. What it has must hold.
    if policy.must_hold {
        files.map_err(because("Landlock"))?;
        calls.map_err(because("seccomp"))?;
    }
    Ok(())
}

/// Root's rights are not those of its files only: it could raise limits. An ordinary user has none to drop, and gets
/// errors that mean nothing.
#[cfg(target_os = "linux")]
fn drop_capabilities() {
    use rustix::thread::{
        CapabilitySet, CapabilitySets, remove_capability_from_bounding_set, set_capabilities,
    };
    for capability in CapabilitySet::all().iter() {
        let _ = remove_capability_from_bounding_set(capability);
    }
    let none = CapabilitySets {
        effective: CapabilitySet::empty(),
        permitted: CapabilitySet::empty(),
        inheritable: CapabilitySet::empty(),
    };
    let _ = set_capabilities(None, none);
}

/// Makes a sentence of an error, beginning with what was to be done.
fn because<E: Display>(what: &str) -> impl Fn(E) -> String + '_ {
    move |error| format!("{what}: {error}")
}
