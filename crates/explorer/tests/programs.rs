//! Programs as users write them, explored as they are, and held against what their first lines expect
//! ([`header`] says how). One proof a program and model.
//!
//! `cargo test -p explorer --test programs safe/rwlock` tries those whose path begins so.

#[path = "programs/found.rs"]
mod found;
#[path = "programs/header.rs"]
mod header;
#[path = "programs/self_check.rs"]
mod self_check;
#[allow(dead_code, reason = "answers are read as JSON here")]
mod support;

use found::Found;
use header::Header;
use libtest_mimic::{Arguments, Failed, Trial};
use remembered::{Again, Parts, memory, run_trials, trial};
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::sync::{Arc, OnceLock};
use std::thread;
use std::time::Duration;

/// How long an exploration may take that should come to its end, and one that should not.
const SECONDS: [&str; 2] = ["60", "5"];
/// An explored program that has not answered by then is ended.
const LIMIT: Duration = Duration::from_secs(100);

/// A program, compiled at most once for all models.
struct Program {
    /// `safe/rwlock_again`.
    name: String,
    source: String,
    compiled: OnceLock<Result<PathBuf, String>>,
}

impl Program {
    fn at(folder: &str, file: &Path) -> Self {
        let stem = file.file_stem().unwrap_or_default().to_string_lossy();
        Self {
            name: format!("{folder}/{stem}"),
            source: fs::read_to_string(file).unwrap(),
            compiled: OnceLock::new(),
        }
    }

    /// # Errors
    /// In what it differs from what it expects, with why it expects that.
    fn check(&self, header: &Header, model: &str) -> Result<(), String> {
        let found = self.explore(header, model)?;
        let mut differences = found.differences(header, model);
        if header.has("count", model) && self.explore(header, model)? != found {
            differences.push("another exploration finds something else".to_owned());
        }
        if differences.is_empty() {
            return Ok(());
        }
        let differences = differences.join("\n    ");
        Err(format!(
            "{} in {model}:\n    {differences}\n    why: {}",
            self.name,
            header.why()
        ))
    }

    fn explore(&self, header: &Header, model: &str) -> Result<Found, String> {
        let folder = format!("programs/{}", self.name);
        let compile = || support::compile(&folder, &self.source, "2024");
        let program = match self.compiled.get_or_init(compile) {
            Ok(program) => program,
            Err(sentence) => {
                return Ok(Found {
                    refused: Some(sentence.clone()),
                    ..Found::default()
                });
            }
        };
        let seconds = SECONDS[usize::from(header.has("capped", model))];
        let mut command = Command::new(program);
        command.args(["--model", model, "--seconds", seconds]);
        command.args(["--max-states", "200000"]);
        if header.spurious {
            command.arg("--spurious");
        }
        let (output, errors) = output_within(command, LIMIT)?;
        let answer = output.lines().last().unwrap_or_default();
        Found::read(answer).map_err(|sentence| format!("{sentence}: {answer:.200} {errors:.2000}"))
    }
}

/// What a command writes to its output, and to its standard error.
fn output_within(mut command: Command, limit: Duration) -> Result<(String, String), String> {
    let mut child = (command.stdin(Stdio::null()))
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|error| error.to_string())?;
    let (mut output, mut errors) = (child.stdout.take().unwrap(), child.stderr.take().unwrap());
    let (done, is_done) = channel();
    let errors = thread::spawn(move || {
        let mut bytes = Vec::new();
        let _ = errors.read_to_end(&mut bytes);
        String::from_utf8_lossy(&bytes).into_owned()
    });
    let output = thread::spawn(move || {
        let mut bytes = Vec::new();
        let _ = output.read_to_end(&mut bytes);
        let _ = done.send(());
        String::from_utf8_lossy(&bytes).into_owned()
    });
    let is_late = is_done.recv_timeout(limit) == Err(RecvTimeoutError::Timeout);
    if is_late {
        child.kill().map_err(|error| error.to_string())?;
    }
    child.wait().map_err(|error| error.to_string())?;
    let (output, errors) = (output.join().unwrap(), errors.join().unwrap());
    if is_late {
        return Err(format!("no answer within {limit:?}; {errors:.2000}"));
    }
    Ok((output, errors))
}

/// In the order of their paths.
fn programs(root: &Path) -> Vec<Program> {
    let entries = |folder: &Path| {
        let mut paths: Vec<PathBuf> = (fs::read_dir(folder).unwrap())
            .map(|entry| entry.unwrap().path())
            .collect();
        paths.sort();
        paths
    };
    let folders = entries(root).into_iter().filter(|path| path.is_dir());
    let programs_in = |folder: PathBuf| {
        let name = folder.file_name().unwrap().to_string_lossy().into_owned();
        let files = entries(&folder).into_iter();
        let files = files.filter(|file| file.extension().is_some_and(|it| it == "rs"));
        files.map(move |file| Program::at(&name, &file))
    };
    folders.flat_map(programs_in).collect()
}

fn trials(program: Program, depends: &Parts) -> Vec<Trial> {
    let name = program.name.clone();
    let header = match Header::of(&program.source) {
        Ok(header) => Arc::new(header),
        Err(sentence) => {
            let failed = Failed::from(format!("{name}: {sentence}"));
            return vec![Trial::test(name, || Err(failed))];
        }
    };
    let depends = depends.clone().with("program", &program.source);
    let program = Arc::new(program);
    let of_model = |model: &String| {
        let missing = header.texts("missing", model).next().map(str::to_owned);
        let (program, header, model) = (program.clone(), header.clone(), model.clone());
        let trial = trial(
            format!("{name} in {model}"),
            Again::WhenChanged,
            &depends,
            move || program.check(&header, &model).map_err(Failed::from),
        );
        let is_missing = missing.is_some();
        trial
            .with_kind(missing.unwrap_or_default())
            .with_ignored_flag(is_missing)
    };
    header.models.iter().map(of_model).collect()
}

fn main() {
    let mut arguments = Arguments::from_args();
    // Compilers and explorations need a processor each.
    arguments.test_threads = arguments.test_threads.or(Some(2));
    let package = std::env::var_os("CARGO_MANIFEST_DIR").expect("cargo tells where the package is");
    let root = Path::new(&package).join("tests/programs");
    let depends = Parts::of("explored program")
        .with_own_code()
        .with_compiler()
        .with_file("library", &support::library());
    let mut all = self_check::trials(&depends);
    all.extend(
        programs(&root)
            .into_iter()
            .flat_map(|it| trials(it, &depends)),
    );
    run_trials(&arguments, all, memory(), || {})
}
