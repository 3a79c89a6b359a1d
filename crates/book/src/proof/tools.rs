//! Lets tools loose on listings: whether each finds, or misses, the fault that the manifest says it does.
//!
//! A tool that is not on this machine is not asked: then what is recorded stays, with the day and the versions.

mod answer;
mod ask;
pub mod recorded;
mod words;

use super::fault::Fault;
use super::prover::Prover;
use crate::listings::listing::Listing;
use crate::listings::manifest::{Claim, Tool};
use crate::listings::tried::{self, All, Record, TRIED};
use crate::proof::day::today;
use crate::proof::keep;
use answer::Answer;
use playground::explore::hash;
use recorded::claimed;
use std::io;
use std::path::Path;

pub use ask::missing;

/// Whether what is recorded of `tool` and `listing` is of the program as it is, and as claimed; and whether the tool says so
/// again.
///
/// # Errors
/// What does not hold.
pub fn check(prover: &Prover, listing: &Listing, tool: Tool) -> Result<(), Fault> {
    let Some((tried, finds)) = claimed(listing, tool) else {
        return Ok(());
    };
    recorded::check_one(listing, tool, tried, finds)?;
    let key = prover
        .parts("tool", listing)
        .with("tool", tool.key())
        .with("claim", format!("{:?}", tried.claim))
        .with("version", ask::version(prover.places().0, tool))
        .key();
    prover.memory().prove(&key, || {
        let answer = ask::ask(prover, listing, tool)?;
        as_claimed(tool, &tried.claim, &answer)
    })
}

/// Asks `tool` about `listing`, and records what it says, if what is recorded does not hold.
///
/// # Errors
/// When it does not say what the manifest claims.
pub fn record(prover: &Prover, listing: &Listing, tool: Tool) -> Result<(), Fault> {
    let Some((tried, _)) = claimed(listing, tool) else {
        return Ok(());
    };
    if check(prover, listing, tool).is_ok() {
        return Ok(());
    }
    let root = prover.places().0;
    let answer = ask::ask(prover, listing, tool)?;
    as_claimed(tool, &tried.claim, &answer)?;
    let record = Record {
        found: answer.found,
        ms: answer.ms,
        with: ask::version(root, tool),
        on: today(),
        of: hash(&listing.source.text()),
    };
    keep_answer(root, listing, tool, record, &answer.words)
        .map_err(|error| Fault::new(format!("what {tool} says can't be recorded: {error}")))
}

/// Writes what `tool` has said of `listing`, and of which run it is.
fn keep_answer(
    root: &Path,
    listing: &Listing,
    tool: Tool,
    record: Record,
    words: &str,
) -> io::Result<()> {
    const HEAD: &str = "# What tools said of listings, and how long that took. Written by `cargo run -- bless`.\n\n";
    let file = root.join("listings").join(&listing.name.krate).join(TRIED);
    keep::table(&file, HEAD, |all: &mut All| {
        let of_listing = all.entry(listing.name.name.clone()).or_default();
        of_listing.insert(tool.key().to_owned(), record);
    })?;
    keep::text(&root.join(tried::words(&listing.path, tool)), words)
}

/// [`record`] by every tool of `listing` that is there.
///
/// # Errors
/// As [`record`].
pub fn record_all(prover: &Prover, listing: &Listing) -> Result<(), Fault> {
    let tools = listing.tools.keys().copied();
    let mut there = tools.filter(|tool| missing(*tool).is_none());
    there.try_for_each(|tool| record(prover, listing, tool))
}

fn as_claimed(tool: Tool, claim: &Claim, answer: &Answer) -> Result<(), Fault> {
    let said = |sentence: String| Fault::new(format!("{sentence}\n{}", answer.words));
    match (claim.finds, answer.found) {
        (Some(true), false) => {
            return Err(said(format!(
                "{tool} is said to find the fault, and finds none"
            )));
        }
        (Some(false), true) => {
            return Err(said(format!(
                "{tool} is said to miss the fault, and finds one"
            )));
        }
        _ => {}
    }
    match &claim.says {
        Some(words) if !answer.words.contains(words.as_str()) => {
            Err(said(format!("{tool} does not say {words:?}, but")))
        }
        _ => Ok(()),
    }
}
