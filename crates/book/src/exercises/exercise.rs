//! One exercise: its texts, and the answers by which its checks are checked.

use super::manifest::Manifest;
use super::parsed::Parsed;
use playground::explore::hash;
use std::path::PathBuf;

#[derive(Debug, Clone)]
pub struct Exercise {
    /// `threads/join_lazily`.
    pub name: String,
    /// Its folder, relative to the book's root.
    pub folder: PathBuf,
    pub manifest: Manifest,
    /// What a reader begins with.
    pub starter: String,
    /// What is put below a reader's program, in a module of its own; empty if no check needs it.
    pub checks: String,
    pub solution: Answer,
    /// Other right ones.
    pub rights: Vec<Answer>,
    pub wrongs: Vec<Answer>,
}

/// A program that somebody may answer with.
#[derive(Debug, Clone)]
pub struct Answer {
    /// `joined_at_once` for `wrong-joined_at_once.rs`, `solution` for the solution.
    pub name: String,
    /// Relative to the book's root.
    pub path: PathBuf,
    pub text: String,
}

/// One for tests.
#[cfg(test)]
pub fn sample() -> Exercise {
    let text = "title = \"Six\"\ntask = \"Print `6`.\"\nhints = [\"Think.\", \"Count.\"]\n\
        [[checks]]\nname = \"It prints `6`\"\nprints = \"6\"\nfails = \"No.\"\n";
    let manifest = super::manifest::parse(std::path::Path::new("exercise.toml"), text);
    Exercise {
        name: "numbers/six".to_owned(),
        folder: "listings/numbers/exercises/six".into(),
        manifest: manifest.expect("it is one"),
        starter: "fn main() {}\n".to_owned(),
        checks: String::new(),
        solution: Answer {
            name: "solution".to_owned(),
            path: "listings/numbers/exercises/six/solution.rs".into(),
            text: "fn main() { println!(\"6\"); }\n".to_owned(),
        },
        rights: Vec::new(),
        wrongs: Vec::new(),
    }
}

/// So many digits of a hash tell versions of an exercise apart.
const DIGITS: usize = 12;

impl Exercise {
    /// The `id` of it on its page.
    pub fn id(&self) -> String {
        format!("exercise-{}", self.name.replace('/', "-"))
    }

    /// How many answers are known, right and wrong; the starter is none.
    pub fn answers(&self) -> usize {
        1 + self.rights.len() + self.wrongs.len()
    }

    /// Whether a reader's program is to have a `main`.
    pub fn starter_has_main(&self) -> bool {
        let starter = Parsed::of(&self.starter);
        starter.is_none_or(|starter| starter.main().is_some())
    }

    /// Names what a reader has solved: another starter, other checks, and it is another exercise.
    pub fn content(&self) -> String {
        let checks = format!("{:?}", self.manifest.checks);
        let all = [&self.manifest.task, &checks, &self.starter, &self.checks];
        let mut digits = hash(&all.map(String::as_str).join("\0"));
        digits.truncate(DIGITS);
        digits
    }
}
