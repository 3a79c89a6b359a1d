//! Chapters that `SUMMARY.md` promises and that can't be read. mdBook makes no page of a book with one; while an author writes,
//! each gets a page that says so, and the others are as they should be.

use crate::build::faults::{Fault, Trace};
use crate::problem::{Place, Problem};
use crate::readable;
use mdbook_driver::MDBook;
use mdbook_driver::config::Config;
use mdbook_preprocessor::book::BookItem;
use mdbook_summary::{Summary, SummaryItem, parse_summary};
use std::collections::VecDeque;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

const SUMMARY: &str = "SUMMARY.md";

/// Loads the book at `root`. Chapters that can't be read are told, and have no text.
///
/// # Errors
/// Those of mdBook.
pub fn load(root: &Path, config: Config) -> anyhow::Result<(MDBook, Vec<Fault>)> {
    let chapters = root.join(&config.book.src);
    let text = match readable::read_to_string(&chapters.join(SUMMARY)) {
        Ok(text) => text,
        // It says that there is none, or makes one.
        Err(error) if error.kind() == ErrorKind::NotFound => {
            return Ok((MDBook::load_with_config(root, config)?, Vec::new()));
        }
        Err(error) => {
            let shown = config.book.src.join(SUMMARY);
            anyhow::bail!("{} can't be read: {error}", shown.display());
        }
    };
    let Ok(mut summary) = parse_summary(&text) else {
        // It says where.
        return Ok((MDBook::load_with_config(root, config)?, Vec::new()));
    };
    let mut taken = VecDeque::new();
    for item in items(&mut summary) {
        take_unreadable(item, &chapters, &mut taken);
    }
    let faults = taken.iter().flatten().filter_map(|location| {
        let message = why_unreadable(&chapters, location)?;
        let place = Place {
            file: config.book.src.join(SUMMARY),
            line: line_of(&text, location),
        };
        Some(Fault {
            chapter: Some(location.clone()),
            trace: Trace::Nothing,
            problem: Problem::new(place, message),
        })
    });
    let faults: Vec<Fault> = faults.collect();
    let mut book = MDBook::load_with_config_and_summary(root, config, summary)?;
    for item in &mut book.book.items {
        give_back(item, &mut taken);
    }
    Ok((book, faults))
}

fn items(summary: &mut Summary) -> impl Iterator<Item = &mut SummaryItem> {
    let prefix = summary.prefix_chapters.iter_mut();
    let numbered = summary.numbered_chapters.iter_mut();
    prefix
        .chain(numbered)
        .chain(summary.suffix_chapters.iter_mut())
}

fn why_unreadable(chapters: &Path, location: &Path) -> Option<String> {
    let error = readable::read_to_string(&chapters.join(location)).err()?;
    let shown = location.display();
    Some(match error.kind() {
        ErrorKind::NotFound => format!("there is no `{shown}`: write it, or take its line out"),
        ErrorKind::InvalidData => format!("`{shown}` is not text in UTF-8: save it as such"),
        _ => format!("`{shown}` can't be read: {error}"),
    })
}

fn line_of(summary: &str, location: &Path) -> Option<usize> {
    let location = location.to_string_lossy();
    let index = summary.lines().position(|line| line.contains(&*location))?;
    Some(index + 1)
}

/// Makes a draft of each chapter that can't be read. Whatever file is taken from a chapter, or none, is `taken` in the order of
/// the book.
fn take_unreadable(item: &mut SummaryItem, chapters: &Path, taken: &mut VecDeque<Option<PathBuf>>) {
    let SummaryItem::Link(link) = item else {
        return;
    };
    let is_unreadable = |location: &mut PathBuf| why_unreadable(chapters, location).is_some();
    taken.push_back(link.location.take_if(is_unreadable));
    for nested in &mut link.nested_items {
        take_unreadable(nested, chapters, taken);
    }
}

/// Gives each chapter back what was taken from it, and a heading.
fn give_back(item: &mut BookItem, taken: &mut VecDeque<Option<PathBuf>>) {
    let BookItem::Chapter(chapter) = item else {
        return;
    };
    if let Some(location) = taken.pop_front().flatten() {
        chapter.content = format!("# {}\n", chapter.name);
        chapter.source_path = Some(location.clone());
        chapter.path = Some(location);
    }
    for nested in &mut chapter.sub_items {
        give_back(nested, taken);
    }
}
