//! All quizzes of a book, read from `listings/<crate>/quizzes`.

use super::judge;
use super::quiz::Quiz;
use super::reader::Reader;
use super::record::{self, Finding};
use crate::listings::folders;
use crate::listings::library::Library;
use crate::problem::{Place, Problem, did_you_mean};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// In the folder of a listing crate.
pub const FOLDER: &str = "quizzes";

#[derive(Debug, Default)]
pub struct Quizzes {
    /// By `crate/name`.
    pub all: BTreeMap<String, Quiz>,
    /// What can't be read, breaks a rule, or is used by no question.
    pub problems: Vec<Problem>,
    /// Records of no quiz, relative to the root.
    pub stray_records: Vec<PathBuf>,
    /// What is wrong with each, by its name.
    wrong: BTreeMap<String, Vec<Problem>>,
    /// Whether these are all there are.
    pub is_all: bool,
    /// Quizzes that are there, and can't be read.
    unreadable: BTreeSet<String>,
}

impl Quizzes {
    /// Reads those of the book at `root`, of which `library` has the listings.
    pub fn load(root: &Path, library: &Library) -> Quizzes {
        let mut quizzes = Quizzes {
            is_all: true,
            ..Quizzes::default()
        };
        for krate in folders::subfolders(&root.join("listings")) {
            let folder = Path::new("listings").join(&krate).join(FOLDER);
            quizzes.folder(root, library, &krate, &folder);
        }
        quizzes
    }

    /// The quiz called `name`.
    ///
    /// # Errors
    /// One sentence when there is none.
    pub fn get(&self, name: &str) -> Result<&Quiz, String> {
        self.all.get(name).ok_or_else(|| {
            let hint = did_you_mean(name, self.all.keys().map(String::as_str));
            match self.unreadable.contains(name) {
                true => format!("the quiz `{name}` can't be read"),
                false => format!("no quiz `{name}`{hint}"),
            }
        })
    }

    /// The quizzes of these names, and what is wrong with them.
    #[must_use]
    pub fn only(mut self, names: &BTreeSet<String>) -> Quizzes {
        self.all.retain(|name, _| names.contains(name));
        let wrong = names.iter().flat_map(|name| self.problems_of(name));
        self.problems = wrong.cloned().collect();
        self.stray_records.clear();
        self.is_all = false;
        self
    }

    /// The graphs of quizzes in the folder `chapters` of the chapters that belong to none, relative to it.
    pub fn stray_graphs(&self, chapters: &Path) -> Vec<PathBuf> {
        let findings = self
            .all
            .values()
            .flat_map(|quiz| quiz.record.programs.values());
        let known: BTreeSet<&Path> = findings.filter_map(Finding::graph).collect();
        // Nobody knows those of a quiz that can't be read.
        match self.unreadable.is_empty() {
            true => record::strays(chapters, |file| known.contains(file)),
            false => Vec::new(),
        }
    }

    /// Those that are there, even if they can't be read.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.all.keys().chain(&self.unreadable).map(String::as_str)
    }

    /// Whether there is a quiz called `name` whose own problem hides it.
    pub fn is_unreadable(&self, name: &str) -> bool {
        self.unreadable.contains(name)
    }

    /// The same, with what is wrong with those whose record does not decide them as their authors say; `chapters` is the folder
    /// of chapters, where their graphs are.
    #[must_use]
    pub fn judged(mut self, chapters: &Path) -> Quizzes {
        let all = self.all.values();
        let wrong: Vec<(String, Problem)> = all
            .flat_map(|quiz| {
                judge::problems(quiz, chapters)
                    .into_iter()
                    .map(|problem| (quiz.name.clone(), problem))
            })
            .collect();
        for (name, problem) in wrong {
            self.refuse(&name, problem);
        }
        self
    }

    /// What is wrong with the quiz called `name`.
    pub fn problems_of(&self, name: &str) -> &[Problem] {
        self.wrong.get(name).map_or(&[], Vec::as_slice)
    }

    fn refuse(&mut self, name: &str, problem: Problem) {
        self.problems.push(problem.clone());
        self.wrong.entry(name.to_owned()).or_default().push(problem);
    }

    fn folder(&mut self, root: &Path, library: &Library, krate: &str, folder: &Path) {
        let files = folders::files(&root.join(folder));
        let names: BTreeSet<&str> = files
            .iter()
            .filter_map(|file| file.strip_suffix(".toml"))
            .collect();
        for name in &names {
            let path = folder.join(format!("{name}.toml"));
            let full = format!("{krate}/{name}");
            let reader = Reader::new(root, library, path);
            let (quiz, problems) = reader.quiz(&full);
            let full_name = full.clone();
            match quiz {
                Some(quiz) => drop(self.all.insert(full, quiz)),
                None => drop(self.unreadable.insert(full)),
            }
            for problem in problems {
                self.refuse(&full_name, problem);
            }
        }
        let mut stray = |file: String, why: &str| {
            self.problems
                .push(Problem::new(Place::file(folder.join(file)), why));
        };
        for file in &files {
            match file.strip_suffix(".recorded.json") {
                Some(name) if !names.contains(name) => self.stray_records.push(folder.join(file)),
                None if !file.ends_with(".toml") => {
                    stray(file.clone(), "is neither a quiz (`.toml`) nor its record");
                }
                _ => {}
            }
        }
        let folders = folders::subfolders(&root.join(folder)).into_iter();
        for nested in folders.filter(|nested| !names.contains(nested.as_str())) {
            let why = format!("is the folder of no quiz: there is no {nested}.toml beside it");
            stray(nested, &why);
        }
    }
}
