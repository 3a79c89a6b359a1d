//! Files beside the chapters, and of the theme, that can't be read. mdBook makes no page of a book with one, or waits for ever;
//! while an author writes, they are left out, and told.

use crate::build::faults::{Fault, Trace};
use crate::problem::{Place, Problem};
use crate::readable;
use mdbook_driver::config::Config;
use mdbook_html::HtmlHandlebars;
use mdbook_renderer::{RenderContext, Renderer};
use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};

/// Where mdBook looks for a theme unless told otherwise.
const THEME: &str = "theme";

const OF_HTML: [&str; 2] = ["output.html.additional-css", "output.html.additional-js"];

/// mdBook's HTML, made of what can be read.
pub struct Readable {
    /// In the place of the folders of the book: links to their files, in which some are left out.
    src: Option<PathBuf>,
    theme: Option<PathBuf>,
    /// Of the styles and scripts that `book.toml` names.
    left_out: BTreeSet<PathBuf>,
}

impl Readable {
    /// What is left out of the book in `root`, and how to render it then; `None` when all can be read. `beside` is a folder for
    /// links, which has to stay until the book is rendered.
    ///
    /// # Errors
    /// When the links can't be made.
    pub fn of(
        root: &Path,
        config: &Config,
        beside: &Path,
    ) -> io::Result<Option<(Self, Vec<Fault>)>> {
        let src = config.book.src.clone();
        let theme = config
            .get::<PathBuf>("output.html.theme")
            .ok()
            .flatten()
            .unwrap_or_else(|| THEME.into());
        let mut found = Vec::new();
        let pages = root.join(&config.build.build_dir);
        let of_src = unreadable(&root.join(&src), &pages);
        let of_theme = unreadable(&root.join(&theme), &pages);
        found.extend(of_src.iter().chain(&of_theme).cloned());
        let mut left_out = BTreeSet::new();
        for key in OF_HTML {
            let files: Vec<PathBuf> = config.get(key).ok().flatten().unwrap_or_default();
            for file in files {
                // That one is not there, mdBook says itself.
                let path = root.join(&file);
                if let Some(why) = path.exists().then(|| readable::why_not(&path)).flatten() {
                    found.push((path, why));
                    left_out.insert(file);
                }
            }
        }
        if found.is_empty() {
            return Ok(None);
        }
        let without = |folder: &Path, unreadable: &[(PathBuf, String)], name: &str| {
            if unreadable.is_empty() {
                return Ok::<_, io::Error>(None);
            }
            let links = beside.join(name);
            link_all(folder, &links, unreadable, &pages)?;
            Ok(Some(links))
        };
        let rendered = Self {
            src: without(&root.join(&src), &of_src, "src")?,
            theme: without(&root.join(&theme), &of_theme, "theme")?,
            left_out,
        };
        // What is wrong with a chapter, or with what should be one, is told where it is asked for.
        let faults = found
            .into_iter()
            .filter(|(path, _)| path.extension().is_none_or(|extension| extension != "md"))
            .map(|(path, why)| fault(root, &path, &why));
        Ok(Some((rendered, faults.collect())))
    }
}

impl Renderer for Readable {
    fn name(&self) -> &str {
        "html"
    }

    fn render(&self, context: &RenderContext) -> anyhow::Result<()> {
        let mut context = context.clone();
        if let Some(src) = &self.src {
            context.config.book.src = src.clone();
        }
        if let Some(theme) = &self.theme {
            context.config.set("output.html.theme", theme)?;
        }
        for key in OF_HTML {
            let files: Option<Vec<PathBuf>> = context.config.get(key)?;
            if let Some(mut files) = files {
                files.retain(|file| !self.left_out.contains(file));
                context.config.set(key, files)?;
            }
        }
        HtmlHandlebars::new().render(&context)
    }
}

fn fault(root: &Path, path: &Path, why: &str) -> Fault {
    let shown = path.strip_prefix(root).unwrap_or(path);
    let message =
        format!("can't be read, and is left out: {why}; put a file in its place, or take it away");
    Fault {
        chapter: None,
        trace: Trace::Nothing,
        problem: Problem::new(Place::file(shown), message),
    }
}

/// What can't be read in `folder`, and below, but for `pages`.
fn unreadable(folder: &Path, pages: &Path) -> Vec<(PathBuf, String)> {
    let mut all = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        // A link may lead to a folder, in a circle even; mdBook follows it as well.
        if path.is_dir() {
            match fs::read_dir(&path) {
                _ if path == pages || entry.file_type().is_ok_and(|kind| kind.is_symlink()) => {}
                Ok(_) => all.extend(unreadable(&path, pages)),
                Err(error) => all.push((path, error.to_string())),
            }
        } else if let Some(why) = readable::why_not(&path) {
            all.push((path, why));
        }
    }
    all
}

/// Makes `links` a folder like `folder`, without what can't be read.
fn link_all(
    folder: &Path,
    links: &Path,
    without: &[(PathBuf, String)],
    pages: &Path,
) -> io::Result<()> {
    fs::create_dir_all(links)?;
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let Some(name) = path.file_name() else {
            continue;
        };
        let link = links.join(name);
        if path == pages || without.iter().any(|(one, _)| *one == path) {
            continue;
        } else if path.is_dir() && without.iter().any(|(one, _)| one.starts_with(&path)) {
            link_all(&path, &link, without, pages)?;
        } else {
            symlink(&path, &link)?;
        }
    }
    Ok(())
}
