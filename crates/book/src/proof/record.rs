//! Records anew what every listing prints, what the compiler says of every refused one and tools of those with a fault, and
//! what programs in other languages print, and says what changed.
//!
//! The tests do the recording, so that what is recorded is what they compare; see `tests/outputs.rs`, `tests/tools.rs`,
//! `tests/languages.rs` and trybuild. Graphs are explored here, by the playground.

pub mod graphs;
pub mod one;
mod some;

use super::built::cargo;
use super::prover::Prover;
use super::quizzes;
use crate::build::locate;
use crate::build::settings::{Purpose, Settings};
use crate::exercises::Exercises;
use crate::languages::programs;
use crate::listings::folders;
use crate::listings::library::Library;
use crate::problem::{Error, Problem};
use crate::quizzes::library::Quizzes;
use crate::wanted::{Known, Wanted};
use anyhow::{Context, bail};
use graphs::Recorded;
use remembered::Memory;
use similar::TextDiff;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Asks the tests of outputs, tools and other languages to record instead of comparing.
pub const VARIABLE: &str = "BLESS";

/// Asks trybuild to, if it is `overwrite`.
const VARIABLE_OF_TRYBUILD: &str = "TRYBUILD";

/// Asks the test of refused listings to try some only: their names, with spaces between.
const VARIABLE_OF_SOME: &str = "LISTINGS";

/// Records the goldens and graphs of the book at `root` and says which changed, and how. What is recorded of a listing whose
/// output varies stays, unless its program is newer.
///
/// # Errors
/// With cargo's own words when a listing cannot be recorded: it does not compile, hangs, or is not refused; with a sentence
/// when its schedules can't all be explored.
pub fn all(root: &Path) -> anyhow::Result<()> {
    let before = goldens(root)?;
    let (library, problems) = Library::load(root);
    if !problems.is_empty() {
        return Err(Error::Problems(problems).into());
    }
    for stray in &library.stray_goldens {
        fs::remove_file(root.join(stray)).with_context(|| format!("{}", stray.display()))?;
    }
    let output = Command::new(cargo())
        .current_dir(root)
        .args([
            "test",
            "--quiet",
            "--no-fail-fast",
            "--test",
            "outputs",
            "--test",
            "broken",
            "--test",
            "tools",
            "--test",
            "languages",
        ])
        .env(VARIABLE, "1")
        .env(VARIABLE_OF_TRYBUILD, "overwrite")
        .stdin(Stdio::null())
        .output()
        .context("cargo can't be started")?;
    let changes = changes(&before, &goldens(root)?);
    announce_outputs(&changes);
    let settings = Settings::read(root, Purpose::Publish)?;
    let mut recorded = graphs::record(root, settings.chapters(), &library)?;
    if !output.status.success() {
        let words = [output.stdout, output.stderr];
        let words = words.map(|words| String::from_utf8_lossy(&words).into_owned());
        recorded.refused.extend(words);
    }
    let mut trouble = announce_graphs(recorded);
    let quizzes = Quizzes::load(root, &library);
    trouble.extend(record_quizzes(
        &prover(root, &settings)?,
        root,
        settings.chapters(),
        &quizzes,
    )?);
    told(&trouble)
}

/// The same of what `name` names, and of nothing else: a listing, a quiz, a crate of these or a chapter.
///
/// # Errors
/// When there is nothing of that name, or as [`all`].
pub fn named(root: &Path, name: &str) -> anyhow::Result<()> {
    let before = goldens(root)?;
    let (library, problems) = Library::load(root);
    let settings = Settings::read(root, Purpose::Publish)?;
    let src = settings.chapters();
    let (exercises, quizzes) = (Exercises::load(root), Quizzes::load(root, &library));
    let known = Known {
        library: &library,
        exercises: &exercises,
        quizzes: &quizzes,
    };
    let wanted = Wanted::named(name, root, known, src)?;
    let problems = hindrances(&wanted, &library, problems);
    if !problems.is_empty() {
        return Err(Error::Problems(problems).into());
    }
    let prover = prover(root, &settings)?;
    let recorded = some::record(&prover, root, src, &wanted)?;
    announce_outputs(&changes(&before, &goldens(root)?));
    let mut trouble = announce_graphs(recorded);
    if !wanted.quizzes.is_empty() {
        let meant = wanted.quizzes.clone();
        let quizzes = quizzes.only(&meant);
        trouble.extend(record_quizzes(&prover, root, src, &quizzes)?);
    }
    told(&trouble)
}

