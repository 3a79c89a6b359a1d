//! From the sources in a folder to pages, by mdBook as a library and our preprocessor in the same process.

use crate::build::faults::Faults;
use crate::build::left_out::Readable;
use crate::build::links::Links;
use crate::build::preprocess::Listings;
use crate::build::promised;
use crate::build::served::Served;
use crate::build::settings::{Purpose, Settings};
use crate::chapters::Chapters;
use crate::chapters::unused;
use crate::listings::library::Library;
use crate::problem::{Error, Place, Problem};
use mdbook_driver::MDBook;
use mdbook_renderer::{RenderContext, Renderer};
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// Loads the book at `root` and, if it asks for our directives, puts the preprocessor of this process in the place of
/// the command that `book.toml` names. Other preprocessors are run as mdBook runs them.
///
/// What is wrong with a chapter goes to `faults`; it is an error in a book with our directives that is to be published, as
/// that promises more of its pages.
fn load(
    root: &Path,
    settings: &Settings,
    faults: &Faults,
    purpose: Purpose,
) -> Result<MDBook, Error> {
    let config = settings.config();
    let mut book = match purpose {
        Purpose::Publish => MDBook::load_with_config(root, config).map_err(Error::Mdbook)?,
        Purpose::Serve => {
            let (book, missing) = promised::load(root, config).map_err(Error::Mdbook)?;
            faults.add(missing);
            book
        }
    };
    let is_ours = settings.asks_for_listings();
    let is_made_anyway = !is_ours || purpose == Purpose::Serve;
    let faults = is_made_anyway.then(|| faults.clone());
    if is_ours {
        book.with_preprocessor(Listings {
            faults: faults.clone(),
            is_served: purpose == Purpose::Serve,
        });
    }
    if settings.includes_files() {
        book.with_preprocessor(Links { faults });
    }
    Ok(book)
}

/// To be looked at, and not built.
fn loaded(root: &Path) -> Result<MDBook, Error> {
    let purpose = Purpose::Publish;
    load(root, &settings(root, purpose)?, &Faults::default(), purpose)
}

fn settings(root: &Path, purpose: Purpose) -> Result<Settings, Error> {
    let settings = Settings::read(root, purpose).map_err(Error::Mdbook)?;
    match settings.faults() {
        faults if settings.asks_for_listings() && !faults.is_empty() => {
            Err(Error::Problems(faults.to_vec()))
        }
        _ => Ok(settings),
    }
}

/// What came of a build.
#[derive(Debug)]
pub struct Built {
    /// The settings that it was made with.
    pub settings: Settings,
    /// What is wrong with the book all the same: its pages were made, and say so.
    pub faults: Vec<Problem>,
}

/// Builds the book at `root` into the folder `dest`, which afterwards holds `index.html` and all it needs.
///
/// # Errors
/// Everything that is wrong with the book at once. `dest` is untouched then: the pages are made beside it and moved.
/// Also when `dest` holds anything but a former book.
pub fn build(root: &Path, dest: &Path, purpose: Purpose) -> Result<Built, Error> {
    let io = |error: std::io::Error| {
        Error::Mdbook(anyhow::Error::new(error).context(format!("{}", dest.display())))
    };
    let root = std::path::absolute(root).map_err(io)?;
    let dest = std::path::absolute(dest).map_err(io)?;
    if !may_be_replaced(&root, &dest) {
        let message = "cannot become the folder of the pages: it holds, or lies in, something else; name another folder";
        return Err(Error::Problems(vec![Problem::new(
            Place::file(&dest),
            message,
        )]));
    }
    let settings = settings(&root, purpose)?;
    let faults = Faults::default();
    let mut book = load(&root, &settings, &faults, purpose)?;
    if purpose == Purpose::Serve {
        // Has a name of its own, and so comes last.
        book.with_preprocessor(Served {
            faults: faults.clone(),
            of_the_book: settings.faults().to_vec(),
        });
    }
    let parent = dest.parent().unwrap_or(&root);
    fs::create_dir_all(parent).map_err(io)?;
    let beside = tempfile::Builder::new()
        .prefix(".book-")
        .tempdir_in(parent)
        .map_err(io)?;
    if purpose == Purpose::Serve
        && let Some((html, left_out)) =
            Readable::of(&root, &book.config, beside.path()).map_err(io)?
    {
        book.with_renderer(html);
        faults.add(left_out);
    }
    let fresh = beside.path().join("fresh");
    book.config.build.build_dir = fresh.clone();
    book.build().map_err(told_what_to_do)?;
    if dest.exists() {
        fs::rename(&dest, beside.path().join("former")).map_err(io)?;
    }
    fs::rename(&fresh, &dest).map_err(io)?;
    let found = faults.all().into_iter().map(|fault| fault.problem);
    Ok(Built {
        faults: settings.faults().iter().cloned().chain(found).collect(),
        settings,
    })
}

