//! Explores the listings anew and records their graphs.

use crate::build::locate;
use crate::listings::graphs;
use crate::listings::library::Library;
use crate::listings::listing::Listing;
use crate::programs;
use anyhow::Context;
use explorer::{Graph, Options};
use playground::explore::Explored;
use playground::{Playground, Program};
use std::fs;
use std::path::Path;

/// What came of recording.
#[derive(Default)]
pub struct Recorded {
    /// A line for each graph that changed.
    pub changes: Vec<String>,
    /// A sentence for each listing that has no graph to record.
    pub refused: Vec<String>,
}

/// Records the graph of each listing of `library` that is explored, and removes those of others. `src` is the folder of
/// chapters, relative to the `root` of the book.
///
/// # Errors
/// When there is no compiler, or the folder can't be written to.
pub fn record(root: &Path, src: &Path, library: &Library) -> anyhow::Result<Recorded> {
    let chapters = root.join(src);
    let mut recorded = Recorded::default();
    for stray in graphs::strays(&chapters, library) {
        fs::remove_file(chapters.join(&stray)).with_context(|| format!("{}", stray.display()))?;
        recorded
            .changes
            .push(format!("{}: removed", src.join(stray).display()));
    }
    if library.explored().next().is_none() {
        return Ok(recorded);
    }
    let work = locate::work_folder(root, true)?;
    let playground = programs::playground(&work, programs::limits())?;
    let of_listings = record_some(&playground, root, src, library.listings.values())?;
    recorded.changes.extend(of_listings.changes);
    recorded.refused = of_listings.refused;
    Ok(recorded)
}

/// Records the graph of each of the listings that is explored, by `playground`.
///
/// # Errors
/// When the folder can't be written to.
pub fn record_some<'a>(
    playground: &Playground,
    root: &Path,
    src: &Path,
    listings: impl IntoIterator<Item = &'a Listing>,
) -> anyhow::Result<Recorded> {
    let mut recorded = Recorded::default();
    for listing in listings {
        let Some(claims) = listing.explore() else {
            continue;
        };
        match explore(playground, listing, &claims.options())? {
            Ok(graph) => recorded.changes.extend(write(root, src, listing, &graph)?),
            Err(why) => recorded
                .refused
                .push(format!("{}: {why}", listing.path.display())),
        }
    }
    Ok(recorded)
}

/// The graph of all schedules of `listing`, or a sentence about why there is none.
///
/// # Errors
/// When the system refuses what that needs.
pub fn explore(
    playground: &Playground,
    listing: &Listing,
    options: &Options,
) -> anyhow::Result<Result<Graph, String>> {
    let program = Program::new(listing.source.text());
    let (explored, words) = programs::explore(playground, &program, options)?;
    Ok(match explored {
        Explored::Graph(json) => {
            Graph::from_json(&json).and_then(|graph| match graph.why_incomplete() {
                Some(why) => Err(format!("its graph would not be of every schedule: {why}")),
                None => Ok(graph),
            })
        }
        Explored::Unexplorable(why) => Err(format!("can't be explored: {why}")),
        Explored::Ended(_) => Err(format!(
            "can't be explored, as it does not compile:\n{words}"
        )),
    })
}

/// Writes `graph`, if it is not what is recorded, and says what changed.
///
/// # Errors
/// When the file can't be written.
pub fn write(
    root: &Path,
    src: &Path,
    listing: &Listing,
    graph: &Graph,
) -> anyhow::Result<Option<String>> {
    let name = src.join(graphs::file(&listing.name));
    let file = root.join(&name);
    let json = graph.to_json() + "\n";
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder).with_context(|| format!("{}", folder.display()))?;
    }
    let before = fs::read_to_string(&file).ok();
    if before.as_ref() == Some(&json) {
        return Ok(None);
    }
    fs::write(&file, json).with_context(|| format!("{}", file.display()))?;
    let before = before.map(|json| Graph::from_json(&json));
    let was = match before {
        None => "new".to_owned(),
        Some(Err(_)) => "was no graph".to_owned(),
        Some(Ok(old)) if size(&old) == size(graph) => "differs in details".to_owned(),
        Some(Ok(old)) => format!("was: {}", size(&old)),
    };
    Ok(Some(format!("{}: {} ({was})", name.display(), size(graph))))
}

fn size(graph: &Graph) -> String {
    format!(
        "schedules {}, outcomes {}, states {}",
        graph.schedules,
        graph.outcomes.len(),
        graph.nodes.len()
    )
}
