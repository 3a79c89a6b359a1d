//! `book check`: whether what the pages say holds, for one listing, one chapter, or all of the book.

use crate::build::locate;
use crate::build::render;
use crate::build::settings::{Purpose, Settings};
use crate::exercises::{Exercise, Exercises};
use crate::listings::library::Library;
use crate::listings::listing::Listing;
use crate::problem::{Error, Problem, did_you_mean};
use crate::proof::{self, Fault, Prover, exercises, prover};
use crate::quizzes::library::Quizzes;
use anyhow::bail;
use remembered::Memory;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::Instant;

/// What is to be checked.
struct Wanted<'a> {
    listings: Vec<&'a Listing>,
    exercises: Vec<&'a Exercise>,
    /// Those of exercises, the ones included that can't be read.
    folders: Vec<PathBuf>,
    /// Chapters whose text is to be checked, relative to the root; all, if none are named.
    pages: BTreeSet<PathBuf>,
    is_all: bool,
}

/// Checks what `name` names in the book at `root`: a listing (`threads/spawn`), an exercise, a quiz (`threads/check`), a crate
/// of these (`threads`), or a chapter (`part-1/threads.md`); without a name, all. Prints a line for each fault, with the
/// difference below it. Whether
/// all holds.
///
/// # Errors
/// When there is nothing of that name, or the system refuses what a check needs.
pub fn check(root: &Path, name: Option<&str>) -> anyhow::Result<bool> {
    let start = Instant::now();
    let settings = Settings::read(root, Purpose::Publish)?;
    let (library, _) = Library::load(root);
    let exercises = Exercises::load(root);
    let pages = shown(root)?;
    let chapters = root.join(settings.chapters());
    let quizzes = Quizzes::load(root, &library).judged(&chapters);
    let asked = wanted_quizzes(root, &quizzes, name)?;
    let wanted = match name {
        None => Wanted {
            listings: library.listings.values().collect(),
            exercises: exercises.all.values().collect(),
            folders: Vec::new(),
            pages: BTreeSet::new(),
            is_all: true,
        },
        Some(name) if asked.iter().any(|quiz| quiz == name) => Wanted {
            listings: library.get(name).into_iter().collect(),
            exercises: Vec::new(),
            folders: Vec::new(),
            pages: BTreeSet::new(),
            is_all: false,
        },
        Some(name) => wanted(name, &library, &exercises, settings.chapters(), &pages)?,
    };
    let mistakes = mistakes(root, &wanted, &quizzes, &asked)?;
    for mistake in &mistakes {
        announce!("{mistake}");
    }
    let work = locate::work_folder(root, true)?;
    let prover = Prover::new(root, settings.chapters(), &work, Memory::of_this_build());
    let faulty = Mutex::new(0);
    let told = |listing: &Listing, faults: Vec<Fault>| {
        let mut faulty = faulty.lock().unwrap_or_else(PoisonError::into_inner);
        *faulty += usize::from(!faults.is_empty());
        for fault in faults {
            announce!("{}: {fault}", listing.path.display());
        }
    };
    let number = wanted.listings.len();
    prover::check_some(&prover, wanted.listings, told).map_err(anyhow::Error::msg)?;
    let mut faulty = faulty.into_inner().unwrap_or_else(PoisonError::into_inner);
    for exercise in &wanted.exercises {
        let faults = exercises::faults(&prover, exercise);
        faulty += usize::from(!faults.is_empty());
        for (path, fault) in faults {
            announce!("{}: {fault}", path.display());
        }
    }
    let questions = asked.iter().filter_map(|name| quizzes.get(name).ok());
    let (questions, wrong) = proof::quizzes::check_some(&prover, &chapters, questions);
    for fault in &wrong {
        announce!("{fault}");
    }
    let seconds = start.elapsed().as_secs_f64();
    announce!(
        "{}, {} and {} of quizzes checked in {seconds:.1} s, {} not as recorded; {} in chapters; {}",
        counted(number, "listing"),
        counted(wanted.exercises.len(), "exercise"),
        counted(questions, "question"),
        faulty + wrong.len(),
        counted(mistakes.len(), "mistake"),
        prover.memory(),
    );
    Ok(faulty == 0 && wrong.is_empty() && mistakes.is_empty())
}

/// The names of the quizzes that `name` names, in the way of listings; all, without one.
fn wanted_quizzes(
    root: &Path,
    quizzes: &Quizzes,
    name: Option<&str>,
) -> Result<Vec<String>, Error> {
    let chapters = render::chapters(root)?;
    let shown = |quiz: &str| {
        let mut pages = chapters.pages.iter();
        let page = pages.find(|page| page.quizzes().any(|other| other == quiz))?;
        Some(page.path.clone())
    };
    let is_meant = |quiz: &&str| match name {
        None => true,
        Some(name) => {
            *quiz == name
                || quiz.split('/').next() == Some(name)
                || shown(quiz).is_some_and(|page| page.ends_with(name))
        }
    };
    Ok(quizzes
        .names()
        .filter(is_meant)
        .map(str::to_owned)
        .collect())
}

