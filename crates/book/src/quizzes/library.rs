//! All quizzes of a book, read from `listings/<crate>/quizzes`.

use super::ask::{How, Program};
use super::files::{Folder, changed};
use super::judge;
use super::manifest::{self, Exploring, Kind, Said};
use super::quiz::{Question, Quiz};
use super::record::{self, Finding, Record};
use super::rules;
use crate::listings::folders;
use crate::listings::graphs;
use crate::listings::library::Library;
use crate::problem::{Place, Problem, did_you_mean, line_at};
use crate::readable;
use playground::explore::hash;
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

    /// The quiz called `name`, and what is wrong with it, alone.
    ///
    /// # Errors
    /// As [`get`](Self::get).
    pub fn only(mut self, name: &str) -> anyhow::Result<Quizzes> {
        if !self.is_unreadable(name) {
            self.get(name).map_err(anyhow::Error::msg)?;
        }
        self.all.retain(|other, _| other == name);
        let (krate, own) = name.split_once('/').unwrap_or_default();
        let folder = Path::new("listings").join(krate).join(FOLDER);
        let of_quiz = |path: &Path| {
            let below = path.strip_prefix(&folder).unwrap_or(Path::new(""));
            let first = below.iter().next().unwrap_or_default().to_string_lossy();
            first.split('.').next() == Some(own)
        };
        self.problems.retain(|problem| of_quiz(&problem.place.file));
        self.stray_records.clear();
        self.is_all = false;
        Ok(self)
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
            let reader = Reader {
                root,
                library,
                path,
                problems: Vec::new(),
                is_hidden: false,
            };
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

struct Reader<'a> {
    root: &'a Path,
    library: &'a Library,
    path: PathBuf,
    problems: Vec<Problem>,
    /// Whether the problem of a listing hides the quiz.
    is_hidden: bool,
}

impl Reader<'_> {
    fn quiz(mut self, name: &str) -> (Option<Quiz>, Vec<Problem>) {
        let read = readable::read_to_string(&self.root.join(&self.path))
            .map_err(|error| Problem::unreadable(&self.path, &error))
            .and_then(|text| Ok((manifest::parse(&self.path, &text)?, text)));
        let (manifest, text) = match read {
            Ok(read) => read,
            Err(problem) => return (None, vec![problem]),
        };
        let mut folder = Folder::of(self.root, &self.path);
        let mut questions = Vec::new();
        for (index, said) in manifest.questions.into_iter().enumerate() {
            let line = line_at(&text, said.span().start);
            let said = said.into_inner();
            questions.extend(self.question(&mut folder, index + 1, line, said));
        }
        if questions.is_empty() && self.problems.is_empty() && !self.is_hidden {
            self.wrong(1, "has no questions");
        }
        for file in folder.unused() {
            let message = "no question of the quiz is about this program";
            self.problems.push(Problem::new(Place::file(file), message));
        }
        let is_readable = self.problems.is_empty() && !self.is_hidden;
        // Without it, there is still a quiz to record.
        let record = self.record();
        let programs = questions.iter().flat_map(|question| {
            let programs = question.program.iter().chain(&question.changed);
            programs.map(|program| program.text.as_str())
        });
        let all: Vec<&str> = std::iter::once(text.as_str()).chain(programs).collect();
        let quiz = Quiz {
            name: name.to_owned(),
            content: hash(&all.join("\n"))[..16].to_owned(),
            path: self.path,
            questions,
            record,
        };
        (is_readable.then_some(quiz), self.problems)
    }

    fn question(
        &mut self,
        folder: &mut Folder<'_>,
        number: usize,
        line: usize,
        mut said: Said,
    ) -> Option<Question> {
        let before = self.problems.len();
        let mut graph_of_listing = None;
        let program = match (&said.program, &said.listing) {
            (Some(name), None) => self.checked(number, line, folder.program(name)),
            (None, Some(name)) => {
                let (program, graph) = self.listing(number, line, name)?;
                if said.explore.is_none() && explores(&said) {
                    said.explore = graph.as_ref().map(|(_, explore)| explore.clone());
                }
                graph_of_listing = graph
                    .filter(|(_, explore)| Some(explore) == said.explore.as_ref())
                    .map(|(file, _)| file);
                Some(program)
            }
            _ => None,
        };
        for why in rules::broken(&said) {
            self.of_question(number, line, &why);
        }
        let mut of_changes = Vec::new();
        if let (Kind::Repairs, Some(program)) = (said.kind, &program) {
            for (index, answer) in said.right.iter().chain(&said.wrong).enumerate() {
                let change = changed(folder, program, answer, index + 1);
                of_changes.extend(self.checked(number, line, change));
            }
        }
        (self.problems.len() == before).then_some(Question {
            line,
            number,
            said,
            program,
            graph_of_listing,
            changed: of_changes,
        })
    }

    /// The program of a listing, and if it is explored, its graph, and how.
    fn listing(
        &mut self,
        number: usize,
        line: usize,
        name: &str,
    ) -> Option<(Program, Option<(PathBuf, Exploring)>)> {
        let listing = self.library.get(name);
        // One that can't be read is told as what it is.
        if listing.is_err() && self.library.is_unreadable(name) {
            self.is_hidden = true;
            return None;
        }
        let listing = self.checked(number, line, listing.cloned())?;
        let graph = listing.explore().map(|claims| {
            let exploring = Exploring {
                model: claims.model,
                eager: claims.eager.clone(),
                spurious: claims.spurious,
            };
            (graphs::file(&listing.name), exploring)
        });
        let program = Program {
            name: name.to_owned(),
            path: listing.path.clone(),
            text: listing.source.text(),
        };
        Some((program, graph))
    }

    fn record(&mut self) -> Record {
        let file = record::file(&self.path);
        let text = readable::read_if_there(&self.root.join(&file))
            .map_err(|error| Problem::unreadable(&file, &error));
        let parsed = text.and_then(|text| {
            Record::parse(&text).map_err(|why| {
                let message =
                    format!("is no record of a quiz: {why}; `cargo run -- bless` records it anew");
                Problem::new(Place::file(&file), message)
            })
        });
        parsed.unwrap_or_else(|problem| {
            self.problems.push(problem);
            Record::default()
        })
    }

    fn checked<T>(&mut self, number: usize, line: usize, result: Result<T, String>) -> Option<T> {
        result
            .map_err(|why| self.of_question(number, line, &why))
            .ok()
    }

    fn of_question(&mut self, number: usize, line: usize, why: &str) {
        self.wrong(line, &format!("question {number}: {why}"));
    }

    fn wrong(&mut self, line: usize, message: &str) {
        self.problems
            .push(Problem::new(Place::line(&self.path, line), message));
    }
}

/// Whether its program is explored.
fn explores(said: &Said) -> bool {
    matches!(How::of(said), Some(How::Explore(_)))
}
