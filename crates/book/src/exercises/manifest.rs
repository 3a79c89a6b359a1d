//! `exercise.toml`: what an author says of an exercise.

mod check;
mod explored;

pub use check::{Check, Kind, Order};
pub use explored::Explored;

use crate::problem::Problem;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// The name of the check that nobody writes down, as every program is compiled before anything else is looked at.
pub const COMPILES: &str = "It compiles";

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// A phrase, with inline Markdown.
    pub title: String,
    /// What is to be done, and what must stay: Markdown.
    pub task: String,
    /// From a nudge to nearly the answer: Markdown each.
    pub hints: Vec<String>,
    /// In the order in which they are looked at; that it compiles comes first, unless one says that it is refused.
    pub checks: Vec<Check>,
    /// By the name of the wrong answer.
    #[serde(default)]
    pub wrong: BTreeMap<String, Wrong>,
}

/// What is said of a wrong answer.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Wrong {
    /// The names of the checks that it fails: these, and no others.
    pub fails: BTreeSet<String>,
    /// What a reader is told whose answer is like it: inline Markdown.
    pub told: String,
}

/// Reads the `text` of `file`, a path relative to the book's root.
///
/// # Errors
/// The place where it is not TOML, a key is unknown or missing, or a value is of the wrong type.
pub fn parse(file: &Path, text: &str) -> Result<Manifest, Problem> {
    let mut manifest: Manifest =
        toml::from_str(text).map_err(|error| Problem::of_toml(file, text, &error))?;
    let is_refused = |check: &Check| matches!(check.kind, Kind::Refused(_));
    if !manifest.checks.iter().any(is_refused) {
        manifest.checks.insert(0, Check::compiles());
    }
    Ok(manifest)
}

impl Manifest {
    /// What it says against itself: a sentence each.
    pub fn contradictions(&self) -> Vec<String> {
        let mut wrong = Vec::new();
        if self.hints.is_empty() {
            wrong.push("`hints` has none; one at least helps a reader on".to_owned());
        }
        if self.checks.iter().all(|check| check.kind == Kind::Compiles) {
            wrong.push("`checks` has none besides that it compiles".to_owned());
        }
        let mut names = BTreeSet::new();
        for check in &self.checks {
            if !names.insert(check.name.as_str()) {
                wrong.push(format!("two checks are called `{}`", check.name));
            }
        }
        for (name, answer) in &self.wrong {
            if answer.fails.is_empty() {
                wrong.push(format!("`wrong.{name}`: `fails` names no check"));
            }
            let unknown = answer
                .fails
                .iter()
                .filter(|check| !names.contains(check.as_str()));
            wrong.extend(unknown.map(|check| {
                let hint = crate::problem::did_you_mean(check, names.iter().copied());
                format!("`wrong.{name}`: no check is called `{check}`{hint}")
            }));
        }
        wrong
    }

    /// The tests of `checks.rs` that it asks for.
    pub fn tests(&self) -> impl Iterator<Item = &str> {
        self.checks.iter().filter_map(|check| match &check.kind {
            Kind::Test(name) => Some(name.as_str()),
            _ => None,
        })
    }

    /// The other functions of `checks.rs` that it asks for, each once: they are explored in place of `main`.
    pub fn drivers(&self) -> impl Iterator<Item = &str> {
        let asked = self.checks.iter().filter_map(|check| match &check.kind {
            Kind::Explored(explored) => explored.run.as_deref(),
            _ => None,
        });
        asked.collect::<BTreeSet<_>>().into_iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(checks: &str) -> Result<Manifest, Problem> {
        let text = format!("title = \"T\"\ntask = \"Do.\"\nhints = [\"H\"]\n{checks}");
        parse(Path::new("exercise.toml"), &text)
    }

    #[test]
    fn that_it_compiles_comes_first_by_itself() {
        let manifest =
            read("[[checks]]\nname = \"Six\"\nprints = \"6\\n\"\nfails = \"No.\"\n").unwrap();
        let names: Vec<&str> = manifest
            .checks
            .iter()
            .map(|check| check.name.as_str())
            .collect();
        assert_eq!(names, [COMPILES, "Six"]);
        let manifest =
            read("[[checks]]\nname = \"No\"\nrefused = \"E0373\"\nfails = \"No.\"\n").unwrap();
        assert_eq!(manifest.checks.len(), 1);
    }

    #[test]
    fn a_check_is_of_one_kind() {
        for (checks, why) in [
            (
                "[[checks]]\nname = \"A\"\nfails = \"No.\"\n",
                "has none of the keys",
            ),
            (
                "[[checks]]\nname = \"A\"\nfails = \"No.\"\ntest = \"a\"\nuses = [\"b\"]\n",
                "has `test` and `uses`",
            ),
            (
                "[[checks]]\nname = \"A\"\nfails = \"No.\"\ntest = \"a\"\norder = \"any\"\n",
                "`order` is for `prints`",
            ),
            (
                "[[checks]]\nname = \"A\"\nfails = \"No.\"\ntets = \"a\"\n",
                "unknown field `tets`",
            ),
        ] {
            let problem = read(checks).unwrap_err().to_string();
            assert!(problem.contains(why), "{problem}");
            assert!(problem.starts_with("exercise.toml:"), "{problem}");
        }
    }

    #[test]
    fn what_contradicts_itself_is_told() {
        let manifest = read(
            "[[checks]]\nname = \"A\"\ntest = \"a\"\nfails = \"No.\"\n\
             [[checks]]\nname = \"A\"\ntest = \"b\"\nfails = \"No.\"\n\
             [wrong.one]\nfails = [\"B\"]\ntold = \"No.\"\n[wrong.two]\nfails = []\ntold = \"No.\"\n",
        )
        .unwrap();
        assert_eq!(
            manifest.contradictions(),
            [
                "two checks are called `A`",
                "`wrong.one`: no check is called `B`; did you mean `A`?",
                "`wrong.two`: `fails` names no check",
            ]
        );
    }
}
