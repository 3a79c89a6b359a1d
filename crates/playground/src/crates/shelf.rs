//! Crates that are being compiled, and whoever waits for them.

use super::cargo::{Cargo, Dependency};
use super::library::{Built, Crate};
use crate::stop::{Stop, Stopper};
use std::io::{self, Write};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

/// How often whoever waits for the crates looks whether it is still to.
const LOOK: Duration = Duration::from_millis(20);

/// How long it is waited for cargo to tell which crates there are.
const MOMENT: Duration = Duration::from_secs(2);

/// Crates that are compiled together. Dropping it ends that.
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

/// Compiles what is to be there, or tells why it can't be.
type Work = Box<dyn Fn(&Shared, &Stop) -> Result<Built, String> + Send + Sync>;

/// How often it is tried to compile them, while files are removed.
const ATTEMPTS: u32 = 3;

struct Contents {
    /// `None` until cargo has told.
    named: Option<Vec<Crate>>,
    /// `None` until they are compiled, or can't be.
    built: Option<Built>,
    /// Whether anybody has asked for them.
    wanted: bool,
}

impl Shelf {
    pub fn empty() -> Self {
        let contents = Contents {
            named: Some(Vec::new()),
            built: Some(Built::default()),
            wanted: false,
        };
        Self::with(contents, "", Box::new(|_, _| Ok(Built::default())))
    }

    /// The dependencies of a package; if `lazy`, compiled only when somebody asks for them.
    pub fn of_dependencies(cargo: Cargo, lazy: bool) -> Self {
        let lack = "The playground has no crates besides the standard library";
        Self::filled(!lazy, lack, move |shared, stop| {
            let dependencies = cargo.dependencies(stop)?;
            let crates = dependencies.iter().map(Dependency::told).collect();
            shared.change(|contents| contents.named = Some(crates));
            shared.wait_until_wanted();
            cargo.build(&dependencies, stop)
        })
    }

    /// A member of a workspace.
    pub fn of_member(cargo: Cargo, name: &'static str) -> Self {
        Self::filled(true, "Schedules can't be explored", move |_, stop| {
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

    /// What was compiled, if that is done.
    pub fn built(&self) -> Option<Built> {
        self.want().built.clone()
    }

    /// What was compiled, when it is; nothing, if `stop` says to stop before.
    pub fn wait(&self, stop: &Stop) -> Built {
        let mut contents = self.want();
        loop {
            match &contents.built {
                Some(built) => return built.clone(),
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

    /// One that `work` begins to fill.
    fn filled(
        wanted: bool,
        lack: &'static str,
        work: impl Fn(&Shared, &Stop) -> Result<Built, String> + Send + Sync + 'static,
    ) -> Self {
        let contents = Contents {
            named: None,
            built: None,
            wanted,
        };
        let shelf = Self::with(contents, lack, Box::new(work));
        if !shelf.fill() {
            shelf.shared.fill(Built::default());
        }
        shelf
    }

    /// The contents, which are compiled if that was left until somebody asks, or if they were removed meanwhile, by
    /// `cargo clean` for one.
    fn want(&self) -> MutexGuard<'_, Contents> {
        let mut contents = self.shared.lock();
        if !contents.wanted {
            contents.wanted = true;
            self.shared.changed.notify_all();
        }
        if contents
            .built
            .as_ref()
            .is_some_and(|built| !built.is_there())
        {
            contents.built = (!self.fill()).then(Built::default);
        }
        contents
    }

    /// Has the work done on a thread of its own. If it fails, the terminal is told what is lacking and why, and the shelf
    /// stays empty. False if there is no thread for it.
    fn fill(&self) -> bool {
        let shared = Arc::clone(&self.shared);
        let started = Stop::new().and_then(|(stopper, stop)| {
            let work = move || {
                let built = shared.work(&stop).unwrap_or_else(|why| {
                    // Nobody is there any more to miss them.
                    if !stop.is_said() {
                        shared.tell_lack(&why);
                    }
                    Built::default()
                });
                shared.fill(built);
            };
            thread::Builder::new().spawn(work)?;
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

impl Drop for Shelf {
    fn drop(&mut self) {
        *self
            .stopper
            .get_mut()
            .unwrap_or_else(PoisonError::into_inner) = None;
        // Whoever waits for somebody to want them is to see that nobody will.
        self.shared.change(|contents| contents.wanted = true);
    }
}

impl Shared {
    fn work(&self, stop: &Stop) -> Result<Built, String> {
        let mut attempts = 1;
        loop {
            match (self.work)(self, stop) {
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

    fn fill(&self, built: Built) {
        self.change(|contents| {
            contents.named.get_or_insert_default();
            contents.built = Some(built);
        });
    }

    fn wait_until_wanted(&self) {
        let wanted = self
            .changed
            .wait_while(self.lock(), |contents| !contents.wanted);
        drop(wanted);
    }
}

/// Whether cargo or rustc, whose words these are, has not found what it made a moment before.
fn is_of_missing_file(words: &str) -> bool {
    words.contains("(os error 2)") || words.contains("can't find crate")
}
