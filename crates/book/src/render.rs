//! From the sources in a folder to pages, by mdBook as a library and our preprocessor in the same process.

use crate::chapters::Chapters;
use crate::library::Library;
use crate::preprocess::Listings;
use crate::problem::{Error, Place, Problem};
use crate::unused;
use anyhow::Context;
use mdbook_driver::MDBook;
use mdbook_driver::config::Config;
use mdbook_renderer::{RenderContext, Renderer};
use std::fs;
use std::path::{Path, PathBuf};

/// What pages are built for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// To be put on some server, under the address that `book.toml` names.
    Publish,
    /// To be read from our own server, at whose root it stands.
    Serve,
}

/// Loads the book at `root` and puts the preprocessor of this process in the place of the command that `book.toml`
/// names. Other renderers than HTML are left to plain mdBook.
fn load(root: &Path, purpose: Purpose) -> Result<MDBook, Error> {
    let config = config(root, purpose).map_err(Error::Mdbook)?;
    let mut book = MDBook::load_with_config(root, config).map_err(Error::Mdbook)?;
    book.with_preprocessor(Listings);
    Ok(book)
}

fn config(root: &Path, purpose: Purpose) -> anyhow::Result<Config> {
    let file = root.join("book.toml");
    let text =
        fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))?;
    let mut table: toml::Table = text.parse().context("book.toml is not TOML")?;
    if let Some(toml::Value::Table(outputs)) = table.get_mut("output") {
        outputs.retain(|renderer, _| renderer == "html");
    }
    let mut config: Config = table.to_string().parse()?;
    if purpose == Purpose::Serve {
        config.set("output.html.site-url", "/")?;
    }
    Ok(config)
}

/// Builds the book at `root` into the folder `dest`, which afterwards holds `index.html` and all it needs.
///
/// # Errors
/// Everything that is wrong with the book at once. `dest` is untouched then: the pages are made beside it and moved.
/// Also when `dest` holds anything but a former book.
pub fn build(root: &Path, dest: &Path, purpose: Purpose) -> Result<(), Error> {
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
    let mut book = load(&root, purpose)?;
    let parent = dest.parent().unwrap_or(&root);
    fs::create_dir_all(parent).map_err(io)?;
    let beside = tempfile::Builder::new()
        .prefix(".book-")
        .tempdir_in(parent)
        .map_err(io)?;
    let fresh = beside.path().join("fresh");
    book.config.build.build_dir = fresh.clone();
    book.build()?;
    if dest.exists() {
        fs::rename(&dest, beside.path().join("former")).map_err(io)?;
    }
    fs::rename(&fresh, &dest).map_err(io)
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
    let (book, _) = load(root, Purpose::Publish)?.preprocess_book(&Expanded)?;
    let chapters = book.chapters();
    Ok(chapters
        .filter_map(|chapter| Some((chapter.path.clone()?, chapter.content.clone())))
        .collect())
}

/// What is in the book at `root` without having a place in it; see [`unused::find`]. The book can be built all the same.
///
/// # Errors
/// When mdBook can't read the book at all.
pub fn problems(root: &Path) -> Result<Vec<Problem>, Error> {
    let book = load(root, Purpose::Publish)?;
    let (library, _) = Library::load(root);
    let chapters = Chapters::read(&book.book);
    Ok(unused::find(
        root,
        &book.config.book.src,
        &library,
        &chapters,
    ))
}
