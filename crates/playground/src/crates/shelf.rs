//! Crates that are compiled when somebody asks for them, and whoever waits for them.

use super::cargo::{Cargo, Dependency};
use super::library::{Built, Crate};
use crate::stop::{Stop, Stopper};
use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

/// How often whoever waits for the crates looks whether it is still to.
const LOOK: Duration = Duration::from_millis(20);

/// How long it is waited for cargo to tell which crates there are.
const MOMENT: Duration = Duration::from_secs(2);

/// Crates, each of which is compiled when it is first wanted. Dropping it ends that.
pub struct Shelf {
    shared: Arc<Shared>,
    /// Of the work that fills it.
    stopper: Mutex<Option<Stopper>>,
}

struct Shared {
    shelf: Mutex<Contents>,
    changed: Condvar,
    /// What its users lack when it can't be filled.
    lack: &'static str,
    work: Work,
}

/// Compiles those of the crates that are named, or tells why it can't be. Finds out which there are before.
type Work = Box<dyn Fn(&Shared, &[String], &Stop) -> Result<Vec<Built>, String> + Send + Sync>;

/// How often it is tried to compile them, while files are removed.
const ATTEMPTS: u32 = 3;

struct Contents {
    /// `None` until cargo has told.
    named: Option<Vec<Crate>>,
    /// By identifier, as soon as they are compiled. One that can't be is there, and has nothing.
    built: BTreeMap<String, Built>,
    /// Those that somebody has asked for.
    wanted: BTreeSet<String>,
    /// Whether a thread is at work.
    is_filled: bool,
}

impl Contents {
    /// What is still to be compiled.
    fn missing(&self) -> Vec<String> {
        let missing = self
            .wanted
            .iter()
            .filter(|name| !self.built.contains_key(*name));
        missing.cloned().collect()
    }

    /// All of `names` together, if they are compiled.
    fn built(&self, names: &[String]) -> Option<Built> {
        let all: Option<Vec<&Built>> = names.iter().map(|name| self.built.get(name)).collect();
        Some(Built::together(all?))
    }
}

impl Shelf {
    pub fn empty() -> Self {
        let contents = Contents {
            named: Some(Vec::new()),
            built: BTreeMap::new(),
            wanted: BTreeSet::new(),
            is_filled: false,
        };
        Self::with(contents, "", Box::new(|_, _, _| Ok(Vec::new())))
    }

    /// Whether it is [`Shelf::empty`]: nothing will ever be there.
    pub fn is_empty(&self) -> bool {
        self.shared.lack.is_empty()
    }

    /// The dependencies of a package.
    pub fn of_dependencies(cargo: Cargo) -> Self {
        let lack = "The playground lacks crates";
        Self::filled(&[], lack, move |shared, names, stop| {
            let dependencies = cargo.dependencies(stop)?;
            let crates = dependencies.iter().map(Dependency::told).collect();
            shared.change(|contents| contents.named = Some(crates));
            let wanted = dependencies
                .iter()
                .filter(|one| names.contains(&one.told().identifier));
            cargo.build(&wanted.collect::<Vec<_>>(), stop)
        })
    }

    /// A member of a workspace, which is compiled at once.
    pub fn of_member(cargo: Cargo, name: &'static str) -> Self {
        let lack = "Schedules can't be explored";
        Self::filled(&[name], lack, move |_, _, stop| {
            cargo.build_member(name, stop)
        })
    }

    /// The crates, as soon as it is known which they are; none, if that takes long.
    pub fn named(&self) -> Vec<Crate> {
        let deadline = Instant::now() + MOMENT;
        let mut contents = self.shared.lock();
        while contents.named.is_none()
            && let Some(left) = deadline.checked_duration_since(Instant::now())
        {
            contents = self.shared.wait(contents, left);
        }
        contents.named.clone().unwrap_or_default()
    }

    /// The identifiers of the crates, once cargo has told.
    pub fn identifiers(&self) -> Option<Vec<String>> {
        let contents = self.shared.lock();
        let named = contents.named.as_ref()?.iter();
        Some(named.map(|one| one.identifier.clone()).collect())
    }

    /// Those of `names` that are not compiled yet. That begins now, if it has not before.
    pub fn missing(&self, names: &[String]) -> Vec<String> {
        let contents = self.want(names);
        let missing = names
            .iter()
            .filter(|name| !contents.built.contains_key(*name));
        missing.cloned().collect()
    }

    /// What was compiled of `names`, if that is done. If not, it begins.
    pub fn built(&self, names: &[String]) -> Option<Built> {
        self.want(names).built(names)
    }

    /// What was compiled of `names`, when it is; nothing, if `stop` says to stop before.
    pub fn wait(&self, names: &[String], stop: &Stop) -> Built {
        let mut contents = self.want(names);
        loop {
            match contents.built(names) {
                Some(built) => return built,
                None if stop.is_said() => return Built::default(),
                None => contents = self.shared.wait(contents, LOOK),
            }
        }
    }

