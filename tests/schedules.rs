//! What a page says of the schedules of a listing is what exploring it anew finds, and what running it shows.

use book::listings::library::Library;
use book::proof::outputs;
use book::proof::schedules::{self, Ground};
use book::{Purpose, Settings, programs};
use libtest_mimic::{Arguments, Trial};
use playground::Limits;
use std::sync::LazyLock;

static GROUND: LazyLock<Result<Ground, String>> = LazyLock::new(|| {
    let root = proof::root();
    let settings = Settings::read(root, Purpose::Publish).map_err(|error| error.to_string())?;
    // Where `bless` and the server keep theirs: what they have compiled is there.
    let playground = programs::playground(&proof::target(), Limits::default());
    let (library, _) = Library::load(root);
    Ok(Ground {
        playground: playground.map_err(|error| error.to_string())?,
        built: outputs::build(root, None, &library)?,
        chapters: root.join(settings.chapters()),
    })
});

fn main() {
    playground::sandbox::enter_if_asked();
    let (library, _) = Library::load(proof::root());
    let trials = library.explored().map(|(listing, claims)| {
        let (listing, claims) = (listing.clone(), claims.clone());
        Trial::test(listing.name.to_string(), move || {
            let ground = GROUND.as_ref().map_err(String::clone)?;
            let check = schedules::check(ground, &listing, &claims);
            check.map_err(|why| format!("{}: {why}", listing.path.display()))?;
            Ok(())
        })
    });
    libtest_mimic::run(&Arguments::from_args(), trials.collect()).exit();
}