fn counted(number: usize, what: &str) -> String {
    match number {
        1 => format!("1 {what}"),
        _ => format!("{number} {what}s"),
    }
}

/// The chapters, relative to their folder, each with the names of the listings and exercises that it shows.
type Shown = Vec<(PathBuf, BTreeSet<String>)>;

fn shown(root: &Path) -> Result<Shown, Error> {
    let chapters = render::chapters(root)?;
    let pages = chapters.pages.iter();
    Ok(pages
        .map(|page| {
            let listings = page.views().map(|view| view.name.clone());
            let exercises = page.exercises().map(str::to_owned);
            (page.path.clone(), listings.chain(exercises).collect())
        })
        .collect())
}

fn wanted<'a>(
    name: &str,
    library: &'a Library,
    exercises: &'a Exercises,
    src: &Path,
    pages: &Shown,
) -> anyhow::Result<Wanted<'a>> {
    let some = |is_meant: &dyn Fn(&str) -> bool, pages: BTreeSet<PathBuf>| Wanted {
        listings: library
            .listings
            .values()
            .filter(|listing| is_meant(&listing.name.to_string()))
            .collect(),
        exercises: exercises
            .all
            .values()
            .filter(|exercise| is_meant(&exercise.name))
            .collect(),
        folders: exercises
            .all
            .keys()
            .chain(&exercises.unreadable)
            .filter(|name| is_meant(name))
            .map(|name| Exercises::folder(name))
            .collect(),
        pages,
        is_all: false,
    };
    let showing = |is_meant: &dyn Fn(&str) -> bool| -> BTreeSet<PathBuf> {
        let meant = pages
            .iter()
            .filter(|(_, names)| names.iter().any(|name| is_meant(name)));
        meant.map(|(path, _)| src.join(path)).collect()
    };
    let is_exercise = exercises.all.contains_key(name) || exercises.unreadable.contains(name);
    if library.is_unreadable(name) || library.get(name).is_ok() || is_exercise {
        return Ok(some(&|other| other == name, BTreeSet::new()));
    }
    if library.listings.keys().any(|other| other.krate == name) {
        let in_crate = |other: &str| other.split('/').next() == Some(name);
        return Ok(some(&in_crate, showing(&in_crate)));
    }
    let is_page = |path: &Path| path.ends_with(name) || src.join(path) == Path::new(name);
    if let Some((path, names)) = pages.iter().find(|(path, _)| is_page(path)) {
        let page = BTreeSet::from([src.join(path)]);
        return Ok(some(&|other| names.contains(other), page));
    }
    let listings: Vec<String> = library.listings.keys().map(ToString::to_string).collect();
    let crates = library.listings.keys().map(|name| name.krate.as_str());
    let names = listings.iter().chain(exercises.all.keys());
    let hint = did_you_mean(name, names.map(String::as_str).chain(crates));
    bail!(
        "there is no listing, no exercise, no quiz, no crate of listings and no chapter called `{name}`{hint}"
    );
}

/// What is wrong with the chapters and files that are `wanted`.
fn mistakes(
    root: &Path,
    wanted: &Wanted<'_>,
    quizzes: &Quizzes,
    asked: &[String],
) -> anyhow::Result<Vec<Problem>> {
    let problems = match render::expanded(root) {
        Ok(_) => render::problems(root)?,
        Err(Error::Problems(problems)) => problems,
        Err(error) => return Err(error.into()),
    };
    let is_about = |problem: &Problem| {
        let files = |listing: &&Listing| {
            let file = problem.place.file.with_extension("");
            let of_manifest = problem
                .message
                .starts_with(&format!("`{}`", listing.name.name));
            let named = format!(" {}", listing.name);
            let words = problem.message.split([':', '}', '`', ',']);
            let mut files = listing.source.files.iter();
            files.any(|of_listing| file == of_listing.path.with_extension(""))
                || of_manifest
                || words
                    .map(str::trim_end)
                    .any(|words| words.ends_with(&named))
        };
        let mut of_quizzes = asked.iter().flat_map(|name| quizzes.problems_of(name));
        wanted.is_all
            || of_quizzes.any(|of_quiz| of_quiz == problem)
            || wanted.pages.contains(&problem.place.file)
            || wanted.listings.iter().any(files)
            || wanted
                .folders
                .iter()
                .any(|folder| problem.place.file.starts_with(folder))
    };
    Ok(problems.into_iter().filter(is_about).collect())
}
