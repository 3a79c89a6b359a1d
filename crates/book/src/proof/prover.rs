//! Proves listings, one or all: what is recorded of them holds, and so does what their manifests say.

use super::built::{self, Built};
use super::fault::Fault;
use super::tools::recorded;
use super::{outputs, own_tests, refused, schedules};
use crate::listings::graphs;
use crate::listings::library::Library;
use crate::listings::listing::{Kind, Listing};
use crate::listings::manifest::Output;
use crate::programs;
use playground::Playground;
use remembered::{Memory, Parts};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, OnceLock, PoisonError};

/// What it takes to prove the listings of a book. It may be shared by threads.
pub struct Prover {
    root: PathBuf,
    /// The folder of chapters.
    chapters: PathBuf,
    /// Where the playground keeps its files.
    work: PathBuf,
    /// Where cargo puts executables, if not where it would anyway.
    target: Option<PathBuf>,
    memory: Memory,
    playground: OnceLock<Result<Playground, String>>,
}

impl Prover {
    /// For the book at `root`, whose chapters are in `src`, relative to it. A playground keeps its files in `work`.
    pub fn new(root: &Path, src: &Path, work: &Path, memory: Memory) -> Self {
        Self {
            root: root.to_owned(),
            chapters: root.join(src),
            work: work.to_owned(),
            target: None,
            memory,
            playground: OnceLock::new(),
        }
    }

    /// Lets cargo put executables into `target`.
    #[must_use]
    pub fn with_target(mut self, target: PathBuf) -> Self {
        self.target = Some(target);
        self
    }

    /// How much was remembered so far.
    pub fn memory(&self) -> &Memory {
        &self.memory
    }

