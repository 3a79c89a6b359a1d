//! Every tool finds, or misses, the fault of a listing as its page says. One that is not on this machine is not asked.

use book::listings::library::Library;
use book::proof::tools;
use libtest_mimic::{Arguments, Trial};
use std::sync::Arc;

fn main() {
    playground::sandbox::enter_if_asked();
    let mut arguments = Arguments::from_args();
    // It is measured how long each takes.
    arguments.test_threads = Some(1);
    let (library, _) = Library::load(proof::root());
    let prover = Arc::new(proof::prover());
    let records = std::env::var_os(book::proof::record::VARIABLE).is_some();
    let mut trials = Vec::new();
    for listing in library.listings.into_values() {
        let listing = Arc::new(listing);
        let asked = listing
            .tools
            .iter()
            .filter(|(_, tried)| tried.claim.finds.is_some());
        for tool in asked.map(|(tool, _)| *tool) {
            let (prover, listing) = (Arc::clone(&prover), Arc::clone(&listing));
            let name = format!("{} {}", listing.name, tool.key());
            let trial = Trial::test(name, move || {
                let check = if records { tools::record } else { tools::check };
                check(&prover, &listing, tool)
                    .map_err(|why| format!("{}: {why}", listing.path.display()))?;
                Ok(())
            });
            trials.push(match tools::missing(tool) {
                Some(why) => trial.with_kind(why).with_ignored_flag(true),
                None => trial,
            });
        }
    }
    remembered::run_trials(&arguments, trials, prover.memory(), || {});
}
