//! Runs the tests that listings have of their own: the functions with `#[test]` in their files.

use super::fault::Fault;
use crate::listings::listing::Listing;
use crate::proof::built::Built;
use crate::proof::outputs::LIMIT;
use crate::proof::run::{End, run};

/// Runs the tests of `listing`: as many as the page says pass, and no other fails.
///
/// # Errors
/// What the tests say.
pub fn check(listing: &Listing, built: &Built) -> Result<(), Fault> {
    let number = listing.source.tests();
    if number == 0 || listing.run().is_none() {
        return Ok(());
    }
    let executable = built.tests_of(listing)?;
    let outcome = run(executable, LIMIT).map_err(|error| format!("can't be run: {error}"))?;
    let passed = format!("test result: ok. {number} passed; 0 failed; 0 ignored;");
    let have_passed = outcome.stdout.lines().any(|line| line.starts_with(&passed));
    if have_passed && outcome.end == End::Exit(Some(0)) {
        return Ok(());
    }
    let what = match outcome.end {
        End::Deadlock => "hang, every thread waiting for ever".to_owned(),
        End::Overdue => format!("still ran after {} s", LIMIT.as_secs()),
        End::Exit(_) => "say something else".to_owned(),
    };
    let said = format!("{}{}", outcome.stdout, outcome.stderr);
    Err(Fault::new(format!(
        "the page says that its tests pass, {number} of them, but they {what}:\n{}",
        said.trim()
    )))
}
