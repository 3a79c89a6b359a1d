//! The exercises of a book, read from their folders.

use super::exercise::{Answer, Exercise};
use super::manifest::{self, Manifest};
use super::parsed::{Function, Parsed};
use crate::listings::folders;
use crate::problem::{Place, Problem, did_you_mean};
use crate::readable;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// Of a crate of listings.
pub const FOLDER: &str = "exercises";
const MANIFEST: &str = "exercise.toml";

/// A solution of more lines has so many right ones beside it.
const SHORT: usize = 10;
const OTHERS: usize = 2;
/// So many wrong answers at least.
const WRONG: usize = 2;

#[derive(Debug, Default)]
pub struct Exercises {
    /// By `crate/name`.
    pub all: BTreeMap<String, Exercise>,
    /// Those that there are, but for what is wrong with them.
    pub unreadable: BTreeSet<String>,
    /// Files that are missing or belong to nothing, and what their manifests say against themselves.
    pub problems: Vec<Problem>,
}

impl Exercises {
    /// Reads those of the book at `root`.
    pub fn load(root: &Path) -> Exercises {
        let mut exercises = Exercises::default();
        for krate in folders::subfolders(&root.join("listings")) {
            let folder = Exercises::folder(&krate);
            for name in folders::subfolders(&root.join(&folder)) {
                let full = format!("{krate}/{name}");
                let (read, mut problems) = one(root, &full);
                exercises.problems.append(&mut problems);
                match read {
                    Some(exercise) => drop(exercises.all.insert(full, exercise)),
                    None => drop(exercises.unreadable.insert(full)),
                }
            }
        }
        exercises
    }

    /// Only the one called `name`.
    ///
    /// # Errors
    /// One sentence when there is none that can be read.
    pub fn read(root: &Path, name: &str) -> Result<Exercise, String> {
        // Nothing else is a name, and some of what is not leads out of the folder.
        let is_word = |word: &str| {
            let mut letters = word.chars();
            !word.is_empty() && letters.all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-'))
        };
        let is_name = name
            .split_once('/')
            .is_some_and(|(krate, name)| is_word(krate) && is_word(name));
        let read = is_name.then(|| one(root, name).0).flatten();
        read.map_or_else(|| Exercises::load(root).get(name).cloned(), Ok)
    }

    /// The folder of the exercise called `name`, relative to the book's root.
    pub fn folder(name: &str) -> PathBuf {
        let (krate, name) = name.split_once('/').unwrap_or((name, ""));
        Path::new("listings").join(krate).join(FOLDER).join(name)
    }

    /// The exercise called `name`, `crate/name`.
    ///
    /// # Errors
    /// One sentence when there is none.
    pub fn get(&self, name: &str) -> Result<&Exercise, String> {
        self.all.get(name).ok_or_else(|| {
            let hint = did_you_mean(name, self.all.keys().map(String::as_str));
            format!("no exercise `{name}`{hint}")
        })
    }
}

fn one(root: &Path, name: &str) -> (Option<Exercise>, Vec<Problem>) {
    let mut reader = Reader {
        root,
        folder: Exercises::folder(name),
        problems: Vec::new(),
    };
    (reader.exercise(name), reader.problems)
}

/// Reads one folder.
struct Reader<'a> {
    root: &'a Path,
    folder: PathBuf,
    problems: Vec<Problem>,
}

