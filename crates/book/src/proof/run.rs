//! Runs one program under a limit.

use crate::proof::waiting::Looks;
use rustix::process::{Pid, Signal, kill_process_group};
use std::io::{self, Read};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

/// How often a program that still runs is looked at.
const LOOK: Duration = Duration::from_millis(20);

/// How a run ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// The process ended by itself, with this code; none when a signal ended it.
    Exit(Option<i32>),
    /// Every thread waited for ever, so it was killed.
    Deadlock,
    /// It still ran at its limit, so it was killed.
    Overdue,
}

#[derive(Debug)]
pub struct Outcome {
    pub stdout: String,
    pub stderr: String,
    pub end: End,
}

/// Runs the program `exe` for at most `limit`.
///
/// # Errors
/// When it can't be started.
pub fn run(exe: &Path, limit: Duration) -> io::Result<Outcome> {
    run_command(&mut Command::new(exe), limit)
}

/// The same of a `command`, which may start other processes: none of them outlives the limit.
///
/// # Errors
/// When it can't be started.
pub fn run_with_children(command: &mut Command, limit: Duration) -> io::Result<Outcome> {
    run_command(command.process_group(0), limit)
}

fn run_command(command: &mut Command, limit: Duration) -> io::Result<Outcome> {
    let mut child = command
        .env_remove("RUST_BACKTRACE")
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()?;
    let stdout = read_on_a_thread(child.stdout.take())?;
    let stderr = read_on_a_thread(child.stderr.take())?;
    let (end, stdout) = supervise(&mut child, &stdout, limit)?;
    // Nobody holds the pipe's other end any more, so the rest arrives at once.
    let stderr = stderr.recv().unwrap_or_default();
    Ok(Outcome {
        stdout,
        stderr,
        end,
    })
}

/// Waits until standard output is closed, which an ending process does, and looks at the process meanwhile.
fn supervise(
    child: &mut Child,
    stdout: &Receiver<String>,
    limit: Duration,
) -> io::Result<(End, String)> {
    let deadline = Instant::now() + limit;
    let mut looks = Looks::default();
    let mut killed = None;
    loop {
        match stdout.recv_timeout(LOOK) {
            Ok(text) => {
                let status = child.wait()?;
                return Ok((killed.unwrap_or(End::Exit(status.code())), text));
            }
            Err(RecvTimeoutError::Disconnected) => {
                return Err(io::Error::other("the reader of its output is gone"));
            }
            Err(RecvTimeoutError::Timeout) if killed.is_some() => {}
            Err(RecvTimeoutError::Timeout) => {
                if looks.find_dead(child.id()) {
                    killed = Some(End::Deadlock);
                } else if Instant::now() >= deadline {
                    killed = Some(End::Overdue);
                }
                if killed.is_some() {
                    // Whoever leads a group is killed with it.
                    if let Some(group) = Pid::from_raw(child.id() as i32) {
                        let _ = kill_process_group(group, Signal::KILL);
                    }
                    child.kill()?;
                }
            }
        }
    }
}

/// A pipe that nobody reads fills up and stops the program; two pipes need two readers.
fn read_on_a_thread(pipe: Option<impl Read + Send + 'static>) -> io::Result<Receiver<String>> {
    let (sender, receiver) = mpsc::channel();
    thread::Builder::new().spawn(move || {
        let mut bytes = Vec::new();
        if let Some(mut pipe) = pipe {
            // What was read until an error is what there is to compare.
            let _ = pipe.read_to_end(&mut bytes);
        }
        // The other end is gone only when the run was given up.
        let _ = sender.send(String::from_utf8_lossy(&bytes).into_owned());
    })?;
    Ok(receiver)
}
