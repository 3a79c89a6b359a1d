//! What is known of a book while its pages are made: its listings, and where each of them stands.

use crate::chapters::directive::Found;
use crate::chapters::glossary::Glossary;
use crate::chapters::view::View;
use crate::chapters::{Chapters, Numbered, Page};
use crate::exercises::Exercises;
use crate::languages::programs::Programs;
use crate::listings::library::Library;
use crate::listings::listing::Listing;
use crate::problem::Place;
use crate::quizzes::library::Quizzes;
use std::path::{Path, PathBuf};

/// A book's listings and chapters, read: what the parts of a page are made from.
pub struct Context<'a> {
    pub root: &'a Path,
    /// The folder of the chapters, relative to the root.
    pub src: &'a Path,
    pub library: &'a Library,
    pub chapters: &'a Chapters,
    pub glossary: &'a Glossary,
    /// In other languages.
    pub programs: &'a Programs,
    pub exercises: &'a Exercises,
    /// Whether a server of ours is behind the pages, which checks answers.
    pub is_served: bool,
    pub quizzes: &'a Quizzes,
}

impl Context<'_> {
    /// Where `found` stands in the sources.
    pub fn place(&self, page: &Page, found: &Found) -> Place {
        Place::line(self.src.join(&page.path), found.line)
    }

    /// The number of the figure of `listing`, `2-3`.
    ///
    /// # Errors
    /// A sentence, when no chapter shows it.
    pub fn number(&self, listing: &Listing) -> Result<&str, String> {
        Ok(&self.numbered(listing)?.number)
    }

    /// The way from `page` to the figure of `listing`, as a relative Markdown link.
    ///
    /// # Errors
    /// A sentence, when no chapter shows it.
    pub fn link(&self, page: &Page, listing: &Listing) -> Result<String, String> {
        let numbered = self.numbered(listing)?;
        let name = listing.name.to_string();
        let pages = self.chapters.pages.iter();
        let first = pages
            .filter(|other| other.path == numbered.page)
            .find_map(|page| page.views().find(|view| view.name == name));
        let id = first.map_or_else(|| listing.name.id(), View::id);
        Ok(self.way(page, &numbered.page, &id))
    }

    fn numbered(&self, listing: &Listing) -> Result<&Numbered, String> {
        let numbered = self.chapters.numbers.get(&listing.name);
        numbered.ok_or_else(|| format!("no chapter shows `{}`, so it has no number", listing.name))
    }

    /// The way from `page` to the `id` in another, as a relative Markdown link.
    pub fn way(&self, page: &Page, to: &Path, id: &str) -> String {
        if to == page.path {
            return format!("#{id}");
        }
        // What mdBook makes of a chapter that is called so.
        let to = match to.file_name() {
            Some(name) if name == "README.md" => to.with_file_name("index.md"),
            _ => to.to_owned(),
        };
        let up = page
            .path
            .parent()
            .map_or(0, |folder| folder.components().count());
        let path: PathBuf = std::iter::repeat_n(Path::new(".."), up)
            .collect::<PathBuf>()
            .join(to);
        format!("{}#{id}", path.to_string_lossy().replace('\\', "/"))
    }
}