impl Reader<'_> {
    fn exercise(&mut self, name: &str) -> Option<Exercise> {
        let files = folders::files(&self.root.join(&self.folder));
        let text = self.read(MANIFEST)?;
        let manifest = match manifest::parse(&self.folder.join(MANIFEST), &text) {
            Ok(manifest) => manifest,
            Err(problem) => {
                self.problems.push(problem);
                return None;
            }
        };
        for message in manifest.contradictions() {
            self.refuse(MANIFEST, message);
        }
        let needs_checks = manifest.tests().chain(manifest.drivers()).next().is_some();
        let has_checks = files.iter().any(|file| file == "checks.rs");
        let checks = if needs_checks || has_checks {
            self.read("checks.rs").unwrap_or_default()
        } else {
            String::new()
        };
        self.compare_with_checks(&manifest, &checks);
        let starter = self.read("starter.rs");
        let solution = self.read("solution.rs");
        let rights = self.answers(&files, "right-");
        let wrongs = self.answers(&files, "wrong-");
        self.refuse_strays(&files);
        self.compare_with_wrongs(&manifest, &wrongs);
        let solution = Answer {
            name: "solution".into(),
            path: self.folder.join("solution.rs"),
            text: solution?,
        };
        self.count(&solution, &rights, &wrongs);
        Some(Exercise {
            name: name.to_owned(),
            folder: self.folder.clone(),
            manifest,
            starter: starter?,
            checks,
            solution,
            rights,
            wrongs,
        })
    }

    fn answers(&mut self, files: &[String], prefix: &str) -> Vec<Answer> {
        let names = files.iter().filter_map(|file| {
            let name = file.strip_prefix(prefix)?.strip_suffix(".rs")?;
            Some((file, name.to_owned()))
        });
        let names: Vec<(&String, String)> = names.collect();
        let mut answers = Vec::new();
        for (file, name) in names {
            let path = self.folder.join(file);
            answers.extend(self.read(file).map(|text| Answer { name, path, text }));
        }
        answers
    }

    /// Tests that no check asks for would never be seen to fail, and the other way round.
    fn compare_with_checks(&mut self, manifest: &Manifest, checks: &str) {
        let there = Parsed::of(checks).unwrap_or_default().functions;
        for asked in manifest.tests().chain(manifest.drivers()) {
            if !there.iter().any(|function| function.name == asked) {
                let names = there.iter().map(|function| function.name.as_str());
                let hint = did_you_mean(asked, names);
                self.refuse(
                    "checks.rs",
                    format!("has no function `{asked}`, which a check asks for{hint}"),
                );
            }
        }
        let asked: BTreeSet<&str> = manifest.tests().collect();
        for Function { name, is_test, .. } in &there {
            if *is_test && !asked.contains(name.as_str()) {
                self.refuse("checks.rs", format!("no check asks for its test `{name}`"));
            }
        }
    }

    fn compare_with_wrongs(&mut self, manifest: &Manifest, wrongs: &[Answer]) {
        for name in manifest.wrong.keys() {
            if !wrongs.iter().any(|wrong| wrong.name == *name) {
                self.refuse(
                    MANIFEST,
                    format!("there is no wrong-{name}.rs for `wrong.{name}`"),
                );
            }
        }
        for wrong in wrongs {
            if !manifest.wrong.contains_key(&wrong.name) {
                let message = format!(
                    "{MANIFEST} has no table `wrong.{}` that says what it fails",
                    wrong.name
                );
                self.problems
                    .push(Problem::new(Place::file(&wrong.path), message));
            }
        }
    }

    fn count(&mut self, solution: &Answer, rights: &[Answer], wrongs: &[Answer]) {
        if wrongs.len() < WRONG {
            let message = format!("has {} wrong answers; {WRONG} are the fewest", wrongs.len());
            self.problems
                .push(Problem::new(Place::file(&self.folder), message));
        }
        let lines = solution
            .text
            .lines()
            .filter(|line| !line.trim().is_empty())
            .count();
        if lines > SHORT && rights.len() < OTHERS {
            let message = format!(
                "a solution of {lines} lines may be written in other ways: {OTHERS} files `right-….rs` are the fewest beside it, and there are {}",
                rights.len()
            );
            self.problems
                .push(Problem::new(Place::file(&solution.path), message));
        }
    }

    fn refuse_strays(&mut self, files: &[String]) {
        const KNOWN: [&str; 4] = [MANIFEST, "checks.rs", "starter.rs", "solution.rs"];
        let is_answer = |file: &str| {
            let is_one = file.starts_with("right-") || file.starts_with("wrong-");
            is_one && file.ends_with(".rs")
        };
        for file in files {
            if !KNOWN.contains(&file.as_str()) && !is_answer(file) {
                let message = "is no part of an exercise: exercise.toml, starter.rs, solution.rs, checks.rs, right-….rs, wrong-….rs are";
                self.refuse(file, message.to_owned());
            }
        }
    }

    fn read(&mut self, file: &str) -> Option<String> {
        let path = self.folder.join(file);
        match readable::read_to_string(&self.root.join(&path)) {
            Ok(text) => Some(text),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                let message = "is missing: an exercise has one".to_owned();
                self.refuse(file, message);
                None
            }
            Err(error) => {
                self.problems.push(Problem::unreadable(path, &error));
                None
            }
        }
    }

    fn refuse(&mut self, file: &str, message: String) {
        let place = Place::file(self.folder.join(file));
        self.problems.push(Problem::new(place, message));
    }
}