fn prover(root: &Path, settings: &Settings) -> anyhow::Result<Prover> {
    let work = locate::work_folder(root, true)?;
    let memory = Memory::of_this_build();
    Ok(Prover::new(root, settings.chapters(), &work, memory))
}

/// Those of the problems for which what is wanted can't be recorded.
fn hindrances(wanted: &Wanted<'_>, library: &Library, problems: Vec<Problem>) -> Vec<Problem> {
    if let Some(krate) = wanted.krate {
        let folder = Path::new("listings").join(krate);
        let mut problems = problems;
        problems.retain(|problem| problem.place.file.starts_with(&folder));
        return problems;
    }
    let names = wanted.names.iter();
    names
        .flat_map(|name| library.problems_of(name))
        .cloned()
        .collect()
}

fn announce_outputs(changes: &[String]) {
    for change in changes {
        announce!("{change}");
    }
    announce!("{} recorded outputs changed", changes.len());
}

/// Returns what can't be recorded: a sentence each.
fn announce_graphs(recorded: Recorded) -> Vec<String> {
    for change in &recorded.changes {
        announce!("{change}");
    }
    announce!("{} recorded graphs changed", recorded.changes.len());
    recorded.refused
}

/// # Errors
/// What can't be recorded, a sentence each.
fn told(trouble: &[String]) -> anyhow::Result<()> {
    if !trouble.is_empty() {
        bail!("not all can be recorded:\n{}", trouble.join("\n"));
    }
    Ok(())
}

/// Records `quizzes` and says what changed. What can't be recorded is returned: a sentence each.
fn record_quizzes(
    prover: &Prover,
    root: &Path,
    src: &Path,
    quizzes: &Quizzes,
) -> anyhow::Result<Vec<String>> {
    let recorded = quizzes::record_all(prover, root, src, quizzes)?;
    for change in &recorded.changes {
        announce!("{change}");
    }
    announce!("{} recorded quizzes changed", recorded.changes.len());
    Ok(recorded.refused)
}

/// The text of every recorded output of listings and of programs in other languages, by its path relative to the root.
fn goldens(root: &Path) -> anyhow::Result<BTreeMap<PathBuf, String>> {
    let mut found = BTreeMap::new();
    let entries = |folder: &Path| {
        let entries = fs::read_dir(folder).into_iter().flatten().flatten();
        entries.map(|entry| entry.path()).collect::<Vec<_>>()
    };
    let krates = entries(&root.join("listings")).into_iter();
    let folders = krates.flat_map(|krate| folders::ALL.map(|sub| krate.join(sub)));
    // Those in other languages are in folders by problem.
    let folders = folders.chain([root.join(programs::FOLDER)]);
    // A listing of several files has a folder of its own.
    let files = folders
        .flat_map(|folder| entries(&folder))
        .flat_map(|path| {
            if path.is_dir() {
                entries(&path)
            } else {
                vec![path]
            }
        });
    let is_golden = |path: &PathBuf| {
        path.extension().is_some_and(|end| {
            ["stdout", "stderr", "txt"]
                .iter()
                .any(|golden| end == *golden)
        })
    };
    for path in files.filter(is_golden) {
        let text = fs::read_to_string(&path).with_context(|| format!("{}", path.display()))?;
        found.insert(path.strip_prefix(root)?.to_path_buf(), text);
    }
    Ok(found)
}

/// A unified diff for each file that is new, changed or gone.
fn changes(before: &BTreeMap<PathBuf, String>, after: &BTreeMap<PathBuf, String>) -> Vec<String> {
    let mut paths: Vec<&PathBuf> = before.keys().chain(after.keys()).collect();
    paths.sort();
    paths.dedup();
    let text =
        |goldens: &BTreeMap<PathBuf, String>, path| goldens.get(path).cloned().unwrap_or_default();
    paths
        .into_iter()
        .filter(|path| before.get(*path) != after.get(*path))
        .map(|path| {
            let name = path.display().to_string();
            let (old, new) = (text(before, path), text(after, path));
            TextDiff::from_lines(&old, &new)
                .unified_diff()
                .header(&name, &name)
                .to_string()
        })
        .collect()
}
