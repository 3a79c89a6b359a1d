//! `book check`: whether what the pages say holds, for one listing, one chapter, or all of the book.

use crate::build::locate;
use crate::build::render;
use crate::build::settings::{Purpose, Settings};
use crate::listings::library::Library;
use crate::listings::listing::Listing;
use crate::problem::{Error, Problem};
use crate::proof::{Fault, Prover, prover};
use crate::wanted::Wanted;
use remembered::Memory;
use std::path::Path;
use std::sync::{Mutex, PoisonError};
use std::time::Instant;

/// Checks what `name` names in the book at `root`: a listing (`threads/spawn`), a crate of listings (`threads`), or a
/// chapter (`part-1/threads.md`); without a name, all. Prints a line for each fault, with the difference below it. Whether
/// all holds.
///
/// # Errors
/// When there is nothing of that name, or the system refuses what a check needs.
pub fn check(root: &Path, name: Option<&str>) -> anyhow::Result<bool> {
    let start = Instant::now();
    let settings = Settings::read(root, Purpose::Publish)?;
    let (library, _) = Library::load(root);
    let wanted = match name {
        None => Wanted::all(&library),
        Some(name) => Wanted::named(name, root, &library, settings.chapters())?,
    };
    let mistakes = mistakes(root, &wanted)?;
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
    let faulty = faulty.into_inner().unwrap_or_else(PoisonError::into_inner);
    let seconds = start.elapsed().as_secs_f64();
    announce!(
        "{} checked in {seconds:.1} s, {faulty} not as recorded; {} in chapters; {}",
        counted(number, "listing"),
        counted(mistakes.len(), "mistake"),
        prover.memory(),
    );
    Ok(faulty == 0 && mistakes.is_empty())
}

fn counted(number: usize, what: &str) -> String {
    match number {
        1 => format!("1 {what}"),
        _ => format!("{number} {what}s"),
    }
}

/// What is wrong with the chapters and files that are `wanted`.
fn mistakes(root: &Path, wanted: &Wanted<'_>) -> anyhow::Result<Vec<Problem>> {
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
        wanted.is_all
            || wanted.pages.contains(&problem.place.file)
            || wanted.listings.iter().any(files)
    };
    Ok(problems.into_iter().filter(is_about).collect())
}
