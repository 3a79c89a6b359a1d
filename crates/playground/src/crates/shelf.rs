//! Crates that are being compiled, and whoever waits for them.

use super::cargo::{Cargo, Dependency};
use super::{Built, Crate};
use crate::stop::Stop;
use std::io::{self, Write};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

/// How often whoever waits for the crates looks whether it is still to.
const LOOK: Duration = Duration::from_millis(20);

/// How long it is waited for cargo to tell which crates there are.
const MOMENT: Duration = Duration::from_secs(2);

/// Crates that are compiled together.
pub struct Shelf(Arc<Shared>);

struct Shared {
    shelf: Mutex<Contents>,
    changed: Condvar,
}

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
        Self::with(Contents {
            named: Some(Vec::new()),
            built: Some(Built::default()),
            wanted: false,
        })
    }

    /// The dependencies of a package; if `lazy`, compiled only when somebody asks for them.
    pub fn of_dependencies(cargo: Cargo, lazy: bool) -> Self {
        let shelf = Self::waiting(!lazy);
        shelf.fill(
            "The playground has no crates besides the standard library",
            move |shared| {
                let dependencies = cargo.dependencies()?;
                let crates = dependencies.iter().map(Dependency::told).collect();
                shared.change(|contents| contents.named = Some(crates));
                shared.wait_until_wanted();
                cargo.build(&dependencies)
            },
        );
        shelf
    }

    /// A member of a workspace.
    pub fn of_member(cargo: Cargo, name: &'static str) -> Self {
        let shelf = Self::waiting(true);
        shelf.fill("Schedules can't be explored", move |_| {
            cargo.build_member(name)
        });
        shelf
    }

    /// The crates, as soon as it is known which they are; none, if that takes long.
    pub fn named(&self) -> Vec<Crate> {
        let deadline = Instant::now() + MOMENT;
        let mut contents = self.0.lock();
        while contents.named.is_none()
            && let Some(left) = deadline.checked_duration_since(Instant::now())
        {
            contents = self.0.wait(contents, left);
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
                None => contents = self.0.wait(contents, LOOK),
            }
        }
    }

    fn with(contents: Contents) -> Self {
        Self(Arc::new(Shared {
            shelf: Mutex::new(contents),
            changed: Condvar::new(),
        }))
    }

    fn waiting(wanted: bool) -> Self {
        Self::with(Contents {
            named: None,
            built: None,
            wanted,
        })
    }

    fn want(&self) -> MutexGuard<'_, Contents> {
        let mut contents = self.0.lock();
        if !contents.wanted {
            contents.wanted = true;
            self.0.changed.notify_all();
        }
        contents
    }

    /// Has `work` done on a thread of its own. If it fails, the terminal is told `lack` and why, and the shelf stays empty.
    fn fill(
        &self,
        lack: &'static str,
        work: impl FnOnce(&Shared) -> Result<Built, String> + Send + 'static,
    ) {
        let shared = Arc::clone(&self.0);
        let started = thread::Builder::new().spawn(move || match work(&shared) {
            Ok(built) => shared.change(|contents| contents.built = Some(built)),
            Err(why) => shared.leave_empty(lack, &why),
        });
        if let Err(error) = started {
            let why = format!("the system has no thread for it: {error}");
            self.0.leave_empty(lack, &why);
        }
    }
}

impl Shared {
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

    fn leave_empty(&self, lack: &str, why: &str) {
        // The terminal may be gone.
        let _ = writeln!(io::stderr(), "{lack}: {why}");
        self.change(|contents| {
            contents.named = Some(Vec::new());
            contents.built = Some(Built::default());
        });
    }

    fn wait_until_wanted(&self) {
        let wanted = self
            .changed
            .wait_while(self.lock(), |contents| !contents.wanted);
        drop(wanted);
    }
}
