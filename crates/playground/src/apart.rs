//! Work on what is not to be trusted, done apart from the server: by a stub that performs a [`Task`].

use crate::child::{Bounds, Cause, Running, Start};
use crate::ending;
use crate::event::{End, Phase, millis};
use crate::sandbox::{Amounts, Calls, Policy, Task, task};
use crate::stop::Stop;
use crate::workplace::Workplace;
use std::ffi::OsStr;
use std::fs::File;
use std::io::{self, Seek, Write};
use std::path::Path;
use std::process::Stdio;
use std::time::{Duration, Instant};

/// Far longer than what a program may be, or its graph, takes.
const TIME: Duration = Duration::from_secs(10);

/// Bytes of memory that the stub itself needs.
const OF_STUB: u64 = 64 << 20;

/// What came of it.
#[derive(Debug)]
pub enum Answer {
    Result(String),
    /// A sentence that says why there is no result.
    Refused(String),
    /// It takes too much time or memory.
    Failed,
    Stopped(End),
}

/// Has `task` done with all that `input` holds, from its beginning, of which there may be `most` bytes.
///
/// # Errors
/// When the system refuses what a process needs.
pub fn perform(
    workplace: &Workplace,
    task: &Task,
    mut input: File,
    most: usize,
    stop: &Stop,
) -> io::Result<Answer> {
    let start = Instant::now();
    if input.metadata()?.len() > most as u64 {
        return Ok(Answer::Failed);
    }
    input.rewind()?;
    let memory =
        (task.memory_of_a_byte() * most as u64 + OF_STUB).min(workplace.limits.compile_memory);
    let policy = Policy {
        must_hold: workplace.must_hold,
        calls: Calls::OfProgram,
        read: Vec::new(),
        execute: Vec::new(),
        write: Vec::new(),
        amounts: Amounts {
            cpu: TIME.as_secs() + 1,
            data: memory,
            addresses: 16 << 30,
            file: 0,
            descriptors: 64,
        },
    };
    let arguments = task.arguments();
    let arguments: Vec<&OsStr> = arguments.iter().map(OsStr::new).collect();
    let folder = workplace.jobs.path();
    let mut command = Start {
        stub: workplace.keeper.stub(),
        policy: &policy,
        program: Path::new(task::PROGRAM),
        arguments: &arguments,
        environment: &[],
        folder: &folder,
    }
    .command();
    command.stdin(Stdio::from(input));
    let bounds = Bounds {
        time: TIME,
        memory,
        output: task.longest(most),
        files: None,
    };
    let mut told = Vec::new();
    let ended =
        Running::start(command, &workplace.keeper)?.finish(&bounds, None, stop, &mut told)?;
    let end = End {
        ms: millis(start.elapsed()),
        ..ending::of(Phase::Run, &ended)
    };
    if ended.cause == Cause::Stop {
        return Ok(Answer::Stopped(end));
    }
    Ok(match (end.code, String::from_utf8(told)) {
        (Some(0), Ok(result)) => Answer::Result(result),
        (Some(task::REFUSED), Ok(sentence)) => Answer::Refused(sentence),
        _ => Answer::Failed,
    })
}

/// A file without a name, with `text` in it, in the folder of `workplace`.
///
/// # Errors
/// When it can't be written.
pub fn file_of(workplace: &Workplace, text: &str) -> io::Result<File> {
    let mut file = tempfile::tempfile_in(workplace.jobs.path())?;
    file.write_all(text.as_bytes())?;
    Ok(file)
}
