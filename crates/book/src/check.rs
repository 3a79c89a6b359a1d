//! `book check`: whether what the pages say holds, for one listing, one chapter, or all of the book.

use crate::build::locate;
use crate::build::render;
use crate::build::settings::{Purpose, Settings};
use crate::exercises::Exercises;
use crate::listings::library::Library;
use crate::listings::listing::Listing;
use crate::problem::{Error, Problem};
use crate::proof::{self, Fault, Prover, prover};
use crate::quizzes::library::Quizzes;
use crate::wanted::{Known, Wanted};
use remembered::Memory;
use std::path::Path;
use std::sync::{Mutex, PoisonError};
use std::time::Instant;

/// Checks what `name` names in the book at `root`: a listing (`threads/spawn`), an exercise, a quiz (`threads/check`), a crate
/// of these (`threads`), or a chapter (`part-1/threads.md`); without a name, all. Prints a line for each fault, with the
/// difference below it. Whether all holds.
///
/// # Errors
/// When there is nothing of that name, or the system refuses what a check needs.
pub fn check(root: &Path, name: Option<&str>) -> anyhow::Result<bool> {
    let start = Instant::now();
    let settings = Settings::read(root, Purpose::Publish)?;
    let chapters = root.join(settings.chapters());
    let (library, _) = Library::load(root);
    let exercises = Exercises::load(root);
    let quizzes = Quizzes::load(root, &library).judged(&chapters);
    let known = Known {
        library: &library,
        exercises: &exercises,
        quizzes: &quizzes,
    };
    let wanted = match name {
        None => Wanted::all(known),
        Some(name) => Wanted::named(name, root, known, settings.chapters())?,
    };
    let mistakes = mistakes(root, &wanted, &quizzes)?;
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
    let readable = wanted
        .exercises
        .iter()
        .filter_map(|name| exercises.get(name).ok());
    for exercise in readable {
        let faults = proof::exercises::faults(&prover, exercise);
        faulty += usize::from(!faults.is_empty());
        for (path, fault) in faults {
            announce!("{}: {fault}", path.display());
        }
    }
    let questions = wanted
        .quizzes
        .iter()
        .filter_map(|name| quizzes.get(name).ok());
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

fn counted(number: usize, what: &str) -> String {
    match number {
        1 => format!("1 {what}"),
        _ => format!("{number} {what}s"),
    }
}

/// What is wrong with the chapters and files that are `wanted`.
fn mistakes(root: &Path, wanted: &Wanted<'_>, quizzes: &Quizzes) -> anyhow::Result<Vec<Problem>> {
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
        let mut of_quizzes = wanted
            .quizzes
            .iter()
            .flat_map(|name| quizzes.problems_of(name));
        wanted.is_all
            || of_quizzes.any(|of_quiz| of_quiz == problem)
            || wanted.pages.contains(&problem.place.file)
            || wanted.listings.iter().any(files)
            || wanted
                .exercises
                .iter()
                .any(|name| problem.place.file.starts_with(Exercises::folder(name)))
    };
    Ok(problems.into_iter().filter(is_about).collect())
}
