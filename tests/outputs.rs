//! Every listing that runs prints what the page shows, and ends as the page says.

use book::listings::library::Library;
use book::proof::outputs;
use libtest_mimic::{Arguments, Trial};
use std::sync::Arc;

fn main() {
    let mut arguments = Arguments::from_args();
    // Most listings wait more than they compute.
    arguments.test_threads.get_or_insert(8);
    let root = proof::root();
    let (library, problems) = Library::load(root);
    let prover = Arc::new(proof::prover());
    let built = if arguments.list {
        Err(String::new())
    } else {
        prover.build(library.listings.values())
    };
    let built = Arc::new(built);
    let running = library
        .listings
        .into_values()
        .filter(|listing| listing.run().is_some());
    let trials = running.map(|listing| {
        let (prover, built) = (Arc::clone(&prover), Arc::clone(&built));
        Trial::test(listing.name.to_string(), move || {
            let built = built.as_ref().as_ref().map_err(String::clone)?;
            let check = match std::env::var_os(book::proof::record::VARIABLE) {
                Some(_) => outputs::record(root, &listing, built),
                None => prover.output(&listing, built),
            };
            let check = check.and_then(|()| prover.own_tests(&listing, built));
            check.map_err(|why| format!("{}: {why}", listing.path.display()))?;
            Ok(())
        })
    });
    let readable = Trial::test("every_listing_can_be_read", move || {
        let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
        if lines.is_empty() {
            Ok(())
        } else {
            Err(lines.join("\n").into())
        }
    });
    let trials = std::iter::once(readable).chain(trials).collect();
    remembered::run_trials(&arguments, trials, prover.memory(), || {});
}
