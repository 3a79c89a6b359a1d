//! Proving the listings that an author changes, beside the builds of the pages.
//!
//! What was there when the server was started is taken to hold; a listing is proved when its program, its table, or what is
//! recorded of it becomes another.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, Sender};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Instant;

use tokio::sync::{oneshot, watch};

use crate::listings::graphs;
use crate::listings::library::Library;
use crate::listings::listing::{Listing, Name};
use crate::proof::fault::Fault;
use crate::proof::prover::{Prover, check_some};
use crate::proof::record::one;
use crate::readable;
use crate::serve::live::Status;
use crate::serve::live::verdict::{Finding, State, Verdict};

/// Who proves listings, as somebody else calls it. The proving ends with the last of these.
#[derive(Clone)]
pub struct Proving(Sender<Order>);

/// What came of recording a listing: what has changed in the record, or a sentence why nothing is recorded.
pub type Recorded = Result<Vec<Finding>, String>;

enum Order {
    Look,
    Record(Name, oneshot::Sender<Recorded>),
}

impl Proving {
    /// Begins with the listings of the book at `root` as they are now, whose chapters are in `src`, relative to it. What comes
    /// of them goes to `status`.
    ///
    /// # Errors
    /// When the system has no thread for it.
    pub fn start(
        root: &Path,
        src: PathBuf,
        prover: Prover,
        status: watch::Sender<Status>,
    ) -> std::io::Result<Self> {
        let ground = Arc::new(Ground {
            root: root.to_owned(),
            src,
            prover,
            status,
            known: Mutex::default(),
            recording: Mutex::default(),
        });
        ground.changed();
        let (orders, received) = mpsc::channel();
        thread::Builder::new()
            .name("prover".into())
            .spawn(move || take_orders(&ground, &received))?;
        Ok(Self(orders))
    }

    /// Files have changed, perhaps those of listings.
    pub fn look(&self) {
        // The other end is gone if it panicked, which it has told the terminal.
        let _ = self.0.send(Order::Look);
    }

    /// Records `name` anew.
    pub async fn record(&self, name: Name) -> Recorded {
        let (answer, recorded) = oneshot::channel();
        let _ = self.0.send(Order::Record(name, answer));
        recorded.await.unwrap_or_else(|_| {
            Err("the recording did not come about; the terminal says why".into())
        })
    }
}

/// Each order is carried out on a thread of its own: what hangs in an old version of a listing keeps no new one waiting.
fn take_orders(ground: &Arc<Ground>, orders: &Receiver<Order>) {
    for order in orders {
        let ground = Arc::clone(ground);
        match order {
            Order::Look => {
                let changed = ground.changed();
                if !changed.is_empty() {
                    begin(move || ground.check(&changed));
                }
            }
            // Without a thread the answer is dropped, which tells whoever waits for it.
            Order::Record(name, answer) => begin(move || {
                // Whoever asked may have gone; the page that is open is told in any case.
                let _ = answer.send(ground.record(&name));
            }),
        }
    }
}

/// Does `work` on a thread of its own, or says that it can't.
fn begin(work: impl FnOnce() + Send + 'static) {
    if let Err(error) = thread::Builder::new().spawn(work) {
        tell!("A listing is not checked or recorded, as the system has no thread for it: {error}");
    }
}

/// What it takes to prove listings, and what is known of them.
struct Ground {
    root: PathBuf,
    /// The folder of chapters, relative to that.
    src: PathBuf,
    prover: Prover,
    status: watch::Sender<Status>,
    known: Mutex<Known>,
    /// Held by the one who records.
    recording: Mutex<()>,
}

#[derive(Default)]
struct Known {
    /// Everything that is said of each listing, as it was when it was looked at last.
    listings: BTreeMap<Name, String>,
    /// The one that is being recorded, which changes what is recorded of it: no news.
    recording: Option<Name>,
}

