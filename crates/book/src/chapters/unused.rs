//! What lies in `listings/` and on no page, and what stands on a page and in no listing.

use crate::chapters::directive::Directive;
use crate::chapters::{Chapters, Page};
use crate::exercises::Exercises;
use crate::languages::programs::Programs;
use crate::listings::diagnostic;
use crate::listings::graphs;
use crate::listings::library::Library;
use crate::listings::listing::{Listing, Refusal};
use crate::problem::{Place, Problem, did_you_mean, line_at};
use crate::quizzes::library::Quizzes;
use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag};
use std::collections::BTreeSet;
use std::path::Path;

/// Everything that has no place in the book: a listing or an anchor that no chapter shows, a recorded output without
/// its program, a program in another language, an exercise, a quiz or a diagram that no chapter shows, schedules no chapter explores, a Rust
/// block that is not a listing, an error code the chapter shows nowhere.
pub fn find(root: &Path, src: &Path, library: &Library, chapters: &Chapters) -> Vec<Problem> {
    let mut problems = Vec::new();
    for listing in library.listings.values() {
        listing_on_no_page(listing, chapters, &mut problems);
        inner_doc_comment(listing, &mut problems);
        if let Some(refusal) = listing.refusal() {
            more_than_one_error(listing, refusal, &mut problems);
        }
    }
    for golden in &library.stray_goldens {
        problems.push(Problem::new(
            Place::file(golden),
            "is recorded of a listing that does not exist",
        ));
    }
    programs_on_no_page(root, chapters, &mut problems);
    exercises_on_no_page(root, chapters, &mut problems);
    quizzes_on_no_page(root, src, library, chapters, &mut problems);
    unused_diagrams(root, src, chapters, &mut problems);
    unexplored(library, chapters, &mut problems);
    unused_graphs(root, src, library, &mut problems);
    for page in &chapters.pages {
        blocks_that_are_no_listings(src, page, &mut problems);
        codes_shown_nowhere(src, page, library, &mut problems);
    }
    problems
}

fn listing_on_no_page(listing: &Listing, chapters: &Chapters, problems: &mut Vec<Problem>) {
    let name = listing.name.to_string();
    let views = chapters.pages.iter().flat_map(Page::views);
    let shown: BTreeSet<Option<&str>> = views
        .filter(|view| view.name == name)
        .map(|view| view.part.as_deref())
        .collect();
    if shown.is_empty() {
        let message = format!("no chapter shows this listing; {{{{#listing {name}}}}} does");
        problems.push(Problem::new(Place::file(&listing.path), message));
        return;
    }
    for (file, part) in listing.source.anchors() {
        if !shown.contains(&Some(part.as_str())) {
            let message = format!(
                "no chapter shows the anchor `{part}`; {{{{#listing {name}:{part}}}}} does"
            );
            problems.push(Problem::new(Place::file(&file.path), message));
        }
    }
}

fn programs_on_no_page(root: &Path, chapters: &Chapters, problems: &mut Vec<Problem>) {
    let found = chapters.pages.iter().flat_map(|page| &page.found);
    let shown: BTreeSet<&str> = found
        .filter_map(|found| match &found.directive {
            Ok(Directive::Program { name }) => Some(name.as_str()),
            _ => None,
        })
        .collect();
    for (name, program) in Programs::load(root).all {
        if !shown.contains(name.as_str()) {
            let message = format!("no chapter shows this program; {{{{#program {name}}}}} does");
            problems.push(Problem::new(Place::file(&program.path), message));
        }
    }
}

fn exercises_on_no_page(root: &Path, chapters: &Chapters, problems: &mut Vec<Problem>) {
    for (name, exercise) in Exercises::load(root).all {
        if !chapters.exercises.contains_key(&name) {
            let message = format!("no chapter shows this exercise; {{{{#exercise {name}}}}} does");
            problems.push(Problem::new(Place::file(&exercise.folder), message));
        }
    }
}

/// Also what is recorded of no quiz.
fn quizzes_on_no_page(
    root: &Path,
    src: &Path,
    library: &Library,
    chapters: &Chapters,
    problems: &mut Vec<Problem>,
) {
    let shown: BTreeSet<&str> = chapters.pages.iter().flat_map(Page::quizzes).collect();
    let quizzes = Quizzes::load(root, library);
    for quiz in quizzes.all.values() {
        let name = &quiz.name;
        if !shown.contains(name.as_str()) {
            let message = format!("no chapter shows this quiz; {{{{#quiz {name}}}}} does");
            problems.push(Problem::new(Place::file(&quiz.path), message));
        }
    }
    let strays = quizzes.stray_graphs(&root.join(src)).into_iter();
    let strays = strays.map(|file| src.join(file));
    for stray in strays.chain(quizzes.stray_records.iter().cloned()) {
        problems.push(Problem::new(Place::file(stray), "is recorded of no quiz"));
    }
}

fn inner_doc_comment(listing: &Listing, problems: &mut Vec<Problem>) {
    for file in &listing.source.files {
        let mut lines = file.source.lines.iter();
        if let Some(line) = lines.position(|line| line.starts_with("//!")) {
            let message = "a listing has no `//!`: the chapter says what it is about";
            problems.push(Problem::new(Place::line(&file.path, line + 1), message));
        }
    }
}

