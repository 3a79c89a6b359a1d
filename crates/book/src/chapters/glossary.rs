//! The glossary: a sentence for each term, and where in the book that is defined.
//!
//! The chapter with `{{#glossary}}` has its terms in a file beside it that is called like it and ends in `.toml`:
//! `deadlock = "Threads that wait for each other, so that none of them goes on."` A chapter defines a term by
//! `{{#term deadlock}}`, once in the book.

use crate::chapters::directive::{Directive, Found};
use crate::chapters::{Chapters, Page};
use crate::problem::{Place, Problem, did_you_mean, line_at};
use crate::readable;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use toml::Spanned;

/// All terms. Without a chapter for it, there are none.
#[derive(Debug, Default)]
pub struct Glossary {
    /// The chapter that shows it, relative to the folder of chapters.
    pub page: Option<PathBuf>,
    /// The file with its terms, relative to the book's root.
    file: PathBuf,
    pub terms: BTreeMap<String, Term>,
    /// What is wrong with the file, and with terms that no chapter defines.
    pub problems: Vec<Problem>,
}

#[derive(Debug)]
pub struct Term {
    pub sentence: String,
    /// Where it is defined: what stands there, in a chapter relative to their folder.
    pub defined: Option<(PathBuf, usize)>,
}

impl Glossary {
    /// Reads the terms of the book at `root`, whose `chapters` are in `src`, relative to it.
    pub fn read(root: &Path, src: &Path, chapters: &Chapters) -> Glossary {
        let is_glossary = |found: &Found| matches!(found.directive, Ok(Directive::Glossary));
        let mut pages = chapters.pages.iter();
        let Some(page) = pages.find(|page| page.found.iter().any(is_glossary)) else {
            return Glossary::default();
        };
        let mut glossary = Glossary {
            page: Some(page.path.clone()),
            file: src.join(page.path.with_extension("toml")),
            ..Glossary::default()
        };
        match terms(root, &glossary.file) {
            Err(problem) => glossary.problems.push(problem),
            Ok(terms) => terms
                .into_iter()
                .for_each(|(term, line, sentence)| glossary.add(term, line, sentence, chapters)),
        }
        glossary
    }

    fn add(&mut self, term: String, line: usize, sentence: String, chapters: &Chapters) {
        let defined = definitions(&term, chapters).next();
        let wrong = match &defined {
            None => Some(format!(
                "no chapter defines `{term}`; {{{{#term {term}}}}} does"
            )),
            Some(_) if !is_one_sentence(&sentence) => Some(format!(
                "`{term}` is to be said in one sentence, with a full stop"
            )),
            Some(_) => None,
        };
        let place = Place::line(&self.file, line);
        self.problems
            .extend(wrong.map(|wrong| Problem::new(place, wrong)));
        let defined = defined.map(|(page, line)| (page.path.clone(), line));
        self.terms.insert(term, Term { sentence, defined });
    }

    /// Whether its file could not be read: whoever refers to a term is not wrong for that.
    pub fn is_unreadable(&self) -> bool {
        self.terms.is_empty() && !self.problems.is_empty()
    }

    /// The term called `name`.
    ///
    /// # Errors
    /// One sentence when there is none.
    pub fn term(&self, name: &str) -> Result<&Term, String> {
        if self.page.is_none() {
            return Err("the book has no chapter with {{#glossary}}".to_owned());
        }
        self.terms.get(name).ok_or_else(|| {
            let hint = did_you_mean(name, self.terms.keys().map(String::as_str));
            format!("no term `{name}` in {}{hint}", self.file.display())
        })
    }
}

/// The id of what stands for `term`, in the glossary or where it is defined.
pub fn id(kind: &str, term: &str) -> String {
    let words = term.split(|c: char| !c.is_alphanumeric());
    let words: Vec<String> = words
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    format!("{kind}-{}", words.join("-"))
}

/// Where chapters define `term`, each with its line.
fn definitions<'a>(term: &str, chapters: &'a Chapters) -> impl Iterator<Item = (&'a Page, usize)> {
    let all = chapters
        .pages
        .iter()
        .flat_map(|page| page.found.iter().map(move |found| (page, found)));
    all.filter(move |(_, found)| matches!(&found.directive, Ok(Directive::Term { name, .. }) if name == term))
        .map(|(page, found)| (page, found.line))
}

/// The terms of a file, each with its line and its sentence.
fn terms(root: &Path, file: &Path) -> Result<Vec<(String, usize, String)>, Problem> {
    let text = readable::read_to_string(&root.join(file))
        .map_err(|error| Problem::unreadable(file, &error))?;
    let terms: BTreeMap<String, Spanned<String>> =
        toml::from_str(&text).map_err(|error| Problem::of_toml(file, &text, &error))?;
    let line = |said: &Spanned<String>| line_at(&text, said.span().start);
    let terms = terms.into_iter();
    Ok(terms
        .map(|(term, said)| (term, line(&said), said.into_inner()))
        .collect())
}

fn is_one_sentence(text: &str) -> bool {
    let ends: Vec<&str> = text.trim().split_inclusive(['.', '?', '!']).collect();
    let goes_on = |next: &&str| {
        next.trim_start().starts_with(char::is_uppercase) && next.starts_with(char::is_whitespace)
    };
    text.trim().ends_with('.') && !ends.iter().any(goes_on)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_sentence_ends_once() {
        let good = [
            "Waiting.",
            "A `std::sync::Mutex` (e.g. one, or 2.5 of them) is locked.",
        ];
        let bad = ["Waiting", "", "It waits. It never ends."];
        assert!(good.into_iter().all(is_one_sentence));
        assert!(!bad.into_iter().any(is_one_sentence));
    }

    #[test]
    fn ids_are_words() {
        assert_eq!(id("term", "`Send` and `Sync`"), "term-send-and-sync");
        assert_eq!(id("term", "happens-before"), "term-happens-before");
    }
}
