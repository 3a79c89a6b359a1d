//! Building the book again and again, each time beside the one that is being read.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::SystemTime;

use tokio::sync::watch;

use super::live::Status;
use super::pages::site::{Edition, Site};
use super::pages::stamp::Stamp;
use crate::{Built, Problem, Purpose, build};

/// Where builds go and who hears of them.
pub struct Builder {
    root: PathBuf,
    /// Where the next build goes, then where the one after it goes.
    folders: [PathBuf; 2],
    next_number: u64,
    /// Whether pages can have programs run.
    runs_programs: bool,
    /// The words that started this server.
    command: Arc<str>,
    /// What is wrong with the book that is served, which the terminal knows.
    told: Vec<Problem>,
    site: Arc<Site>,
    status: watch::Sender<Status>,
}

impl Builder {
    /// A builder of the book in `root` that works below `folder`.
    pub fn new(
        root: PathBuf,
        folder: PathBuf,
        runs_programs: bool,
        command: Arc<str>,
        site: Arc<Site>,
        status: watch::Sender<Status>,
    ) -> Self {
        let folders = ["a", "b"].map(|name| folder.join(name));
        Self {
            root,
            folders,
            next_number: first_number(),
            runs_programs,
            command,
            told: Vec::new(),
            site,
            status,
        }
    }

    /// Builds the book. If it is good, it is what readers get from now on; if not, they keep the
    /// one they have. In either case open pages are told, and the error is printed.
    pub fn build(&mut self) -> bool {
        let [folder, other] = &mut self.folders;
        self.site.withdraw_previous();
        // A fault of the build itself must not take the last good book away.
        let outcome = catch_unwind(AssertUnwindSafe(|| {
            build(&self.root, folder, Purpose::Serve)
        }));
        let error = match outcome {
            Ok(Ok(Built { settings, faults })) => {
                for fault in faults.iter().filter(|it| !self.told.contains(it)) {
                    tell!("error: {fault}");
                }
                self.told = faults;
                let number = self.next_number;
                self.next_number += 1;
                self.site.publish(Edition {
                    folder: folder.clone(),
                    not_found: settings.not_found(),
                    stamp: Stamp::of(
                        number,
                        &settings,
                        self.runs_programs,
                        Arc::clone(&self.command),
                    ),
                });
                std::mem::swap(folder, other);
                self.status.send_modify(|status| {
                    status.build = Some(number);
                    status.error = None;
                });
                return true;
            }
            Ok(Err(error)) => error.to_string(),
            Err(_) => "The build panicked; the terminal shows where.".to_owned(),
        };
        tell!("The book cannot be built:\n{error}");
        self.status.send_modify(|status| status.error = Some(error));
        false
    }
}

/// A number that no server before this one has given to a build, so that pages left open across a
/// restart notice it: milliseconds since 1970, which pass faster than builds.
fn first_number() -> u64 {
    let since_1970 = SystemTime::now()
        .duration_since(SystemTime::UNIX_EPOCH)
        .unwrap_or_default();
    since_1970.as_millis().try_into().unwrap_or(u64::MAX / 2)
}