    fn with(contents: Contents, lack: &'static str, work: Work) -> Self {
        Self {
            shared: Arc::new(Shared {
                shelf: Mutex::new(contents),
                changed: Condvar::new(),
                lack,
                work,
            }),
            stopper: Mutex::default(),
        }
    }

    /// One for which `work` finds out which crates there are, and compiles those that are `wanted`.
    fn filled(
        wanted: &[&str],
        lack: &'static str,
        work: impl Fn(&Shared, &[String], &Stop) -> Result<Vec<Built>, String> + Send + Sync + 'static,
    ) -> Self {
        let contents = Contents {
            named: None,
            built: BTreeMap::new(),
            wanted: wanted.iter().map(ToString::to_string).collect(),
            is_filled: true,
        };
        let shelf = Self::with(contents, lack, Box::new(work));
        if !shelf.fill() {
            shelf
                .shared
                .change(|contents| contents.fill(Vec::new(), &[]));
        }
        shelf
    }

    /// The contents, to which `names` are being added if they are not there: because nobody has asked for them before, or
    /// because they were removed meanwhile, by `cargo clean` for one.
    fn want(&self, names: &[String]) -> MutexGuard<'_, Contents> {
        let mut contents = self.shared.lock();
        contents.wanted.extend(names.iter().cloned());
        contents.built.retain(|_, built| built.is_there());
        let missing = contents.missing();
        if !missing.is_empty() && !contents.is_filled {
            contents.is_filled = self.fill();
            if !contents.is_filled {
                contents.fill(Vec::new(), &missing);
            }
        }
        contents
    }

    /// Has the work done on a thread of its own, for as long as there is some. If it fails, the terminal is told what is
    /// lacking and why. False if there is no thread for it.
    fn fill(&self) -> bool {
        let shared = Arc::clone(&self.shared);
        let started = Stop::new().and_then(|(stopper, stop)| {
            thread::Builder::new().spawn(move || shared.fill(&stop))?;
            Ok(stopper)
        });
        match started {
            Ok(stopper) => {
                let mut kept = self.stopper.lock().unwrap_or_else(PoisonError::into_inner);
                *kept = Some(stopper);
                true
            }
            Err(error) => {
                let why = format!("the system refuses another thread ({error})");
                self.shared.tell_lack(&why);
                false
            }
        }
    }
}

impl Contents {
    /// Adds what was `built` of `names`; of the others among these there is nothing to be had.
    fn fill(&mut self, built: Vec<Built>, names: &[String]) {
        self.named.get_or_insert_default();
        for name in names {
            self.built.insert(name.clone(), Built::default());
        }
        for built in built {
            let name = built.externs.first().map(|(name, _)| name.clone());
            self.built.extend(name.map(|name| (name, built)));
        }
    }
}

impl Shared {
    /// Works until everything that is wanted is there.
    fn fill(&self, stop: &Stop) {
        let mut names = self.lock().missing();
        loop {
            let built = self.work(&names, stop).unwrap_or_else(|why| {
                // Nobody is there any more to miss them.
                if !stop.is_said() {
                    self.tell_lack(&why);
                }
                Vec::new()
            });
            let mut contents = self.lock();
            contents.fill(built, &names);
            names = contents.missing();
            contents.is_filled = !names.is_empty() && !stop.is_said();
            let is_done = !contents.is_filled;
            drop(contents);
            self.changed.notify_all();
            if is_done {
                return;
            }
        }
    }

    fn work(&self, names: &[String], stop: &Stop) -> Result<Vec<Built>, String> {
        let mut attempts = 1;
        loop {
            match (self.work)(self, names, stop) {
                Err(why) if attempts < ATTEMPTS && is_of_missing_file(&why) => attempts += 1,
                outcome => return outcome,
            }
        }
    }

    fn lock(&self) -> MutexGuard<'_, Contents> {
        self.shelf.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn wait<'a>(
        &self,
        contents: MutexGuard<'a, Contents>,
        time: Duration,
    ) -> MutexGuard<'a, Contents> {
        let waited = self.changed.wait_timeout(contents, time);
        waited.unwrap_or_else(PoisonError::into_inner).0
    }

    fn change(&self, change: impl FnOnce(&mut Contents)) {
        change(&mut self.lock());
        self.changed.notify_all();
    }

    fn tell_lack(&self, why: &str) {
        // The terminal may be gone.
        let _ = writeln!(io::stderr(), "{}: {why}", self.lack);
    }
}

/// Whether cargo or rustc, whose words these are, has not found what it made a moment before.
fn is_of_missing_file(words: &str) -> bool {
    words.contains("(os error 2)") || words.contains("can't find crate")
}
