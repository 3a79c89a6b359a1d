//! Checking an answer to an exercise, beside `cargo test` of the same tests in a package of their own.

use crate::line;
use crate::measured::{Pairs, median, settle};
use book::exercises::judge::judge;
use book::exercises::manifest::Kind;
use book::exercises::{Exercise, Exercises, Told, assembled};
use playground::{Limits, Playground, Stop};
use std::fs;
use std::io;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// Answers to each exercise, every one another edit of its solution.
const EDITS: usize = 3;

/// Exercises of each kind.
const SOME: usize = 5;

pub fn rows(root: &Path) -> io::Result<()> {
    let all = Exercises::load(root).all;
    let is_tested = |exercise: &&Exercise| {
        let mut checks = exercise.manifest.checks.iter();
        let has_crates = ["tokio", "rayon"];
        checks.all(|check| !matches!(check.kind, Kind::Explored(_) | Kind::Prints { .. }))
            && exercise.manifest.tests().next().is_some()
            && !has_crates
                .iter()
                .any(|name| exercise.solution.text.contains(name))
    };
    let is_explored = |exercise: &&Exercise| {
        let mut checks = exercise.manifest.checks.iter().skip(1);
        checks.all(|check| matches!(check.kind, Kind::Explored(_)))
    };
    let limits = Limits::default();
    let playground =
        book::programs::playground(&proof::target(), limits).map_err(io::Error::other)?;
    playground.warm_up();
    let mut tested = Pairs::default();
    for exercise in all.values().filter(is_tested).take(SOME) {
        let package = Package::of(exercise)?;
        for edit in 0..EDITS {
            let answer = edited(exercise, edit);
            tested.push(
                check(&playground, exercise, &answer),
                package.test(&answer)?,
            );
        }
    }
    tested.row("Check, of an exercise with tests", "`cargo test`");
    let explored = all.values().filter(is_explored).take(SOME);
    let times: Vec<Duration> = explored
        .flat_map(|exercise| {
            (0..EDITS)
                .map(|edit| check(&playground, exercise, &edited(exercise, edit)))
                .collect::<Vec<_>>()
        })
        .collect();
    line("Check, of an exercise with schedules", median(&times), None);
    Ok(())
}

/// The solution, as somebody might have written it just now.
fn edited(exercise: &Exercise, edit: usize) -> String {
    let process = std::process::id();
    format!(
        "{}\nconst _: &str = \"{process} {edit}\";\n",
        exercise.solution.text
    )
}

/// From the answer to its last verdict.
fn check(playground: &Playground, exercise: &Exercise, answer: &str) -> Duration {
    let (_stopper, stop) = Stop::new().expect("there are descriptors");
    settle();
    let start = Instant::now();
    let mut solved = false;
    judge(playground, exercise, answer, &stop, &mut |told| {
        if let Told::End { solved: all, .. } = told {
            solved = all;
        }
    });
    assert!(solved, "{} is solved by its solution", exercise.name);
    start.elapsed()
}

/// A package with nothing but an answer and its tests, compiled once before it is measured.
struct Package(TempDir);

impl Package {
    fn of(exercise: &Exercise) -> io::Result<Self> {
        let folder = tempfile::tempdir()?;
        fs::create_dir(folder.path().join("src"))?;
        let manifest = "[package]\nname = \"answer\"\nedition = \"2024\"\n[workspace]\n";
        fs::write(folder.path().join("Cargo.toml"), manifest)?;
        fs::write(folder.path().join("src/checks.rs"), &exercise.checks)?;
        let package = Self(folder);
        package.test(&exercise.solution.text)?;
        Ok(package)
    }

    fn test(&self, answer: &str) -> io::Result<Duration> {
        let checks = fs::read_to_string(self.0.path().join("src/checks.rs"))?;
        let text = assembled::tested(answer, &checks);
        fs::write(self.0.path().join("src/main.rs"), text)?;
        settle();
        let start = Instant::now();
        let tested = Command::new(book::proof::built::cargo())
            .args(["test", "--quiet", "--offline"])
            .current_dir(self.0.path())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status()?;
        assert!(tested.success(), "the tests of a solution pass");
        Ok(start.elapsed())
    }
}
