//! What a page says of the schedules of a listing is what exploring it anew finds, and what running it shows.

use book::listings::library::Library;
use book::proof::built::Built;
use libtest_mimic::{Arguments, Trial};
use std::sync::Arc;

fn main() {
    playground::sandbox::enter_if_asked();
    let mut arguments = Arguments::from_args();
    // Real runs, those that hang above all, wait more than they compute.
    arguments.test_threads.get_or_insert(8);
    let root = proof::root();
    let (library, _) = Library::load(root);
    let prover = Arc::new(proof::prover());
    let explored = library.explored().map(|(listing, _)| listing);
    let built = match arguments.list {
        true => Ok(Built::default()),
        false => prover.build(explored),
    };
    let built = Arc::new(built);
    let trials = library.explored().map(|(listing, _)| {
        let (listing, prover, built) = (listing.clone(), Arc::clone(&prover), Arc::clone(&built));
        Trial::test(listing.name.to_string(), move || {
            let built = built.as_ref().as_ref().map_err(String::clone)?;
            let check = prover.schedules(&listing, built);
            check.map_err(|why| format!("{}: {why}", listing.path.display()))?;
            Ok(())
        })
    });
    remembered::run_trials(&arguments, trials.collect(), prover.memory(), || {});
}
