//! What an author names to have it checked or recorded: a listing, an exercise, a quiz, a crate of these, or a chapter.

use crate::build::render;
use crate::chapters::directive::Directive;
use crate::exercises::Exercises;
use crate::listings::library::Library;
use crate::listings::listing::Listing;
use crate::problem::{Error, did_you_mean};
use crate::quizzes::library::Quizzes;
use anyhow::bail;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// What there is to be named.
#[derive(Clone, Copy)]
pub struct Known<'a> {
    pub library: &'a Library,
    pub exercises: &'a Exercises,
    pub quizzes: &'a Quizzes,
}

/// What is meant.
#[derive(Default)]
pub struct Wanted<'a> {
    pub listings: Vec<&'a Listing>,
    /// Of these listings, and of those that are there but can't be read.
    pub names: BTreeSet<String>,
    /// By name, also those that can't be read.
    pub exercises: BTreeSet<String>,
    /// By name, also those that can't be read.
    pub quizzes: BTreeSet<String>,
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
    pub fn all(known: Known<'a>) -> Self {
        Self {
            is_all: true,
            ..Self::some(known, |_| true)
        }
    }

    /// What `name` names in the book at `root`, whose chapters are in `src`, relative to it: a listing (`threads/spawn`), an
    /// exercise, a quiz, a crate of these (`threads`), or a chapter (`part-1/threads.md`).
    ///
    /// # Errors
    /// When there is nothing of that name, or the chapters can't be read.
    pub fn named(name: &'a str, root: &Path, known: Known<'a>, src: &Path) -> anyhow::Result<Self> {
        let pages = shown(root)?;
        let Known { library, .. } = known;
        let mut one = Self::some(known, |other| other == name);
        let is_unreadable = library.is_unreadable(name);
        if is_unreadable
            || !(one.names.is_empty() && one.exercises.is_empty() && one.quizzes.is_empty())
        {
            one.names.extend(is_unreadable.then(|| name.to_owned()));
            return Ok(one);
        }
        let of_crate = |other: &str| other.split('/').next() == Some(name);
        if library.listings.keys().any(|other| other.krate == name) {
            let showing = pages
                .iter()
                .filter(|page| page.names.iter().any(|name| of_crate(name)));
            return Ok(Self {
                krate: Some(name),
                pages: showing.map(|page| src.join(&page.path)).collect(),
                ..Self::some(known, of_crate)
            });
        }
        // Every path ends with nothing.
        let is_page = |page: &Shown| {
            !name.is_empty()
                && (page.path.ends_with(name) || src.join(&page.path) == Path::new(name))
        };
        if let Some(page) = pages.into_iter().find(is_page) {
            return Ok(Self {
                pages: BTreeSet::from([src.join(&page.path)]),
                programs: page.programs,
                names: page.listings,
                ..Self::some(known, |name| page.names.contains(name))
            });
        }
        let every = Self::all(known);
        let names = every
            .names
            .iter()
            .chain(&every.exercises)
            .chain(&every.quizzes);
        let crates = library.listings.keys().map(|name| name.krate.as_str());
        let hint = did_you_mean(name, names.map(String::as_str).chain(crates));
        bail!(
            "there is no listing, exercise or quiz, no crate of listings and no chapter called `{name}`{hint}"
        );
    }

    fn some(known: Known<'a>, is_meant: impl Fn(&str) -> bool) -> Self {
        let listings = known.library.listings.values();
        let listings: Vec<&Listing> = listings
            .filter(|listing| is_meant(&listing.name.to_string()))
            .collect();
        let exercises = known
            .exercises
            .all
            .keys()
            .chain(&known.exercises.unreadable);
        let quizzes = known.quizzes.names().filter(|name| is_meant(name));
        Self {
            names: listings
                .iter()
                .map(|listing| listing.name.to_string())
                .collect(),
            listings,
            exercises: exercises.filter(|name| is_meant(name)).cloned().collect(),
            quizzes: quizzes.map(str::to_owned).collect(),
            ..Self::default()
        }
    }
}

/// What a chapter shows, by name.
struct Shown {
    /// The chapter, relative to the folder of chapters.
    path: PathBuf,
    listings: BTreeSet<String>,
    /// Of its listings, exercises and quizzes.
    names: BTreeSet<String>,
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
            let listings: BTreeSet<String> = page.views().map(|view| view.name.clone()).collect();
            let others = page.exercises().chain(page.quizzes()).map(str::to_owned);
            Shown {
                path: page.path.clone(),
                names: listings.iter().cloned().chain(others).collect(),
                listings,
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
