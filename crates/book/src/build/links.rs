//! mdBook's preprocessor `links`, and what it leaves unsaid: which includes of which chapter can't be made.

use crate::build::faults::{Fault, Faults, Trace};
use crate::build::includes;
use crate::problem::{Error, Place, Problem, line_at};
use crate::readable;
use mdbook_driver::builtin_preprocessors::LinkPreprocessor;
use mdbook_preprocessor::book::{Book, Chapter};
use mdbook_preprocessor::{Preprocessor, PreprocessorContext};
use std::path::Path;

/// Takes the place of mdBook's preprocessor of the same name, calls it, and collects what can't be included.
pub struct Links {
    /// Where to collect it. `None` if the build is to fail of it.
    pub faults: Option<Faults>,
}

/// Around the number of a fault while mdBook's preprocessor has the text; no chapter has such characters.
const MARK: [char; 2] = ['\u{f0000}', '\u{f0001}'];

impl Preprocessor for Links {
    fn name(&self) -> &str {
        LinkPreprocessor::NAME
    }

    fn run(&self, context: &PreprocessorContext, mut book: Book) -> anyhow::Result<Book> {
        let mut faults = Vec::new();
        book.for_each_chapter_mut(|chapter| take_out(chapter, context, &mut faults));
        let problems = || faults.iter().map(|fault| fault.problem.clone()).collect();
        match &self.faults {
            None if !faults.is_empty() => return Err(Error::Problems(problems()).into()),
            None => {}
            Some(all) => all.add(faults.iter().cloned()),
        }
        let mut book = LinkPreprocessor::new().run(context, book)?;
        if !faults.is_empty() {
            book.for_each_chapter_mut(|chapter| put_back(chapter, &faults));
        }
        Ok(book)
    }
}

/// Puts a mark in the place of each directive that mdBook could not follow.
fn take_out(chapter: &mut Chapter, context: &PreprocessorContext, faults: &mut Vec<Fault>) {
    let src = &context.config.book.src;
    // A draft has no path, and no text.
    let Some(path) = &chapter.path else { return };
    let source = chapter.source_path.as_ref().unwrap_or(path);
    let folder = context.root.join(src).join(path);
    let folder = folder.parent().unwrap_or(&context.root);
    let missing = includes::missing(&chapter.content, folder, &context.root);
    if missing.is_empty() {
        return;
    }
    let written = context.root.join(src).join(source);
    let mut text = String::new();
    let mut from = 0;
    for one in missing {
        let words = &chapter.content[one.range.clone()];
        let before = chapter.content[..one.range.start].matches(words).count();
        let place = Place {
            file: src.join(source),
            line: line_of(&written, words, before),
        };
        if one.nested.is_none() {
            text += &chapter.content[from..one.range.start];
            text.push(MARK[0]);
            text += &faults.len().to_string();
            text.push(MARK[1]);
            from = one.range.end;
        }
        faults.push(Fault {
            chapter: Some(source.clone()),
            trace: Trace::Words(one.nested.unwrap_or_else(|| words.to_owned())),
            problem: Problem::new(place, format!("{words}: {}", one.why)),
        });
    }
    text += &chapter.content[from..];
    chapter.content = text;
}

/// The line in which `words` stand for the time after `before` times. Earlier preprocessors may have moved them, so the
/// file is asked; they may even have written them.
fn line_of(file: &Path, words: &str, before: usize) -> Option<usize> {
    let text = readable::read_to_string(file).ok()?;
    let (start, _) = text.match_indices(words).nth(before)?;
    Some(line_at(&text, start))
}

fn put_back(chapter: &mut Chapter, faults: &[Fault]) {
    if !chapter.content.contains(MARK[0]) {
        return;
    }
    let mut text = String::new();
    for piece in chapter.content.split(MARK[0]) {
        let number = piece.split_once(MARK[1]);
        let known = number
            .and_then(|(number, rest)| Some((faults.get(number.parse::<usize>().ok()?)?, rest)));
        match known {
            Some((fault, rest)) => {
                text += fault.words();
                text += rest;
            }
            None => text += piece,
        }
    }
    chapter.content = text;
}
