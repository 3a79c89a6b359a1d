//! What an author names to have it checked or recorded: a listing, a crate of listings, or a chapter.

use crate::build::render;
use crate::chapters::directive::Directive;
use crate::listings::library::Library;
use crate::listings::listing::Listing;
use crate::problem::{Error, did_you_mean};
use anyhow::bail;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// What is meant.
#[derive(Default)]
pub struct Wanted<'a> {
    pub listings: Vec<&'a Listing>,
    /// Of these listings, and of those that are there but can't be read.
    pub names: BTreeSet<String>,
    /// The crate of listings that is named.
    pub krate: Option<&'a str>,
    /// The programs in other languages that the chapter shows: `lost_update/go`.
    pub programs: BTreeSet<String>,
    /// Chapters whose text is meant, relative to the root; all, if none are named.
    pub pages: BTreeSet<PathBuf>,
    pub is_all: bool,
}

impl<'a> Wanted<'a> {
    /// All there is.
    pub fn all(library: &'a Library) -> Self {
        Self {
            is_all: true,
            ..Self::some(library, |_| true)
        }
    }

    /// What `name` names in the book at `root`, whose chapters are in `src`, relative to it: a listing (`threads/spawn`), a
    /// crate of listings (`threads`), or a chapter (`part-1/threads.md`).
    ///
    /// # Errors
    /// When there is nothing of that name, or the chapters can't be read.
    pub fn named(
        name: &'a str,
        root: &Path,
        library: &'a Library,
        src: &Path,
    ) -> anyhow::Result<Self> {
        let pages = shown(root)?;
        if library.is_unreadable(name) || library.get(name).is_ok() {
            let mut wanted = Self::some(library, |listing| listing.name.to_string() == name);
            wanted.names.insert(name.to_owned());
            return Ok(wanted);
        }
        if library.listings.keys().any(|other| other.krate == name) {
            let of_crate = |other: &String| other.split('/').next() == Some(name);
            let showing = pages
                .iter()
                .filter(|page| page.listings.iter().any(of_crate));
            return Ok(Self {
                krate: Some(name),
                pages: showing.map(|page| src.join(&page.path)).collect(),
                ..Self::some(library, |listing| listing.name.krate == name)
            });
        }
        // Every path ends with nothing.
        let is_page = |page: &Shown| {
            !name.is_empty()
                && (page.path.ends_with(name) || src.join(&page.path) == Path::new(name))
        };
        if let Some(page) = pages.into_iter().find(is_page) {
            let is_shown = |listing: &Listing| page.listings.contains(&listing.name.to_string());
            return Ok(Self {
                pages: BTreeSet::from([src.join(&page.path)]),
                programs: page.programs,
                listings: Self::some(library, is_shown).listings,
                names: page.listings,
                ..Self::default()
            });
        }
        let listings: Vec<String> = library.listings.keys().map(ToString::to_string).collect();
        let crates = library.listings.keys().map(|name| name.krate.as_str());
        let hint = did_you_mean(name, listings.iter().map(String::as_str).chain(crates));
        bail!("there is no listing, no crate of listings and no chapter called `{name}`{hint}");
    }

    fn some(library: &'a Library, is_meant: impl Fn(&Listing) -> bool) -> Self {
        let listings = library.listings.values();
        let listings: Vec<&Listing> = listings.filter(|listing| is_meant(listing)).collect();
        Self {
            names: listings
                .iter()
                .map(|listing| listing.name.to_string())
                .collect(),
            listings,
            ..Self::default()
        }
    }
}

/// What a chapter shows, by name.
struct Shown {
    /// The chapter, relative to the folder of chapters.
    path: PathBuf,
    listings: BTreeSet<String>,
    programs: BTreeSet<String>,
}

fn shown(root: &Path) -> Result<Vec<Shown>, Error> {
    let chapters = render::chapters(root)?;
    let pages = chapters.pages.iter();
    Ok(pages
        .map(|page| {
            let directives = page
                .found
                .iter()
                .filter_map(|found| found.directive.as_ref().ok());
            Shown {
                path: page.path.clone(),
                listings: page.views().map(|view| view.name.clone()).collect(),
                programs: directives
                    .filter_map(|directive| match directive {
                        Directive::Program { name } => Some(name.clone()),
                        _ => None,
                    })
                    .collect(),
            }
        })
        .collect())
}