/// A refused listing that is wrong in two ways teaches neither.
fn more_than_one_error(listing: &Listing, refusal: &Refusal, problems: &mut Vec<Problem>) {
    let errors = diagnostic::errors(&refusal.words);
    if errors > 1 {
        let message = format!("is refused for {errors} reasons; a refused listing has one");
        problems.push(Problem::new(Place::file(&listing.path), message));
    }
}

fn unused_diagrams(root: &Path, src: &Path, chapters: &Chapters, problems: &mut Vec<Problem>) {
    let found = chapters.pages.iter().flat_map(|page| &page.found);
    let shown: BTreeSet<&str> = found
        .filter_map(|found| match &found.directive {
            Ok(Directive::Diagram { name, .. }) => Some(name.as_str()),
            _ => None,
        })
        .collect();
    let folder = src.join("diagrams");
    for entry in std::fs::read_dir(root.join(&folder))
        .into_iter()
        .flatten()
        .flatten()
    {
        let path = folder.join(entry.file_name());
        let name = path
            .file_stem()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        if !shown.contains(name.as_str()) {
            problems.push(Problem::new(
                Place::file(&path),
                "no chapter shows this diagram",
            ));
        }
    }
}

/// Claims that no page makes.
fn unexplored(library: &Library, chapters: &Chapters, problems: &mut Vec<Problem>) {
    let found = chapters.pages.iter().flat_map(|page| &page.found);
    let explored: BTreeSet<&str> = found
        .filter_map(|found| match &found.directive {
            Ok(Directive::Explore { name }) => Some(name.as_str()),
            _ => None,
        })
        .collect();
    for listing in library.explored().map(|(listing, _)| listing) {
        let name = listing.name.to_string();
        if !explored.contains(name.as_str()) {
            let message = format!(
                "has a table for its schedules, and no chapter explores them; {{{{#explore {name}}}}} does"
            );
            problems.push(Problem::new(Place::file(&listing.path), message));
        }
    }
}

fn unused_graphs(root: &Path, src: &Path, library: &Library, problems: &mut Vec<Problem>) {
    for stray in graphs::strays(&root.join(src), library) {
        problems.push(Problem::new(
            Place::file(src.join(stray)),
            "is the graph of no listing that is explored",
        ));
    }
}

/// Code that no test compiles is a claim. An author who needs it says why in a comment right above.
fn blocks_that_are_no_listings(src: &Path, page: &Page, problems: &mut Vec<Problem>) {
    const REASON: &str = "<!-- not a listing:";
    for (event, range) in Parser::new_ext(&page.text, Options::all()).into_offset_iter() {
        let Event::Start(Tag::CodeBlock(kind)) = event else {
            continue;
        };
        let language = match &kind {
            CodeBlockKind::Indented => Some("an indented"),
            CodeBlockKind::Fenced(info) if info.trim().is_empty() => Some("a"),
            CodeBlockKind::Fenced(info) if is_rust(info) => Some("a Rust"),
            CodeBlockKind::Fenced(_) => None,
        };
        let above = page.text[..range.start].trim_end();
        let said = above
            .lines()
            .next_back()
            .is_some_and(|line| line.starts_with(REASON) && line.ends_with("-->"));
        if let Some(language) = language
            && !said
        {
            let line = line_at(&page.text, range.start);
            let message = format!(
                "{language} code block that is no listing; make it one, name its language, \
                 or write `{REASON} why -->` above it"
            );
            problems.push(Problem::new(
                Place::line(src.join(&page.path), line),
                message,
            ));
        }
    }
}

/// Whether mdBook would take a fence with this info string for Rust.
fn is_rust(info: &str) -> bool {
    info.split(|c: char| c == ',' || c.is_whitespace())
        .next()
        .is_some_and(|language| matches!(language, "rust" | "rs"))
}

/// A code such as E0373 in the text must be that of a listing which the same page shows or links to.
fn codes_shown_nowhere(src: &Path, page: &Page, library: &Library, problems: &mut Vec<Problem>) {
    let listings = page
        .found
        .iter()
        .filter_map(|found| match &found.directive {
            Ok(directive) => library.get(directive.listing()?).ok(),
            _ => None,
        });
    let known: BTreeSet<&str> = listings
        .filter_map(Listing::refusal)
        .flat_map(Refusal::codes)
        .collect();
    for (index, line) in page.text.lines().enumerate() {
        for code in codes_in(line).filter(|code| !known.contains(code)) {
            let hint = did_you_mean(code, known.iter().copied());
            let message = format!("{code} is the error of no listing on this page{hint}");
            problems.push(Problem::new(
                Place::line(src.join(&page.path), index + 1),
                message,
            ));
        }
    }
}

/// The words of `line` that look like an error code: `E` and four digits.
fn codes_in(line: &str) -> impl Iterator<Item = &str> {
    line.split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| {
            word.len() == 5
                && word.starts_with('E')
                && word[1..].chars().all(|c| c.is_ascii_digit())
        })
}