/// Of a preprocessor that is not installed mdBook tells the terminal what to do, and us only that there is no such file.
fn told_what_to_do(error: anyhow::Error) -> anyhow::Error {
    let what = error.to_string();
    let is_missing = error
        .root_cause()
        .downcast_ref::<std::io::Error>()
        .is_some_and(|cause| cause.kind() == ErrorKind::NotFound);
    let name = what
        .strip_prefix("Unable to run the preprocessor `")
        .and_then(|rest| rest.strip_suffix('`'));
    match name {
        Some(name) if is_missing => anyhow::anyhow!(
            "book.toml asks for the preprocessor `{name}`, which is not installed: install it, or add \
             `optional = true` to [preprocessor.{name}]"
        ),
        _ => error,
    }
}

/// A folder that is replaced must be a former book, which mdBook marks by a file, or hold nothing. It must not be around
/// the sources of this book or among them, nor be a checkout that publishes them.
fn may_be_replaced(root: &Path, dest: &Path) -> bool {
    let among_sources = ["src", "listings", "theme", "tests", "crates"]
        .iter()
        .any(|sources| dest.starts_with(root.join(sources)));
    if root.starts_with(dest) || among_sources || dest.join(".git").exists() {
        return false;
    }
    let is_empty = || fs::read_dir(dest).is_ok_and(|mut entries| entries.next().is_none());
    !dest.exists() || dest.join(".nojekyll").is_file() || is_empty()
}

/// Asks mdBook for the book as every preprocessor leaves it, and renders nothing.
struct Expanded;

impl Renderer for Expanded {
    fn name(&self) -> &str {
        "html"
    }

    fn render(&self, _: &RenderContext) -> anyhow::Result<()> {
        Ok(())
    }
}

/// The chapters of the book at `root` as mdBook renders them: path relative to the folder of chapters, and Markdown.
///
/// # Errors
/// As [`build`].
pub fn expanded(root: &Path) -> Result<Vec<(PathBuf, String)>, Error> {
    let settings = settings(root, Purpose::Publish)?;
    let (book, _) =
        load(root, &settings, &Faults::default(), Purpose::Publish)?.preprocess_book(&Expanded)?;
    let chapters = book.chapters();
    Ok(chapters
        .filter_map(|chapter| Some((chapter.path.clone()?, chapter.content.clone())))
        .collect())
}

/// The chapters of the book at `root` as they are written, with the directives in them.
///
/// # Errors
/// When mdBook can't read the book.
pub fn chapters(root: &Path) -> Result<Chapters, Error> {
    Ok(Chapters::read(&loaded(root)?.book))
}

/// What is in the book at `root` without having a place in it; see [`unused::find`]. The book can be built all the same.
///
/// # Errors
/// When mdBook can't read the book at all.
pub fn problems(root: &Path) -> Result<Vec<Problem>, Error> {
    let book = loaded(root)?;
    let (library, _) = Library::load(root);
    let chapters = Chapters::read(&book.book);
    Ok(unused::find(
        root,
        &book.config.book.src,
        &library,
        &chapters,
    ))
}
