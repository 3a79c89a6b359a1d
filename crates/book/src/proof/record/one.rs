//! Records one listing anew: what [`all`](super::all) does for every one.

use super::{VARIABLE_OF_SOME, VARIABLE_OF_TRYBUILD, graphs};
use crate::listings::listing::{Kind, Listing};
use crate::listings::manifest::Explore;
use crate::listings::tried;
use crate::proof::built::cargo;
use crate::proof::fault::Fault;
use crate::proof::outputs;
use crate::proof::prover::Prover;
use crate::proof::tools;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Records what `listing` of the book at `root` prints and its schedules, or what the compiler says of it; `src` is the folder
/// of chapters, relative to the root. Gives what has changed, for an author to read.
///
/// # Errors
/// Why it can't be recorded; what could be recorded until then is.
pub fn record(
    prover: &Prover,
    root: &Path,
    src: &Path,
    listing: &Listing,
) -> Result<Vec<Fault>, Fault> {
    let before = Goldens::read(root, listing);
    let mut graph = None;
    match &listing.kind {
        Kind::Refused(_) => words(root, &[listing])?,
        Kind::Tested => {}
        Kind::Runs(run) => {
            let built = prover.build([listing])?;
            outputs::record(root, listing, &built)?;
            if let Some(claims) = &run.explore {
                graph = schedules(prover, root, src, listing, claims)?;
            }
        }
    }
    tools::record_all(prover, listing)?;
    let mut changes = before.changes(&Goldens::read(root, listing));
    changes.extend(graph.map(Fault::new));
    Ok(changes)
}

/// Has trybuild record what the compiler says of refused listings, by the test that compares it.
pub fn words(root: &Path, listings: &[&Listing]) -> Result<(), Fault> {
    let names: Vec<String> = listings
        .iter()
        .map(|listing| listing.name.to_string())
        .collect();
    let output = Command::new(cargo())
        .current_dir(root)
        .args(["test", "--quiet", "--test", "broken", "--", "/"])
        .env(VARIABLE_OF_SOME, names.join(" "))
        .env(VARIABLE_OF_TRYBUILD, "overwrite")
        .stdin(Stdio::null())
        .output()
        .map_err(|error| Fault::new(format!("cargo can't be started: {error}")))?;
    if output.status.success() {
        return Ok(());
    }
    let said = [output.stdout, output.stderr].concat();
    let said = String::from_utf8_lossy(&said);
    Err(Fault::new(format!(
        "what the compiler says can't be recorded:\n{said}"
    )))
}

/// A sentence about the graph, if that has changed.
fn schedules(
    prover: &Prover,
    root: &Path,
    src: &Path,
    listing: &Listing,
    claims: &Explore,
) -> Result<Option<String>, Fault> {
    let told = |error: anyhow::Error| Fault::new(format!("its graph can't be recorded: {error:#}"));
    let graph =
        graphs::explore(prover.playground()?, listing, &claims.options()).map_err(told)??;
    graphs::write(root, src, listing, &graph).map_err(told)
}

/// What is recorded of a listing, file by file.
struct Goldens(Vec<(PathBuf, String)>);

impl Goldens {
    fn read(root: &Path, listing: &Listing) -> Self {
        let printed = ["stdout", "stderr"].map(|extension| listing.path.with_extension(extension));
        let tools = listing.tools.keys();
        let words = tools.map(|tool| tried::words(&listing.path, *tool));
        let files = printed.into_iter().chain(words).map(|path| {
            // One that is not there records that nothing is printed.
            let text = fs::read_to_string(root.join(&path)).unwrap_or_default();
            (path, text)
        });
        Self(files.collect())
    }

    fn changes(&self, now: &Self) -> Vec<Fault> {
        let files = self.0.iter().zip(&now.0);
        files
            .filter(|((_, before), (_, now))| before != now)
            .map(|((path, before), (_, now))| {
                Fault::between(format!("{} has changed", path.display()), before, now)
            })
            .collect()
    }
}