impl Ground {
    /// Reads all listings, and gives those that are not as they were.
    fn changed(&self) -> Vec<Listing> {
        let (library, _) = Library::load(&self.root);
        let mut known = lock(&self.known);
        let gone = |name: &Name| {
            !library.listings.contains_key(name) && !library.is_unreadable(&name.to_string())
        };
        self.status.send_if_modified(|status| {
            let before = status.verdicts.len();
            status.verdicts.retain(|name, _| !gone(name));
            status.verdicts.len() != before
        });
        let listings = library.listings.into_values();
        listings
            .filter(|listing| {
                if known.recording.as_ref() == Some(&listing.name) {
                    return false;
                }
                let now = self.everything(listing);
                known.listings.insert(listing.name.clone(), now.clone()) != Some(now)
            })
            .collect()
    }

    /// All that a proof of `listing` depends on and an author writes or records: not its caption.
    fn everything(&self, listing: &Listing) -> String {
        let is_explored = listing.explore().is_some();
        let graph = is_explored.then(|| {
            readable::read_to_string(&self.root.join(&self.src).join(graphs::file(&listing.name)))
                .ok()
        });
        let Listing {
            source,
            kind,
            tools,
            ..
        } = listing;
        format!("{source:?} {kind:?} {tools:?} {graph:?}")
    }

    /// Proves listings as they are given, and tells what comes of each, unless it has become another meanwhile.
    fn check(&self, listings: &[Listing]) {
        let start = Instant::now();
        self.tell(
            listings
                .iter()
                .map(|listing| (listing.name.clone(), Verdict::plain(State::Checking))),
        );
        let outcome = check_some(
            &self.prover,
            listings.iter().collect(),
            |listing, faults| {
                self.settle(listing, Verdict::of(&faults), start);
            },
        );
        if let Err(why) = outcome {
            let verdict = Verdict::of(&[Fault::new(why)]);
            for listing in listings {
                self.settle(listing, verdict.clone(), start);
            }
        }
    }

    fn settle(&self, listing: &Listing, verdict: Verdict, start: Instant) {
        let known = lock(&self.known);
        if known.listings.get(&listing.name) == Some(&self.everything(listing)) {
            tell!("{}: {verdict} ({:.1?})", listing.name, start.elapsed());
            self.tell([(listing.name.clone(), verdict)]);
        }
    }

    fn tell(&self, verdicts: impl IntoIterator<Item = (Name, Verdict)>) {
        let verdicts = verdicts
            .into_iter()
            .map(|(name, verdict)| (name, Arc::new(verdict)));
        self.status
            .send_modify(|status| status.verdicts.extend(verdicts));
    }

    /// Records the listing called `name` as it is now, and proves it again.
    fn record(&self, name: &Name) -> Recorded {
        let _alone = lock(&self.recording);
        lock(&self.known).recording = Some(name.clone());
        let recorded = self.record_alone(name);
        lock(&self.known).recording = None;
        // It may have been saved meanwhile.
        let changed = self.changed();
        if !changed.is_empty() {
            self.check(&changed);
        }
        recorded
    }

    fn record_alone(&self, name: &Name) -> Recorded {
        let start = Instant::now();
        let listing = self.read(name)?;
        self.tell([(name.clone(), Verdict::plain(State::Recording))]);
        let recorded = one::record(&self.prover, &self.root, &self.src, &listing);
        let listing = self.read(name)?;
        let now = self.everything(&listing);
        lock(&self.known).listings.insert(name.clone(), now);
        let (verdict, answer) = match recorded {
            Err(why) => (
                Verdict::of(std::slice::from_ref(&why)),
                Err(why.to_string()),
            ),
            Ok(changes) => {
                let changes: Vec<Finding> = changes.iter().map(Finding::of).collect();
                let verdict = match self.faults(&listing) {
                    faults if faults.is_empty() => Verdict {
                        state: State::Recorded,
                        findings: changes.clone(),
                    },
                    faults => Verdict::of(&faults),
                };
                (verdict, Ok(changes))
            }
        };
        self.settle(&listing, verdict, start);
        answer
    }

    fn faults(&self, listing: &Listing) -> Vec<Fault> {
        match self.prover.build([listing]) {
            Ok(built) => self.prover.check(listing, &built),
            Err(why) => vec![Fault::new(why)],
        }
    }

    fn read(&self, name: &Name) -> Result<Listing, String> {
        let (mut library, _) = Library::load(&self.root);
        let listing = library.listings.remove(name);
        listing.ok_or_else(|| format!("there is no listing `{name}`, or it cannot be read"))
    }
}

// A poisoned lock is fine: what it guards is changed by one call.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
