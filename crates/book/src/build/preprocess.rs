//! The preprocessor `listings`: the same code in the `book` binary, in tests, and behind plain `mdbook build`.

use crate::chapters::Chapters;
use crate::listings::library::Library;
use crate::page::context::Context;
use crate::page::expand;
use crate::problem::{Error, Place, Problem};
use mdbook_preprocessor::book::Book;
use mdbook_preprocessor::{Preprocessor, PreprocessorContext};
use std::collections::BTreeMap;
use std::io;
use std::path::PathBuf;

/// Its name in `book.toml`.
pub const NAME: &str = "listings";

/// Expands the directives of every chapter.
pub struct Listings;

impl Preprocessor for Listings {
    fn name(&self) -> &str {
        NAME
    }

    fn run(&self, context: &PreprocessorContext, mut book: Book) -> anyhow::Result<Book> {
        let (library, mut problems) = Library::load(&context.root);
        problems.extend(library.unrecorded.iter().map(|golden| {
            let message =
                "the compiler's words are not recorded yet; `cargo run -- bless` records them";
            Problem::new(Place::file(golden), message)
        }));
        let chapters = Chapters::read(&book);
        let known = Context {
            root: &context.root,
            src: &context.config.book.src,
            library: &library,
            chapters: &chapters,
        };
        let mut texts: BTreeMap<PathBuf, String> = BTreeMap::new();
        for page in &chapters.pages {
            match expand::markdown(&known, page) {
                Ok(text) => {
                    texts.insert(page.path.clone(), text);
                }
                Err(more) => problems.extend(more),
            }
        }
        if !problems.is_empty() {
            return Err(Error::Problems(problems).into());
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

/// The command that `book.toml` names: reads the book from standard input, writes the expanded one to standard output.
///
/// # Errors
/// When the input is not what mdBook sends, or with what is wrong with the book.
pub fn command() -> anyhow::Result<()> {
    let (context, book) = mdbook_preprocessor::parse_input(io::stdin())?;
    let expanded = Listings.run(&context, book)?;
    serde_json::to_writer(io::stdout(), &expanded)?;
    Ok(())
}
