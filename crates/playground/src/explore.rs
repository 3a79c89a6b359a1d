//! Explores every schedule of a program: it is compiled against a standard library that runs it again and again, and tells
//! what it found as a graph.
//!
//! The graph comes by a file of its own, so that whatever the program prints is not taken for it. A program that means harm
//! can write to that file, too, so nothing of it is read by the server itself: that is done [`apart`].

use crate::apart::{self, Answer};
use crate::compile::{Compiled, Compiler};
use crate::ending;
use crate::event::{Diagnostic, End, Event, Phase, Reason};
use crate::found::Found;
use crate::hexadecimal::hexadecimal;
use crate::kit::Kit;
use crate::limits::Limits;
use crate::program::{Edition, Goal, Program};
use crate::run::{Run, run};
use crate::sandbox::Task;
use crate::sandbox::task::TOO_LARGE;
use crate::stop::Stop;
use crate::workplace::Workplace;
use explorer::{Model, Options};
use sha2::{Digest, Sha256};
use std::ffi::{OsStr, OsString};
use std::io;
use std::time::Duration;
use tempfile::NamedTempFile;

/// Bytes of the longest program that is explored. A page may send far less.
const LONGEST: usize = 1 << 20;

/// Bytes that an explored program may write to its standard output, by ways that are not modelled. Only faults are read there.
const UNREAD: usize = 64 << 20;

/// How much longer than its own bound an exploration may take, before it is ended from outside.
const GRACE: Duration = Duration::from_secs(5);

const BYTE_ORDER_MARK: char = '\u{feff}';

/// `options`, bounded as it befits what a page shows while somebody waits.
pub fn for_a_page(options: Options) -> Options {
    Options {
        max_states: 5_000,
        time: Duration::from_secs(5),
        memory: 256 << 20,
        ..options
    }
}

/// What came of it.
#[derive(Debug)]
pub enum Explored {
    /// All schedules, as JSON: [`explorer::graph`] describes the fields.
    Graph(String),
    /// A sentence about what in the program can't be explored.
    Unexplorable(String),
    /// It does not compile, which was told in diagnostics; or it was stopped.
    Ended(End),
}

/// What it takes to explore programs.
pub struct Exploring<'a> {
    pub workplace: &'a Workplace,
    /// With the explorer that programs are linked to.
    pub kit: &'a Kit,
    pub compiler: &'a Compiler,
}

/// Explores `program` and tells the diagnostics, if it does not compile, faults as they are found, and that the explorer itself
/// has to be compiled first.
///
/// # Errors
/// When the system refuses what that needs.
pub fn explore(
    by: &Exploring,
    program: &Program,
    options: &Options,
    stop: &Stop,
    tell: &mut dyn FnMut(Event),
) -> io::Result<Explored> {
    if program.edition == Edition::E2015 {
        let why = "edition 2015 has no way to put another standard library in the place of `std`";
        return Ok(Explored::Unexplorable(why.into()));
    }
    // What the compiler skips where a file begins is an error in the middle.
    let source = program.code.strip_prefix(BYTE_ORDER_MARK);
    let source = source.unwrap_or(&program.code);
    let input = apart::file_of(by.workplace, source)?;
    let task = Task::Instrument;
    let code = match apart::perform(by.workplace, &task, input, LONGEST, stop)? {
        Answer::Result(code) => code,
        Answer::Refused(sentence) => return Ok(Explored::Unexplorable(sentence)),
        Answer::Failed => {
            let why = format!("it is too long: {} KiB are the most", LONGEST >> 10);
            return Ok(Explored::Unexplorable(why));
        }
        Answer::Stopped(end) => return Ok(Explored::Ended(end)),
    };
    let explored = Program {
        code,
        ..program.clone()
    };
    let crates = by.kit.crates.missing(&program.code, Goal::Explored);
    if !crates.is_empty() {
        tell(Event::Building { crates });
    }
    if !by.kit.crates.can_explore(stop) {
        let why = "the explorer itself could not be compiled; the terminal says why";
        return Ok(Explored::Unexplorable(why.into()));
    }
    let mut words = Vec::new();
    let mut keep = |event| {
        if let Event::Diagnostic(diagnostic) = event {
            words.push(diagnostic);
        }
    };
    let binary = match by
        .compiler
        .compile(&explored, Goal::Explored, stop, &mut keep)?
    {
        Compiled::Ready { binary, .. } => binary,
        Compiled::Ended(end) if end.reason == Reason::Exit => {
            return refusal(by, program, &words, stop, tell);
        }
        Compiled::Ended(end) => return Ok(Explored::Ended(end)),
    };
    let most = by.workplace.limits.graph;
    let limits = Limits {
        run_time: options.time + GRACE,
        memory: options.memory as u64 + (64 << 20),
        output: UNREAD,
        files: most as u64,
        ..by.workplace.limits.clone()
    };
    let result = NamedTempFile::new_in(by.workplace.jobs.path())?;
    let mut arguments = arguments(options);
    arguments.splice(0..0, ["--into".into(), result.path().into()]);
    let arguments: Vec<&OsStr> = arguments.iter().map(OsString::as_os_str).collect();
    let workplace = by.workplace;
    let Some(turn) = workplace.turns.take(workplace.limits.slice, stop) else {
        return Ok(Explored::Ended(ending::stopped(Phase::Run)));
    };
    let it = Run {
        workplace,
        toolchain: &by.kit.toolchain,
        program: &explored,
        binary: &binary,
        arguments: &arguments,
        result: Some(result.path()),
        limits: &limits,
        turn: Some(turn),
    };
    let mut found = Found::default();
    let end = run(it, stop, &mut |event| {
        if let Event::Output { text } = event {
            found.hear(&text, tell);
        }
    })?;
    let input = result.into_file();
    if end.reason == Reason::Stopped {
        return Ok(Explored::Ended(end));
    }
    if end.reason != Reason::Exit || input.metadata()?.len() == 0 {
        return Ok(Explored::Unexplorable(failure(&end)));
    }
    let task = Task::Graph {
        source: hash(&program.code),
        most,
    };
    Ok(
        match apart::perform(by.workplace, &task, input, most, stop)? {
            Answer::Result(graph) => Explored::Graph(graph),
            Answer::Refused(sentence) => Explored::Unexplorable(sentence),
            Answer::Failed => Explored::Unexplorable(TOO_LARGE.into()),
            Answer::Stopped(end) => Explored::Ended(end),
        },
    )
}

