//! Runs programs in other languages, where these are installed, and compares with what is recorded.

use super::day::today;
use super::fault::Fault;
use crate::languages::language::Language;
use crate::languages::programs::{Ends, Program, RECORDED, Record, Tables};
use crate::proof::keep;
use crate::proof::run::{End, Outcome, run_with_children};
use std::fs;
use std::io;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

/// No program takes longer, and no compiler.
const LIMIT: Duration = Duration::from_secs(10);
const LIMIT_OF_COMPILERS: Duration = Duration::from_secs(120);

/// What has to be installed before programs in `language` can be run; nothing, if it is.
pub fn missing(language: &Language) -> Option<String> {
    let first_words = [language.compile, language.run, language.version];
    let needed = first_words.iter().filter_map(|words| words.first());
    let mut needed = needed.filter(|program| !program.starts_with('.'));
    let program = needed.find(|program| !is_installed(program))?;
    Some(format!("needs {program}, of {}", language.package))
}

fn is_installed(program: &str) -> bool {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path).any(|folder| folder.join(program).is_file())
}

/// Whether `program` ends and prints as is recorded and said of it.
///
/// # Errors
/// What does not hold.
pub fn check(program: &Program) -> Result<(), Fault> {
    check_record(program)?;
    let ran = run(program)?;
    check_end(program, &ran)?;
    if program.said.varies || ran.stdout == program.stdout {
        return Ok(());
    }
    let sentence =
        "standard output is not what the page shows (`cargo run -- bless` records it anew)";
    Err(Fault::between(sentence, &program.stdout, &ran.stdout))
}

/// Whether what is recorded is of `program` as it is. That can be told without its language.
///
/// # Errors
/// That it is not.
pub fn check_record(program: &Program) -> Result<(), Fault> {
    let wrong = match &program.record {
        None => "no run is recorded; `cargo run -- bless` records one",
        Some(record) if record.of != program.version() => {
            "its recorded run is one of another version of the program; `cargo run -- bless` records it anew"
        }
        Some(record) if record.ended != program.said.ends => {
            "its recorded run ended otherwise than its table says; `cargo run -- bless` records it anew"
        }
        Some(_) => return Ok(()),
    };
    Err(Fault::new(wrong))
}

/// Records what `program` of the book at `root` prints, when what is recorded does not hold.
///
/// # Errors
/// When it does not end as is said of it.
pub fn record(root: &Path, program: &Program) -> Result<(), Fault> {
    if check(program).is_ok() {
        return Ok(());
    }
    let ran = run(program)?;
    check_end(program, &ran)?;
    let record = Record {
        ended: ran.ended,
        with: version(program.language),
        on: today(),
        of: program.version(),
    };
    keep(root, program, record, &ran)
        .map_err(|error| Fault::new(format!("can't be recorded: {error}")))
}

struct Ran {
    ended: Ends,
    stdout: String,
    stderr: String,
}

fn run(program: &Program) -> Result<Ran, Fault> {
    let told = |error: io::Error| Fault::new(format!("can't be run: {error}"));
    let folder = tempfile::tempdir().map_err(told)?;
    let Language {
        file, compile, run, ..
    } = program.language;
    fs::write(folder.path().join(file), &program.text).map_err(told)?;
    let options = &program.said.options;
    let (for_compiler, for_runner): (&[String], &[String]) = match compile.is_empty() {
        true => (&[], options),
        false => (options, &[]),
    };
    if !compile.is_empty() {
        let outcome =
            command(folder.path(), compile, for_compiler, LIMIT_OF_COMPILERS).map_err(told)?;
        if outcome.end != End::Exit(Some(0)) {
            return Ok(Ran {
                ended: Ends::Refused,
                stdout: String::new(),
                stderr: shortened(&(outcome.stdout + &outcome.stderr), folder.path()),
            });
        }
    }
    let outcome = command(folder.path(), run, for_runner, LIMIT).map_err(told)?;
    Ok(Ran {
        ended: match outcome.end {
            End::Exit(Some(0)) => Ends::Normally,
            End::Exit(_) => Ends::Fails,
            End::Deadlock | End::Overdue => Ends::Hangs,
        },
        stderr: shortened(&outcome.stderr, folder.path()),
        stdout: outcome.stdout,
    })
}

/// Runs `words` in `folder`; `options` follow the first of them, or its command: `go build -race`.
fn command(
    folder: &Path,
    words: &[&str],
    options: &[String],
    limit: Duration,
) -> io::Result<Outcome> {
    let until = match words {
        ["go", ..] => 2,
        _ => 1,
    };
    let (first, rest) = words.split_at(until);
    let mut command = Command::new(first[0]);
    command
        .args(&first[1..])
        .args(options)
        .args(rest)
        .current_dir(folder)
        .env("GO111MODULE", "off")
        .env("LC_ALL", "C.UTF-8");
    run_with_children(&mut command, limit)
}

fn check_end(program: &Program, ran: &Ran) -> Result<(), Fault> {
    if ran.ended != program.said.ends {
        let (said, ended) = (program.said.ends, ran.ended);
        return Err(Fault::new(format!(
            "its table says it ends so: {said:?}, but so it ended: {ended:?}; standard error:\n{}",
            ran.stderr
        )));
    }
    match &program.said.says {
        Some(words) if !ran.stderr.contains(words.as_str()) => Err(Fault::new(format!(
            "{words:?} is not in what it says on standard error:\n{}",
            ran.stderr
        ))),
        _ => Ok(()),
    }
}

/// Without the folder it was run in, and no longer than a page shows.
fn shortened(stderr: &str, folder: &Path) -> String {
    let folder = format!("{}/", folder.display());
    let lines = stderr.lines().map(|line| line.replace(&folder, ""));
    keep::shortened(&lines.collect::<Vec<_>>())
}

fn version(language: &Language) -> String {
    let [program, arguments @ ..] = language.version else {
        return language.name.to_owned();
    };
    let output = Command::new(program)
        .args(arguments)
        .stdin(Stdio::null())
        .output();
    let said = output.map(|output| {
        String::from_utf8_lossy(&[output.stdout, output.stderr].concat()).into_owned()
    });
    let line = said
        .unwrap_or_default()
        .lines()
        .next()
        .unwrap_or_default()
        .to_owned();
    match line.strip_prefix('v') {
        Some(number) => format!("{program} {number}"),
        None => line,
    }
}

/// Writes what came of a run, and of which run it is.
fn keep(root: &Path, program: &Program, record: Record, ran: &Ran) -> io::Result<()> {
    const HEAD: &str = "# Of which runs what programs in other languages printed is. Written by `cargo run -- bless`.\n\n";
    for (stream, text) in [("stdout", &ran.stdout), ("stderr", &ran.stderr)] {
        keep::text(&root.join(program.golden(stream)), text)?;
    }
    let (problem, name) = program.name.split_once('/').unwrap_or_default();
    keep::table(&root.join(RECORDED), HEAD, |all: &mut Tables<Record>| {
        let of_problem = all.entry(problem.to_owned()).or_default();
        of_problem.insert(name.to_owned(), record);
    })
}
