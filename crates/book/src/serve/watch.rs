//! Noticing that an author saved a file.
//!
//! By polling, because native watchers report reads as well as writes: they see the build itself
//! and never come to rest.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::Duration;

use super::sources::{Files, Sources};

/// How long the files must rest before a build starts, so that it does not meet a file half
/// written or a checkout half done …
const REST: Duration = Duration::from_millis(25);

/// … unless something writes all the time.
const MOST_RESTS: usize = 40;

/// Looks every `interval`, and calls `changed` with the path of a changed file, once for each burst
/// of changes after `seen` was taken, until the other end of `stop` is dropped.
pub fn watch(
    mut sources: Sources,
    mut seen: Snapshot,
    interval: Duration,
    stop: &Receiver<()>,
    mut changed: impl FnMut(&Path),
) {
    while passes(stop, interval) {
        let now = Snapshot::of(&sources);
        let Some(path) = seen.first_difference(&now) else {
            continue;
        };
        let path = path.strip_prefix(sources.root()).unwrap_or(path).to_owned();
        // The state from before the build, so that what changes meanwhile is built next.
        seen = settled(&mut sources, now, stop);
        changed(&path);
    }
}

/// The state of the files once two looks at them agree. Where to look may have changed with them.
fn settled(sources: &mut Sources, mut last: Snapshot, stop: &Receiver<()>) -> Snapshot {
    for _ in 0..MOST_RESTS {
        if !passes(stop, REST) {
            break;
        }
        sources.follow();
        let now = Snapshot::of(sources);
        if now == last {
            break;
        }
        last = now;
    }
    last
}

/// Waits for `time`; false, at once, when the watching is to stop.
fn passes(stop: &Receiver<()>, time: Duration) -> bool {
    stop.recv_timeout(time) == Err(RecvTimeoutError::Timeout)
}

/// The files of a book as they were at one moment.
#[derive(PartialEq)]
pub struct Snapshot(Files);

impl Snapshot {
    /// Looks at the files now.
    pub fn of(sources: &Sources) -> Self {
        Self(sources.files())
    }

    /// A path that is in one of the two only, or differs.
    fn first_difference<'a>(&'a self, other: &'a Self) -> Option<&'a Path> {
        let changed = |path: &&PathBuf| self.0.get(*path) != other.0.get(*path);
        other
            .0
            .keys()
            .chain(self.0.keys())
            .find(changed)
            .map(PathBuf::as_path)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    fn book(files: &[&str]) -> tempfile::TempDir {
        let root = tempfile::tempdir().unwrap();
        for file in files {
            write(root.path(), file, "as it was");
        }
        root
    }

    fn write(root: &Path, file: &str, text: &str) {
        let path = root.join(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    #[test]
    fn a_new_a_changed_and_a_removed_file_are_noticed() {
        let root = book(&["src/old.md", "src/kept.md", "theme/head.hbs"]);
        let sources = Sources::of(root.path());
        let before = Snapshot::of(&sources);
        let noticed = || {
            let now = Snapshot::of(&sources);
            before
                .first_difference(&now)
                .map(|path| path.strip_prefix(root.path()).unwrap().to_owned())
        };
        assert_eq!(noticed(), None);

        write(root.path(), "src/new.md", "new");
        assert_eq!(noticed(), Some("src/new.md".into()));
        fs::remove_file(root.path().join("src/new.md")).unwrap();

        write(root.path(), "theme/head.hbs", "as it is now");
        assert_eq!(noticed(), Some("theme/head.hbs".into()));
        write(root.path(), "src/kept.md", "as it is now");
        fs::remove_file(root.path().join("src/old.md")).unwrap();
        assert!(noticed().is_some());
    }
}
