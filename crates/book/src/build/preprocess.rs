//! The preprocessor `listings`: the same code in the `book` binary, in tests, and behind plain `mdbook build`.

use crate::build::faults::{Fault, Faults, Trace};
use crate::chapters::Chapters;
use crate::chapters::glossary::Glossary;
use crate::exercises::Exercises;
use crate::languages::programs::Programs;
use crate::listings::library::Library;
use crate::page::context::Context;
use crate::page::expand;
use crate::page::mistake::Mistake;
use crate::problem::{Error, Place, Problem};
use crate::quizzes::library::Quizzes;
use mdbook_preprocessor::book::Book;
use mdbook_preprocessor::{Preprocessor, PreprocessorContext};
use std::collections::BTreeMap;
use std::io;
use std::path::PathBuf;

/// Its name in `book.toml`.
pub const NAME: &str = "listings";

/// Expands the directives of every chapter.
#[derive(Default)]
pub struct Listings {
    /// Where to tell of what is marked on the pages. `None` if the build is to fail of it.
    pub faults: Option<Faults>,
    /// Whether a server of ours is behind the pages.
    pub is_served: bool,
}

impl Preprocessor for Listings {
    fn name(&self) -> &str {
        NAME
    }

    fn run(&self, context: &PreprocessorContext, mut book: Book) -> anyhow::Result<Book> {
        let (library, mut problems) = Library::load(&context.root);
        let chapters = Chapters::read(&book);
        let src = &context.config.book.src;
        let glossary = Glossary::read(&context.root, src, &chapters);
        problems.extend(glossary.problems.iter().cloned());
        let programs = Programs::load(&context.root);
        problems.extend(programs.problems.iter().cloned());
        let exercises = Exercises::load(&context.root);
        problems.extend(exercises.problems.iter().cloned());
        let quizzes = Quizzes::load(&context.root, &library).judged(&context.root.join(src));
        problems.extend(quizzes.problems.iter().cloned());
        let known = Context {
            root: &context.root,
            src,
            library: &library,
            chapters: &chapters,
            glossary: &glossary,
            programs: &programs,
            exercises: &exercises,
            is_served: self.is_served,
            quizzes: &quizzes,
        };
        let mut texts: BTreeMap<PathBuf, String> = BTreeMap::new();
        let mut mistakes = Vec::new();
        for page in &chapters.pages {
            let expanded = expand::page(&known, page);
            texts.insert(page.path.clone(), expanded.markdown);
            mistakes.extend(expanded.mistakes);
        }
        match &self.faults {
            Some(all) => all.add(told(problems, mistakes)),
            None => refuse(&library, problems, mistakes)?,
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

/// What is marked on pages, and of the problems of listings those that are not.
fn told(problems: Vec<Problem>, marked: Vec<Mistake>) -> Vec<Fault> {
    let is_marked = |problem: &Problem| marked.iter().any(|mistake| mistake.problem == *problem);
    let others: Vec<Problem> = problems
        .into_iter()
        .filter(|problem| !is_marked(problem))
        .collect();
    let others = others.into_iter().map(|problem| Fault {
        chapter: None,
        trace: Trace::Nothing,
        problem,
    });
    let marked = marked.into_iter().map(|mistake| Fault {
        chapter: Some(mistake.page),
        trace: Trace::Mark(mistake.id),
        problem: mistake.problem,
    });
    others.chain(marked).collect()
}

/// # Errors
/// Everything that is wrong, if anything is.
fn refuse(
    library: &Library,
    mut problems: Vec<Problem>,
    mistakes: Vec<Mistake>,
) -> anyhow::Result<()> {
    problems.extend(library.unrecorded.iter().map(|golden| {
        let message =
            "the compiler's words are not recorded yet; `cargo run -- bless` records them";
        Problem::new(Place::file(golden), message)
    }));
    // One of a listing, or of the glossary, is told with its file, once.
    let of_pages = mistakes.into_iter().filter(|mistake| !mistake.is_of_file);
    problems.extend(of_pages.map(|mistake| mistake.problem));
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
