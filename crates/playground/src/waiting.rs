//! Compilers that were started before there is a program for them.
//!
//! A fifth of a small program's compilation is rustc's own start. It needs no program for that: its source file is a named
//! pipe, and rustc waits at it, until somebody has something to compile. Whatever is wrong with one that waits, the program
//! is compiled as it would be without.

use crate::child::Running;
use rustix::fs::{CWD, FileType, Mode, OFlags, mknodat, open};
use rustix::io::Errno;
use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;
use std::process::Command;
use std::sync::mpsc::{self, Sender};
use std::thread;
use std::time::{Duration, Instant};

/// How long rustc may take to reach its source file.
const PATIENCE: Duration = Duration::from_secs(2);

/// A compiler that waits for its source file.
pub struct Waiting {
    running: Running,
    arguments: Vec<OsString>,
}

impl Waiting {
    /// Starts the compiler `command`, which was given `arguments` and reads `source`, by `start`, and lets it wait there.
    ///
    /// # Errors
    /// When the pipe can't be made, or the process not be started.
    pub fn start(
        command: Command,
        arguments: Vec<OsString>,
        source: &Path,
        start: impl FnOnce(Command) -> io::Result<Running>,
    ) -> io::Result<Self> {
        if let Some(folder) = source.parent() {
            fs::create_dir_all(folder)?;
        }
        let _ = fs::remove_file(source);
        mknodat(CWD, source, FileType::Fifo, Mode::RUSR | Mode::WUSR, 0)?;
        let running = start(command)?;
        Ok(Self { running, arguments })
    }

    /// Whether it does what a compiler with these arguments would.
    pub fn serves(&self, arguments: &[OsString]) -> bool {
        self.arguments == arguments && !self.running.has_ended()
    }

    /// Gives the compiler its program. From then on `source` is an ordinary file, as it would be otherwise.
    ///
    /// # Errors
    /// When the compiler does not come to read it.
    pub fn feed(self, source: &Path, code: &str) -> io::Result<Running> {
        let mut pipe = self.reached(source)?;
        write_source(source, code)?;
        // A pipe holds more than a program may have: this does not block.
        pipe.write_all(code.as_bytes())?;
        Ok(self.running)
    }

    /// The pipe's end for writing, which the system opens only when somebody is about to read.
    fn reached(&self, source: &Path) -> io::Result<File> {
        let start = Instant::now();
        loop {
            match open(
                source,
                OFlags::WRONLY | OFlags::NONBLOCK | OFlags::CLOEXEC,
                Mode::empty(),
            ) {
                Ok(pipe) => return Ok(pipe.into()),
                // Without the pipe, which was there first, nobody will ever read it.
                Err(error)
                    if error == Errno::NOENT
                        || start.elapsed() > PATIENCE
                        || self.running.has_ended() =>
                {
                    return Err(error.into());
                }
                Err(_) => thread::sleep(Duration::from_micros(500)),
            }
        }
    }
}

/// Puts `code` in the place of whatever is at `source`, a pipe included.
///
/// # Errors
/// When the folder can't be written to.
pub fn write_source(source: &Path, code: &str) -> io::Result<()> {
    if let Some(folder) = source.parent() {
        fs::create_dir_all(folder)?;
    }
    let beside = source.with_extension("new");
    fs::write(&beside, code)?;
    fs::rename(beside, source)
}

/// A thread that starts what is to outlive its caller: the kernel ends a process together with the thread that started
/// it.
#[derive(Clone)]
pub struct Starter(Sender<Box<dyn FnOnce() + Send>>);

impl Starter {
    /// Starts the thread.
    ///
    /// # Errors
    /// When the system has no room for one.
    pub fn new() -> io::Result<Self> {
        let (sender, receiver) = mpsc::channel::<Box<dyn FnOnce() + Send>>();
        let serve = move || receiver.into_iter().for_each(|start| start());
        thread::Builder::new().name("starter".into()).spawn(serve)?;
        Ok(Self(sender))
    }

    /// Has `start` called soon, on the thread.
    pub fn soon(&self, start: impl FnOnce() + Send + 'static) {
        // It fails only when there is no thread, or a former one has panicked. Then nothing is started in advance any more.
        let _ = self.0.send(Box::new(start));
    }
}