    /// Compiles those of the listings that run.
    ///
    /// # Errors
    /// One sentence when cargo itself fails, with its words.
    pub fn build<'a>(
        &self,
        listings: impl IntoIterator<Item = &'a Listing>,
    ) -> Result<Built, String> {
        built::build(&self.root, self.target.as_deref(), listings)
    }

    /// Everything about `listing` that does not hold, in the order in which a reader meets it.
    pub fn check(&self, listing: &Listing, built: &Built) -> Vec<Fault> {
        let checks = match &listing.kind {
            Kind::Refused(_) => vec![self.words(listing)],
            Kind::Tested => Vec::new(),
            Kind::Runs(run) => {
                let output = self.output(listing, built);
                // One that does not compile has no schedules either.
                let explored = run.explore.is_some() && !built.refused.contains_key(&listing.name);
                let schedules = explored.then(|| self.schedules(listing, built));
                let own_tests = Some(self.own_tests(listing, built));
                let checks = [Some(output), own_tests, schedules];
                checks.into_iter().flatten().collect()
            }
        };
        let mut faults: Vec<Fault> = checks.into_iter().filter_map(Result::err).collect();
        faults.extend(recorded::check(listing));
        faults
    }

    /// Whether `listing` is refused in the recorded words.
    ///
    /// # Errors
    /// What differs.
    pub fn words(&self, listing: &Listing) -> Result<(), Fault> {
        let Some(refusal) = listing.refusal() else {
            return Ok(());
        };
        let key = self
            .parts("refused", listing)
            .with("recorded", &refusal.words)
            .key();
        self.memory
            .prove(&key, || refused::check(self.playground()?, listing))
    }

    /// Whether `listing` prints what is recorded, and ends as its manifest says.
    ///
    /// # Errors
    /// What differs.
    pub fn output(&self, listing: &Listing, built: &Built) -> Result<(), Fault> {
        let Some(run) = listing.run() else {
            return Ok(());
        };
        if run.output != Output::Varies || run.optimised {
            return outputs::check(listing, built);
        }
        let key = self
            .parts("output", listing)
            .with("recorded", format!("{run:?}"))
            .key();
        // Chance has a say in it, so what is remembered is met by a few real runs more each time.
        if self.memory.holds(&key) {
            return outputs::check_runs(listing, built, outputs::RUNS_OF_KNOWN);
        }
        outputs::check(listing, built)?;
        self.memory.remember(&key);
        Ok(())
    }

    /// Whether the tests of `listing` pass, if it has some.
    ///
    /// # Errors
    /// What they say.
    pub fn own_tests(&self, listing: &Listing, built: &Built) -> Result<(), Fault> {
        own_tests::check(listing, built)
    }

    /// The root of the book, and where cargo puts executables, if not where it would anyway.
    pub fn places(&self) -> (&Path, Option<&Path>) {
        (&self.root, self.target.as_deref())
    }

    /// What any proof of `listing` depends on.
    pub fn parts(&self, what: &str, listing: &Listing) -> Parts {
        Parts::of(what)
            .with_own_code()
            .with_compiler()
            .with_file("versions of crates", &self.root.join("Cargo.lock"))
            .with("program", listing.source.text())
    }

    /// Whether the schedules of `listing` are those that are recorded, and end as it is claimed; and whether real runs do.
    ///
    /// # Errors
    /// What does not hold.
    pub fn schedules(&self, listing: &Listing, built: &Built) -> Result<(), Fault> {
        let Some(run) = listing.run() else {
            return Ok(());
        };
        let Some(claims) = &run.explore else {
            return Ok(());
        };
        let graph = match graphs::read(&self.chapters, listing, claims) {
            Ok(graph) => graph,
            Err(why) => {
                let recorded = graphs::read_as_it_is(&self.chapters, listing);
                let playground = self.playground()?;
                return Err(schedules::outdated(
                    playground, listing, claims, recorded, why,
                ));
            }
        };
        let key = self
            .parts("schedules", listing)
            .with("recorded", format!("{run:?}"))
            .with("graph", graph.to_json())
            .key();
        // What the system does is up to chance, so a graph that is remembered meets a few real runs more each time.
        let runs = match self.memory.holds(&key) {
            true => schedules::RUNS_OF_KNOWN,
            false => {
                schedules::check_explored(self.playground()?, listing, claims, &graph)?;
                self.memory.remember(&key);
                schedules::RUNS
            }
        };
        schedules::check_runs(listing, built, &graph, runs)
    }

    /// The playground on which programs are compiled and explored, started when it is first needed.
    ///
    /// # Errors
    /// A sentence, when there is none.
    pub fn playground(&self) -> Result<&Playground, String> {
        let start = || {
            programs::playground(&self.work, programs::limits())
                .map_err(|error| format!("{error:#}"))
        };
        self.playground
            .get_or_init(start)
            .as_ref()
            .map_err(Clone::clone)
    }
}

/// [`Prover::check`] of all listings of `library`, which may be several at a time. Calls `told` with each as it is known.
///
/// # Errors
/// As [`Prover::build`].
pub fn check_all(
    prover: &Prover,
    library: &Library,
    told: impl Fn(&Listing, Vec<Fault>) + Sync,
) -> Result<(), String> {
    check_some(prover, library.listings.values().collect(), told)
}

/// The same of some listings.
///
/// # Errors
/// As [`Prover::build`].
pub fn check_some(
    prover: &Prover,
    listings: Vec<&Listing>,
    told: impl Fn(&Listing, Vec<Fault>) + Sync,
) -> Result<(), String> {
    let built = prover.build(listings.iter().copied())?;
    side_by_side(listings, |listing| {
        told(listing, prover.check(listing, &built))
    });
    Ok(())
}

/// Has `work` done for each of the listings, several at a time.
pub fn side_by_side<'a>(listings: Vec<&'a Listing>, work: impl Fn(&'a Listing) + Sync) {
    /// Most listings wait more than they compute.
    const AT_A_TIME: usize = 8;
    let next = Mutex::new(listings.into_iter());
    let work = || {
        loop {
            let listing = next.lock().unwrap_or_else(PoisonError::into_inner).next();
            let Some(listing) = listing else { return };
            work(listing);
        }
    };
    std::thread::scope(|scope| {
        for _ in 0..AT_A_TIME {
            scope.spawn(work);
        }
    });
}