/// Why a program does not compile as one that is explored, `words` being those of the compiler: because it does not compile
/// at all, or because it uses what is not modelled.
fn refusal(
    by: &Exploring,
    program: &Program,
    words: &[Diagnostic],
    stop: &Stop,
    tell: &mut dyn FnMut(Event),
) -> io::Result<Explored> {
    let mut told = Vec::new();
    let mut keep = |event| told.push(event);
    if let Compiled::Ended(end) = by.compiler.compile(program, Goal::Check, stop, &mut keep)?
        && end.code != Some(0)
    {
        told.into_iter().for_each(tell);
        return Ok(Explored::Ended(end));
    }
    let error = words.iter().find(|word| word.level == "error");
    let place = error.and_then(|error| error.spans.iter().find(|span| span.primary));
    let line = place.map_or(String::new(), |place| {
        format!("line {}: ", place.line_start)
    });
    let message = error.map_or("it does not compile", |error| &error.message);
    Ok(Explored::Unexplorable(format!(
        "{line}it uses something that the explorer does not model ({message})"
    )))
}

/// The name of a source in its graph: its SHA-256, in hexadecimal digits.
pub fn hash(source: &str) -> String {
    hexadecimal(Sha256::digest(source))
}

fn failure(end: &End) -> String {
    match end.reason {
        Reason::Timeout => "one run of the program takes too long to be explored".into(),
        Reason::Memory => "exploring the program takes too much memory".into(),
        Reason::Files => TOO_LARGE.into(),
        Reason::Output => "it writes too much, by ways that the explorer does not see".into(),
        _ => match end.signal {
            Some(signal @ (libc::SIGSEGV | libc::SIGBUS)) => format!(
                "it crashed while it was explored, as when its stack overflows or `unsafe` code goes wrong (signal {signal})"
            ),
            Some(signal @ libc::SIGABRT) => {
                format!("it aborted while it was explored (signal {signal})")
            }
            Some(signal) => format!("the exploration was ended by signal {signal}"),
            None => "it ended without having been explored".into(),
        },
    }
}

/// What the explored program is told, as [`Options::from_arguments`] reads it.
fn arguments(options: &Options) -> Vec<OsString> {
    let model = match options.model {
        Model::Sc => "sc",
        Model::Weak => "weak",
    };
    let mut arguments: Vec<OsString> = [
        ("--model", model.to_owned()),
        ("--choice", options.choice.to_string()),
        ("--max-states", options.max_states.to_string()),
        ("--small", options.small.to_string()),
        ("--seconds", options.time.as_secs_f64().to_string()),
        ("--memory", (options.memory >> 20).to_string()),
    ]
    .into_iter()
    .flat_map(|(name, value)| [name.into(), value.into()])
    .collect();
    if !options.eager.is_empty() {
        let names: Vec<&str> = options.eager.iter().map(|eager| eager.name()).collect();
        arguments.extend(["--eager".into(), names.join(",").into()]);
    }
    for (flag, is_set) in [
        ("--spurious", options.spurious),
        ("--tree", !options.merge),
        ("--no-graph", !options.graph),
    ] {
        if is_set {
            arguments.push(flag.into());
        }
    }
    arguments
}
