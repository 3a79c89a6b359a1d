//! Recorded graphs: every schedule of a listing, explored once and kept among the chapters, from where mdBook copies it
//! to the pages as it is.

use crate::listings::library::Library;
use crate::listings::listing::{Listing, Name};
use crate::listings::manifest::Explore;
use crate::readable;
use explorer::Graph;
use playground::explore::hash;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Where they are, relative to the folder of chapters, and to the root of the pages.
pub const FOLDER: &str = "graphs";

/// A reader's browser gets no more than that.
const STATES: usize = 2_000;
const BYTES: usize = 150_000;

/// The file of the graph of the listing called `name`, relative to the folder of chapters.
pub fn file(name: &Name) -> PathBuf {
    Path::new(FOLDER).join(format!("{}.json", name.id()))
}

/// How the names of graphs begin that are of programs of quizzes.
pub const OF_QUIZZES: &str = "quiz-";

/// The files beside the graphs of `library` that are none of them, nor of quizzes, relative to the folder `chapters` of the
/// chapters.
pub fn strays(chapters: &Path, library: &Library) -> Vec<PathBuf> {
    let known: BTreeSet<PathBuf> = library
        .explored()
        .map(|(listing, _)| file(&listing.name))
        .collect();
    let entries = fs::read_dir(chapters.join(FOLDER)).into_iter().flatten();
    let names = entries.flatten().map(|entry| entry.file_name());
    let names = names.filter(|name| !name.to_string_lossy().starts_with(OF_QUIZZES));
    let files = names.map(|name| Path::new(FOLDER).join(name));
    let mut strays: Vec<PathBuf> = files.filter(|file| !known.contains(file)).collect();
    strays.sort();
    strays
}

/// What is recorded of the schedules of `listing`, be it of another version of its program; nothing, if that is no graph.
pub fn read_as_it_is(chapters: &Path, listing: &Listing) -> Option<Graph> {
    let json = readable::read_to_string(&chapters.join(file(&listing.name))).ok()?;
    Graph::from_json(&json).ok()
}

/// The recorded graph of `listing`, which is explored as `explore` says; `chapters` is the folder of chapters.
///
/// # Errors
/// A sentence when there is none, or none that may stand on a page: it is of another program, of other options, not of
/// all schedules, or too large.
pub fn read(chapters: &Path, listing: &Listing, explore: &Explore) -> Result<Graph, String> {
    const BLESS: &str = "run `cargo run -- bless`";
    let path = chapters.join(file(&listing.name));
    if !path.exists() {
        return Err(format!("its graph is not recorded yet; {BLESS}"));
    }
    let json = readable::read_to_string(&path)
        .map_err(|error| format!("its graph cannot be read: {error}"))?;
    let graph = Graph::from_json(&json)
        .map_err(|why| format!("its graph cannot be read: {why}; {BLESS}"))?;
    if graph.source != hash(&listing.source.text()) {
        return Err(format!(
            "its graph is that of another version of the program; {BLESS}"
        ));
    }
    let options = explore.options();
    let eager = options.eager.iter().map(|eager| eager.name());
    if graph.model != options.model || !eager.eq(&graph.eager) {
        return Err(format!(
            "its graph was explored with other options than its table has now; {BLESS}"
        ));
    }
    if let Some(why) = graph.why_incomplete() {
        return Err(format!("its graph is not of every schedule: {why}"));
    }
    if graph.nodes.len() > STATES || json.len() > BYTES {
        return Err(format!(
            "its graph has {} states and {} KB; {STATES} states and {} KB are the most: make the program smaller, or \
             operations eager",
            graph.nodes.len(),
            json.len().div_ceil(1000),
            BYTES / 1000,
        ));
    }
    Ok(graph)
}
