//! Records what belongs to a listing, a crate of listings or a chapter, and leaves the rest.

use super::graphs::{self, Recorded};
use super::one;
use crate::languages::programs::Programs;
use crate::listings::listing::Listing;
use crate::proof::fault::Fault;
use crate::proof::prover::{Prover, side_by_side};
use crate::proof::{languages, outputs, tools};
use crate::wanted::Wanted;
use anyhow::Error;
use std::path::Path;
use std::sync::{Mutex, PoisonError};

/// Records what the `wanted` listings and programs of the book at `root` print, what the compiler and tools say of them, and
/// their schedules; `src` is the folder of chapters, relative to the root. Gives what has become of graphs, and a sentence for
/// whatever can't be recorded.
///
/// # Errors
/// When cargo or the playground fails, or a folder can't be written to.
pub fn record(
    prover: &Prover,
    root: &Path,
    src: &Path,
    wanted: &Wanted<'_>,
) -> anyhow::Result<Recorded> {
    let mut refused = Vec::new();
    let (running, others): (Vec<&Listing>, Vec<&Listing>) = wanted
        .listings
        .iter()
        .partition(|listing| listing.run().is_some());
    let broken: Vec<&Listing> = others
        .into_iter()
        .filter(|listing| listing.refusal().is_some())
        .collect();
    if !broken.is_empty() {
        refused.extend(one::words(root, &broken).err().map(|why| why.to_string()));
    }
    refused.extend(outputs_of(prover, root, running)?);
    for listing in &wanted.listings {
        refused.extend(told(
            listing.path.display(),
            tools::record_all(prover, listing),
        ));
    }
    refused.extend(programs(root, wanted));
    let mut recorded = Recorded::default();
    if wanted
        .listings
        .iter()
        .any(|listing| listing.explore().is_some())
    {
        let playground = prover.playground().map_err(Error::msg)?;
        recorded = graphs::record_some(playground, root, src, wanted.listings.iter().copied())?;
    }
    recorded.refused.splice(0..0, refused);
    Ok(recorded)
}

fn outputs_of(prover: &Prover, root: &Path, running: Vec<&Listing>) -> anyhow::Result<Vec<String>> {
    if running.is_empty() {
        return Ok(Vec::new());
    }
    let built = prover.build(running.iter().copied()).map_err(Error::msg)?;
    let refused = Mutex::new(Vec::new());
    side_by_side(running, |listing| {
        let outcome = told(
            listing.path.display(),
            outputs::record(root, listing, &built),
        );
        refused
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .extend(outcome);
    });
    let mut refused = refused.into_inner().unwrap_or_else(PoisonError::into_inner);
    refused.sort();
    Ok(refused)
}

/// Of those whose language is missing it can still be told whether the record is of them.
fn programs(root: &Path, wanted: &Wanted<'_>) -> Vec<String> {
    if wanted.programs.is_empty() {
        return Vec::new();
    }
    let programs = Programs::load(root).all;
    let meant = programs
        .values()
        .filter(|program| wanted.programs.contains(&program.name));
    let outcomes = meant.filter_map(|program| {
        let outcome = match languages::missing(program.language) {
            None => languages::record(root, program),
            Some(missing) => languages::check_record(program)
                .map_err(|why| Fault::new(format!("{why}; that {missing}"))),
        };
        told(program.path.display(), outcome)
    });
    outcomes.collect()
}

fn told(path: impl std::fmt::Display, outcome: Result<(), Fault>) -> Option<String> {
    outcome.err().map(|why| format!("{path}: {why}"))
}
