//! Hearing of changes from the system.
//!
//! Folders are watched one by one, so that neither what tools write beside the sources nor a link to a folder elsewhere
//! matters. What only reads a file is no change: the builds themselves do.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::time::Instant;

use notify::event::{EventKind, ModifyKind};
use notify::{Event, RecommendedWatcher, RecursiveMode, Watcher};

use super::signal::{LONGEST_BURST, PAGES, REST, Signal};
use super::sources::{Folders, Sources};

/// What the system watches for us.
pub struct Native {
    watcher: RecommendedWatcher,
    folders: Folders,
    watched: BTreeSet<PathBuf>,
}

impl Native {
    /// Has all folders of `sources` watched, and told to `tell`.
    ///
    /// # Errors
    /// A sentence why the system can't, or would not tell everything.
    pub fn start(sources: &Sources, tell: Sender<Signal>) -> Result<Self, String> {
        let watcher = notify::recommended_watcher(move |told: notify::Result<Event>| {
            let signal = match told {
                Ok(event) if event.need_rescan() => Signal::Missed,
                Ok(event) if is_change(event.kind) => Signal::Changed(event),
                Ok(_) => return,
                Err(_) => Signal::Missed,
            };
            // Nobody listens any more while the server ends.
            let _ = tell.send(signal);
        });
        let mut native = Self {
            watcher: watcher.map_err(|error| error.to_string())?,
            folders: sources.folders(),
            watched: BTreeSet::new(),
        };
        native.follow(sources)?;
        Ok(native)
    }

    /// Has new folders watched, too. On return nothing can change unnoticed.
    ///
    /// # Errors
    /// As [`start`](Native::start).
    pub fn follow(&mut self, sources: &Sources) -> Result<(), String> {
        loop {
            self.folders = sources.folders();
            let now: BTreeSet<PathBuf> = self.folders.paths().map(Path::to_owned).collect();
            let gone: Vec<PathBuf> = self.watched.difference(&now).cloned().collect();
            gone.iter().for_each(|folder| self.unwatch(folder));
            let new: Vec<PathBuf> = now.difference(&self.watched).cloned().collect();
            if new.is_empty() {
                return Ok(());
            }
            for folder in new {
                self.add(folder)?;
            }
            // A folder may have been made in a new one before that was watched.
        }
    }

    fn add(&mut self, folder: PathBuf) -> Result<(), String> {
        let shown = folder.display();
        if is_remote(&folder) {
            return Err(format!("{shown} may be changed by another machine"));
        }
        match self.watcher.watch(&folder, RecursiveMode::NonRecursive) {
            Ok(()) => {
                self.watched.insert(folder);
                Ok(())
            }
            // Removed since it was found: the next walk does not find it.
            Err(_) if !folder.is_dir() => Ok(()),
            Err(error) => Err(format!("{shown}: {error}")),
        }
    }

    /// Waits for a change, and until there has been none for a while; gives the path of the last, under which a file is saved
    /// that an editor wrote under another. `None` when the watching is to stop.
    pub fn next(&mut self, signals: &Receiver<Signal>) -> Option<PathBuf> {
        let mut last = loop {
            match signals.recv().ok()? {
                Signal::Stop => return None,
                signal => {
                    if let Some(path) = self.concerned(signal) {
                        break path;
                    }
                }
            }
        };
        let end = Instant::now() + LONGEST_BURST;
        let mut rested = Instant::now() + REST;
        loop {
            let left = rested.min(end).saturating_duration_since(Instant::now());
            match signals.recv_timeout(left) {
                Err(RecvTimeoutError::Timeout) => return Some(last),
                Ok(Signal::Stop) | Err(RecvTimeoutError::Disconnected) => return None,
                Ok(signal) => {
                    if let Some(path) = self.concerned(signal) {
                        last = path;
                        rested = Instant::now() + REST;
                    }
                }
            }
        }
    }

    /// The path in the book that has changed, if any has.
    fn concerned(&mut self, signal: Signal) -> Option<PathBuf> {
        let event = match signal {
            Signal::Changed(event) => event,
            // Whatever it was, it is built now.
            Signal::Missed => return Some(PathBuf::new()),
            Signal::Lost => return Some(PAGES.into()),
            Signal::Stop => return None,
        };
        if may_take_a_folder_away(event.kind) {
            event.paths.iter().for_each(|path| self.forget(path));
        }
        event
            .paths
            .into_iter()
            .rfind(|path| self.folders.concern(path))
    }

    /// What is watched are the folders that were there. Others of these names are watched anew.
    fn forget(&mut self, path: &Path) {
        let gone = self
            .watched
            .iter()
            .filter(|folder| folder.starts_with(path));
        let gone: Vec<PathBuf> = gone.cloned().collect();
        gone.iter().for_each(|folder| self.unwatch(folder));
    }

    fn unwatch(&mut self, folder: &Path) {
        self.watched.remove(folder);
        // One that was removed is not watched any more.
        let _ = self.watcher.unwatch(folder);
    }
}

/// Whether a file is made, written, removed or renamed. Others are read, or get other rights.
fn is_change(kind: EventKind) -> bool {
    match kind {
        EventKind::Create(_) | EventKind::Remove(_) | EventKind::Any => true,
        EventKind::Modify(ModifyKind::Metadata(_)) => false,
        EventKind::Modify(_) => true,
        EventKind::Access(_) | EventKind::Other => false,
    }
}

fn may_take_a_folder_away(kind: EventKind) -> bool {
    matches!(
        kind,
        EventKind::Remove(_) | EventKind::Modify(ModifyKind::Name(_) | ModifyKind::Any)
    )
}

/// Whether the file system lies on another machine, or is given in from outside: of what is changed there, this system
/// does not tell.
#[cfg(target_os = "linux")]
fn is_remote(folder: &Path) -> bool {
    /// NFS, SMB (three generations), Plan 9 (of virtual machines), FUSE, AFS, Ceph; see statfs(2).
    const REMOTE: [u32; 8] = [
        0x6969,
        0x517b,
        0xff53_4d42,
        0xfe53_4d42,
        0x0102_1997,
        0x6573_5546,
        0x5346_414f,
        0x00c3_6400,
    ];
    rustix::fs::statfs(folder).is_ok_and(|system| REMOTE.contains(&(system.f_type as u32)))
}

#[cfg(not(target_os = "linux"))]
fn is_remote(_folder: &Path) -> bool {
    false
}
