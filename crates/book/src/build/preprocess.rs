//! The preprocessor `listings`: the same code in the `book` binary, in tests, and behind plain `mdbook build`.

use crate::chapters::Chapters;
use crate::listings::library::Library;
use crate::page::context::Context;
use crate::page::expand;
use crate::page::fault::Fault;
use crate::problem::{Error, Place, Problem};
use mdbook_preprocessor::book::Book;
use mdbook_preprocessor::{Preprocessor, PreprocessorContext};
use std::collections::BTreeMap;
use std::io;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

/// Its name in `book.toml`.
pub const NAME: &str = "listings";

/// Expands the directives of every chapter.
#[derive(Default)]
pub struct Listings {
    /// Where mistakes are told that are marked on the pages. Without it, a mistake is an error.
    pub mistakes: Option<Arc<Mutex<Mistakes>>>,
}

/// What is wrong with a book whose pages are made all the same.
#[derive(Debug, Default)]
pub struct Mistakes {
    /// Those marked on pages.
    pub faults: Vec<Fault>,
    /// Those of no page.
    pub others: Vec<Problem>,
}

impl Preprocessor for Listings {
    fn name(&self) -> &str {
        NAME
    }

    fn run(&self, context: &PreprocessorContext, mut book: Book) -> anyhow::Result<Book> {
        let (library, problems) = Library::load(&context.root);
        let chapters = Chapters::read(&book);
        let known = Context {
            root: &context.root,
            src: &context.config.book.src,
            library: &library,
            chapters: &chapters,
        };
        let mut texts: BTreeMap<PathBuf, String> = BTreeMap::new();
        let mut faults = Vec::new();
        for page in &chapters.pages {
            let expanded = expand::page(&known, page);
            texts.insert(page.path.clone(), expanded.markdown);
            faults.extend(expanded.faults);
        }
        match &self.mistakes {
            Some(mistakes) => {
                let mut mistakes = mistakes.lock().unwrap_or_else(PoisonError::into_inner);
                *mistakes = Mistakes::sorted(faults, problems);
            }
            None => refuse(&library, problems, faults)?,
        }
        book.for_each_chapter_mut(|chapter| {
            let path = chapter.source_path.as_ref().or(chapter.path.as_ref());
            if let Some(text) = path.and_then(|path| texts.remove(path)) {
                chapter.content = text;
            }
        });
        Ok(book)
    }
}

impl Mistakes {
    fn sorted(faults: Vec<Fault>, mut others: Vec<Problem>) -> Mistakes {
        others.retain(|problem| !faults.iter().any(|fault| fault.problem == *problem));
        Mistakes { faults, others }
    }
}

/// # Errors
/// Everything that is wrong, if anything is.
fn refuse(library: &Library, mut problems: Vec<Problem>, faults: Vec<Fault>) -> anyhow::Result<()> {
    problems.extend(library.unrecorded.iter().map(|golden| {
        let message =
            "the compiler's words are not recorded yet; `cargo run -- bless` records them";
        Problem::new(Place::file(golden), message)
    }));
    // One of a listing is told with its file, once.
    let of_pages = faults.into_iter().filter(|fault| !fault.is_of_listing);
    problems.extend(of_pages.map(|fault| fault.problem));
    if problems.is_empty() {
        Ok(())
    } else {
        Err(Error::Problems(problems).into())
    }
}

/// The command that `book.toml` names: reads the book from standard input, writes the expanded one to standard output.
///
/// # Errors
/// When the input is not what mdBook sends, or with what is wrong with the book.
pub fn command() -> anyhow::Result<()> {
    let (context, book) = mdbook_preprocessor::parse_input(io::stdin())?;
    let expanded = Listings::default().run(&context, book)?;
    serde_json::to_writer(io::stdout(), &expanded)?;
    Ok(())
}
