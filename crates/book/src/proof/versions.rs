//! Of which version of its program a recorded run is, where the run is not compared with others: `recorded.toml` in the
//! folder of the crate, a line a listing, written with each record.

use crate::listings::library::RECORDED;
use crate::listings::listing::{Listing, Run};
use crate::listings::manifest::{Ends, Output};
use crate::proof::fault::Fault;
use crate::proof::keep;
use playground::explore::hash;
use std::collections::BTreeMap;
use std::io;
use std::path::Path;

const HEAD: &str = "# The program of which each recorded run is that may differ from the next. Written by `cargo run -- bless`.\n";

/// Whether the recorded run of `listing` is one of its program as it is now.
///
/// # Errors
/// That it is not.
pub fn check(listing: &Listing, run: &Run) -> Result<(), Fault> {
    if !may_differ(run) || run.recorded_of == Some(hash(&listing.source.text())) {
        return Ok(());
    }
    Err(Fault::new(
        "its recorded run is one of another version of the program; `cargo run -- bless` records it anew",
    ))
}

/// Keeps that the record of `listing`, of the book at `root`, is one of its program as it is now.
///
/// # Errors
/// When the file can't be read or written.
pub fn keep(root: &Path, listing: &Listing) -> io::Result<()> {
    let folder = root.join("listings").join(&listing.name.krate);
    keep::table(
        &folder.join(RECORDED),
        HEAD,
        |versions: &mut BTreeMap<String, String>| {
            let name = listing.name.name.clone();
            match listing.run().is_some_and(may_differ) {
                true => versions.insert(name, hash(&listing.source.text())),
                false => versions.remove(&name),
            };
        },
    )
}

fn may_differ(run: &Run) -> bool {
    run.output == Output::Varies || run.ends == Ends::MayHang
}
