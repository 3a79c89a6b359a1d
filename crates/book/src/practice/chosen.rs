//! Which exercise is meant, and where it stands in the book.

use super::markdown;
use super::screen::{Ink, Screen};
use crate::build::render;
use crate::chapters::{Chapters, Page};
use crate::exercises::{Exercise, Exercises};
use crate::problem::{Error, did_you_mean};
use crate::progress::Progress;
use std::path::Path;

/// The exercises of a book, in its order.
pub struct Book {
    pub exercises: Exercises,
    /// Titles, each with the names of the exercises that stand in it and their numbers.
    pub chapters: Vec<Chapter>,
}

pub struct Chapter {
    pub title: String,
    /// Number and name: `2-1`, `threads/join_lazily`. No number has what stands in no chapter.
    pub exercises: Vec<(Option<String>, String)>,
}

/// One exercise.
pub struct Chosen {
    pub exercise: Exercise,
    /// `2-1`
    number: Option<String>,
}

impl Book {
    /// Reads the book in `root`.
    ///
    /// # Errors
    /// When mdBook can't read its chapters.
    pub fn read(root: &Path) -> Result<Book, Error> {
        let chapters = render::chapters(root)?;
        let exercises = Exercises::load(root);
        let mut all: Vec<Chapter> = chapters
            .pages
            .iter()
            .map(|page| of_page(page, &chapters, &exercises))
            .collect();
        let is_shown = |name: &String| chapters.exercises.contains_key(name);
        all.push(others(exercises.all.keys().filter(|name| !is_shown(name))));
        all.retain(|chapter| !chapter.exercises.is_empty());
        Ok(Book {
            exercises,
            chapters: all,
        })
    }

    /// The same without knowing where its exercises stand.
    pub fn without_chapters(root: &Path) -> Book {
        let exercises = Exercises::load(root);
        Book {
            chapters: vec![others(exercises.all.keys())],
            exercises,
        }
    }

    /// The exercise called `name`, or whose name ends in it.
    ///
    /// # Errors
    /// A sentence, when there is none, or more than one.
    pub fn choose(&self, name: &str) -> Result<Chosen, String> {
        let all = &self.exercises.all;
        let full = match name.contains('/') {
            true => name,
            false => self.by_last_part(name)?,
        };
        let exercise = all.get(full).ok_or_else(|| self.unknown(name))?;
        let mut numbered = self.chapters.iter().flat_map(|chapter| &chapter.exercises);
        let number = numbered.find(|(_, other)| other == full);
        Ok(Chosen {
            exercise: exercise.clone(),
            number: number.and_then(|(number, _)| number.clone()),
        })
    }

    /// The first after `name` that is not solved, going round.
    pub fn next_after(&self, name: &str, progress: &Progress) -> Option<String> {
        let chapters = self.chapters.iter();
        let all: Vec<&String> = chapters
            .flat_map(|chapter| chapter.exercises.iter().map(|(_, name)| name))
            .collect();
        let here = all.iter().position(|other| *other == name)?;
        let is_solved = |name: &str| {
            let content = self.exercises.all.get(name).map(Exercise::content);
            let known = progress.exercises.get(name);
            known.is_some_and(|it| it.solved.is_some() && Some(&it.content) == content.as_ref())
        };
        let mut round = all[here + 1..].iter().chain(&all[..here]);
        round.find(|name| !is_solved(name)).map(ToString::to_string)
    }

    fn by_last_part(&self, name: &str) -> Result<&str, String> {
        let names = self.exercises.all.keys().map(String::as_str);
        let ends = |full: &&str| last_part(full) == name;
        let found: Vec<&str> = names.filter(ends).collect();
        match found[..] {
            [one] => Ok(one),
            [] => Err(self.unknown(name)),
            _ => Err(format!(
                "several exercises are called `{name}`: say which, {}",
                found.join(" or ")
            )),
        }
    }

    fn unknown(&self, name: &str) -> String {
        if self.exercises.unreadable.contains(name) {
            return format!("the exercise `{name}` can't be read; `check` says why");
        }
        let names = || self.exercises.all.keys().map(String::as_str);
        let hint = match name.contains('/') {
            true => did_you_mean(name, names()),
            false => did_you_mean(name, names().map(last_part)),
        };
        let hint = match hint.is_empty() {
            true => "; without a name, all are listed".to_owned(),
            false => hint,
        };
        format!("there is no exercise `{name}`{hint}")
    }
}

fn of_page(page: &Page, chapters: &Chapters, exercises: &Exercises) -> Chapter {
    let here = |name: &str| {
        let numbered = chapters.exercises.get(name)?;
        let is_here = numbered.page == page.path && exercises.all.contains_key(name);
        is_here.then(|| (Some(numbered.number.clone()), name.to_owned()))
    };
    Chapter {
        title: page.title.clone(),
        exercises: page.exercises().filter_map(here).collect(),
    }
}

fn others<'a>(names: impl Iterator<Item = &'a String>) -> Chapter {
    Chapter {
        title: "In no chapter".to_owned(),
        exercises: names.map(|name| (None, name.clone())).collect(),
    }
}

fn last_part(name: &str) -> &str {
    name.rsplit('/').next().unwrap_or(name)
}

impl Chosen {
    /// Title and task.
    pub fn task(&self, screen: &Screen) -> String {
        let manifest = &self.exercise.manifest;
        let number = self.number.as_ref().map(|number| format!(" {number}"));
        let title = format!(
            "Exercise{}. {}",
            number.unwrap_or_default(),
            markdown::inline(&manifest.title)
        );
        let task = markdown::blocks(&manifest.task, screen.width);
        format!("{}\n\n{task}\n", screen.ink(Ink::Strong, &title))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn book(names: &[&str]) -> Book {
        let mut book = Book {
            exercises: Exercises::default(),
            chapters: Vec::new(),
        };
        for name in names {
            let exercise = Exercise {
                name: (*name).to_owned(),
                ..crate::exercises::exercise::sample()
            };
            book.exercises.all.insert((*name).to_owned(), exercise);
        }
        book
    }

    #[test]
    fn a_last_part_is_enough_where_it_is_unique() {
        let book = book(&["threads/join", "pool/join", "pool/drain"]);
        let name = |name: &str| book.choose(name).map(|chosen| chosen.exercise.name);
        assert_eq!(name("drain"), Ok("pool/drain".into()));
        assert_eq!(name("pool/join"), Ok("pool/join".into()));
        for (wrong, why) in [
            (
                "join",
                "several exercises are called `join`: say which, pool/join or threads/join",
            ),
            (
                "drian",
                "there is no exercise `drian`; did you mean `drain`?",
            ),
            (
                "pool/jion",
                "there is no exercise `pool/jion`; did you mean `pool/join`?",
            ),
            (
                "x",
                "there is no exercise `x`; without a name, all are listed",
            ),
        ] {
            assert_eq!(name(wrong), Err(why.into()));
        }
    }
}
