//! The programs of `languages`: their sources, what `languages.toml` says of them, what is recorded of them.

use super::language::{self, Language};
use crate::problem::{Place, Problem, did_you_mean};
use crate::readable;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// Relative to the book's root.
pub const FOLDER: &str = "languages";
const MANIFEST: &str = "languages/languages.toml";
/// What is recorded of runs: by problem, and by name.
pub const RECORDED: &str = "languages/recorded.toml";

#[derive(Debug, Default)]
pub struct Programs {
    /// By `problem/name`.
    pub all: BTreeMap<String, Program>,
    /// Tables without a source, sources without a table, records without either, and what can't be read.
    pub problems: Vec<Problem>,
}

#[derive(Debug, Clone)]
pub struct Program {
    /// `lost_update/go`.
    pub name: String,
    /// Relative to the book's root.
    pub path: PathBuf,
    pub language: &'static Language,
    pub text: String,
    pub said: Said,
    pub record: Option<Record>,
    /// What it printed, and what it, or its compiler, said on standard error.
    pub stdout: String,
    pub stderr: String,
}

/// What an author says of a program: a table `[problem.name]`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Said {
    /// A phrase, with inline Markdown.
    pub caption: String,
    /// Its file, if that is not called like the table: one source may be compiled with several options.
    pub source: Option<String>,
    /// For the compiler, or what runs it.
    #[serde(default)]
    pub options: Vec<String>,
    #[serde(default)]
    pub ends: Ends,
    /// Whether what it prints may differ from run to run, and is not compared.
    #[serde(default)]
    pub varies: bool,
    /// Words that it, or its compiler, says on standard error.
    pub says: Option<String>,
}

/// How a program ends.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Ends {
    #[default]
    Normally,
    /// With another exit code, or by a signal.
    Fails,
    /// It does not compile.
    Refused,
    /// Not at all.
    Hangs,
}

/// Of which run the output is.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Record {
    pub ended: Ends,
    /// The compiler, or what runs it, with its version.
    pub with: String,
    /// The day, `2026-11-30`.
    pub on: String,
    /// The version of the program.
    pub of: String,
}

/// Tables `[problem.name]`.
pub type Tables<T> = BTreeMap<String, BTreeMap<String, T>>;

impl Programs {
    /// Reads those of the book at `root`; none, if it has no such folder.
    pub fn load(root: &Path) -> Programs {
        let mut programs = Programs::default();
        let said: Tables<Said> = programs.table(root, MANIFEST);
        let mut recorded: Tables<Record> = programs.table(root, RECORDED);
        for (problem, tables) in said {
            for (name, said) in tables {
                let record = recorded
                    .get_mut(&problem)
                    .and_then(|records| records.remove(&name));
                programs.add(root, &problem, &name, said, record);
            }
        }
        for (problem, records) in recorded {
            for name in records.into_keys() {
                let message =
                    format!("`{problem}.{name}` is recorded of a program that does not exist");
                programs
                    .problems
                    .push(Problem::new(Place::file(RECORDED), message));
            }
        }
        programs.refuse_strays(root);
        programs
    }

    /// The program called `problem/name`.
    ///
    /// # Errors
    /// One sentence when there is none.
    pub fn get(&self, name: &str) -> Result<&Program, String> {
        self.all.get(name).ok_or_else(|| {
            let hint = did_you_mean(name, self.all.keys().map(String::as_str));
            format!("no program `{name}` in {MANIFEST}{hint}")
        })
    }

    fn add(&mut self, root: &Path, problem: &str, name: &str, said: Said, record: Option<Record>) {
        let full = format!("{problem}/{name}");
        let folder = Path::new(FOLDER).join(problem);
        let path = match source(root, &folder, name, &said) {
            Ok(path) => path,
            Err(why) => {
                let message = format!("`{problem}.{name}`: {why}");
                self.problems
                    .push(Problem::new(Place::file(MANIFEST), message));
                return;
            }
        };
        let ending = path.extension().unwrap_or_default().to_string_lossy();
        let Some(language) = language::of(&ending) else {
            let message = "is a program in none of the languages that are known";
            self.problems.push(Problem::new(Place::file(path), message));
            return;
        };
        let program = Program {
            language,
            text: self.read(root, &path),
            stdout: self.read(root, &folder.join(format!("{name}.stdout"))),
            stderr: self.read(root, &folder.join(format!("{name}.stderr"))),
            name: full.clone(),
            path,
            said,
            record,
        };
        self.all.insert(full, program);
    }

    /// Files of which no table speaks.
    fn refuse_strays(&mut self, root: &Path) {
        let known: BTreeSet<PathBuf> = self.all.values().flat_map(Program::files).collect();
        for folder in entries(&root.join(FOLDER))
            .into_iter()
            .filter(|path| path.is_dir())
        {
            for file in entries(&folder) {
                let path = file.strip_prefix(root).unwrap_or(&file).to_owned();
                if !known.contains(&path) {
                    let message = format!("no table of {MANIFEST} is about it");
                    self.problems.push(Problem::new(Place::file(path), message));
                }
            }
        }
    }

    /// Nothing is recorded of what prints nothing.
    fn read(&mut self, root: &Path, path: &Path) -> String {
        readable::read_if_there(&root.join(path)).unwrap_or_else(|error| {
            self.problems.push(Problem::unreadable(path, &error));
            String::new()
        })
    }

    fn table<T: serde::de::DeserializeOwned>(&mut self, root: &Path, file: &str) -> Tables<T> {
        let text = self.read(root, Path::new(file));
        toml::from_str(&text).unwrap_or_else(|error| {
            let problem = Problem::of_toml(Path::new(file), &text, &error);
            self.problems.push(problem);
            BTreeMap::new()
        })
    }
}

impl Program {
    /// Where what it prints is recorded, `stdout` or `stderr`.
    pub fn golden(&self, stream: &str) -> PathBuf {
        let name = self.name.rsplit('/').next().unwrap_or_default();
        self.path.with_file_name(format!("{name}.{stream}"))
    }

    fn files(&self) -> impl Iterator<Item = PathBuf> {
        [
            self.path.clone(),
            self.golden("stdout"),
            self.golden("stderr"),
        ]
        .into_iter()
    }

    /// What a run depends on, but for the compiler.
    pub fn version(&self) -> String {
        playground::explore::hash(&format!("{:?}\n{}", self.said.options, self.text))
    }
}

/// The file of a program: the one that is named, or the only one that is called like the table.
fn source(root: &Path, folder: &Path, name: &str, said: &Said) -> Result<PathBuf, String> {
    if let Some(file) = &said.source {
        let path = folder.join(file);
        return match root.join(&path).is_file() {
            true => Ok(path),
            false => Err(format!("there is no {}", path.display())),
        };
    }
    let endings = language::ALL.iter().map(|language| language.extension);
    let paths = endings.map(|ending| folder.join(format!("{name}.{ending}")));
    let found: Vec<PathBuf> = paths.filter(|path| root.join(path).is_file()).collect();
    match &found[..] {
        [path] => Ok(path.clone()),
        [] => Err(format!("there is no program {}/{name}.*", folder.display())),
        [first, second, ..] => Err(format!(
            "there are two programs: {} and {}",
            first.display(),
            second.display()
        )),
    }
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
    paths.sort();
    paths
}
