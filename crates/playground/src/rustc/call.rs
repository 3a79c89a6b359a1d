//! One call of rustc: what it may touch and use.

use super::place::{Place, Rustc};
use crate::child::{Bounds, Running, Start};
use crate::crates::Built;
use crate::diagnostic;
use crate::program::{Goal, Program};
use crate::sandbox::{Amounts, Calls, Policy};
use crate::stop::Stop;
use crate::toolchain::Toolchain;
use crate::turns::Turn;
use crate::waiting::write_source;
use crate::workplace::Workplace;
use std::ffi::{OsStr, OsString};
use std::io;
use std::path::Path;
use std::process::Command;

/// One call of rustc.
pub struct Call<'a> {
    pub rustc: &'a Rustc,
    pub toolchain: &'a Toolchain,
    pub program: &'a Program,
    pub goal: Goal,
    pub crates: &'a Built,
}

impl Call<'_> {
    /// Starts rustc in `place`, or lets the one go on that waits there.
    ///
    /// # Errors
    /// When the folder can't be written to, or rustc not be started.
    pub fn start(&self, place: &mut Place) -> io::Result<Running> {
        let source = place.folder().join(diagnostic::FILE);
        let arguments = self.arguments(place.remembers());
        if let Some(waiting) = place.take_waiting(&arguments)
            && let Ok(running) = waiting.feed(&source, &self.program.code)
        {
            return Ok(running);
        }
        write_source(&source, &self.program.code)?;
        let command = self.command(place.folder(), &arguments);
        started(command, &self.rustc.workplace)
    }

    /// Waits for a place among those that compile; `None` if `stop` says to stop before.
    pub fn turn(&self, stop: &Stop) -> Option<Turn> {
        let workplace = &self.rustc.workplace;
        workplace.turns.take(workplace.limits.slice, stop)
    }

    /// What rustc may use in all.
    pub fn bounds(&self) -> Bounds {
        let limits = &self.rustc.workplace.limits;
        Bounds {
            time: limits.compile_time,
            memory: limits.compile_memory,
            // The words are bounded where they are read; this is for a compiler that says nothing else.
            output: 64 * limits.diagnostics,
            files: None,
        }
    }

    /// The command of a rustc that works in `folder`, with these arguments.
    pub(super) fn command(&self, folder: &Path, arguments: &[OsString]) -> Command {
        let toolchain = self.toolchain;
        let arguments: Vec<&OsStr> = arguments.iter().map(OsString::as_os_str).collect();
        let search_path = toolchain.search_path();
        // Nothing of the server's own: a program can read its compiler's environment.
        let mut environment = vec![
            ("PATH", OsStr::new(&search_path)),
            ("TMPDIR", folder.as_os_str()),
        ];
        if self.goal == Goal::Explored {
            let (name, value) = explorer::compile::ENVIRONMENT;
            environment.push((name, OsStr::new(value)));
        }
        let mut command = Start {
            stub: self.rustc.workplace.keeper.stub(),
            policy: &self.policy(folder),
            program: &toolchain.rustc,
            arguments: &arguments,
            environment: &environment,
            folder,
        }
        .command();
        // Where Apple's linker finds the system.
        for name in ["SDKROOT", "DEVELOPER_DIR"] {
            if cfg!(target_os = "macos")
                && let Some(value) = std::env::var_os(name)
            {
                command.env(name, value);
            }
        }
        command
    }

    fn policy(&self, folder: &Path) -> Policy {
        let toolchain = self.toolchain;
        let limits = &self.rustc.workplace.limits;
        let mut execute = vec![toolchain.sysroot.clone()];
        execute.extend(toolchain.system_programs.iter().cloned());
        execute.extend(toolchain.system_libraries.iter().cloned());
        Policy {
            must_hold: self.rustc.workplace.must_hold,
            calls: Calls::OfCompiler,
            read: self.crates.folders.clone(),
            execute,
            write: vec![folder.to_owned()],
            amounts: Amounts {
                cpu: limits.compile_time.as_secs() * toolchain.cores as u64 + 1,
                data: limits.compile_memory + (512 << 20),
                addresses: 16 << 30,
                file: 128 << 20,
                descriptors: 1024,
            },
        }
    }
}

/// Starts a compiler, which counts among all.
pub fn started(command: Command, workplace: &Workplace) -> io::Result<Running> {
    let running = Running::start(command, &workplace.keeper)?;
    Ok(running.counted(&workplace.budget))
}
