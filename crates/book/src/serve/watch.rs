//! Noticing that an author saved a file.
//!
//! By polling, because native watchers report reads as well as writes: they see the build itself
//! and never come to rest.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::{Duration, SystemTime};

/// What a book is made of, relative to its root.
const WATCHED: [&str; 4] = ["book.toml", "src", "listings", "theme"];

/// Half of this passes, on average, before a change is noticed.
const INTERVAL: Duration = Duration::from_millis(100);

/// How long the files must rest before a build starts, so that it does not meet a file half
/// written or a checkout half done …
const REST: Duration = Duration::from_millis(25);

/// … unless something writes all the time.
const MOST_RESTS: usize = 40;

/// Calls `changed` with the path of a changed file, once for each burst of changes after `seen`
/// was taken, until the other end of `stop` is dropped.
pub fn watch(root: &Path, mut seen: Snapshot, stop: &Receiver<()>, mut changed: impl FnMut(&Path)) {
    while passes(stop, INTERVAL) {
        let now = Snapshot::of(root);
        let Some(path) = seen.first_difference(&now) else {
            continue;
        };
        let path = path.strip_prefix(root).unwrap_or(path).to_owned();
        // The state from before the build, so that what changes meanwhile is built next.
        seen = settled(root, now, stop);
        changed(&path);
    }
}

/// The state of the files once two looks at them agree.
fn settled(root: &Path, mut last: Snapshot, stop: &Receiver<()>) -> Snapshot {
    for _ in 0..MOST_RESTS {
        if !passes(stop, REST) {
            break;
        }
        let now = Snapshot::of(root);
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

/// The files of a book, each with its time of modification and its size.
#[derive(PartialEq)]
pub struct Snapshot(BTreeMap<PathBuf, (SystemTime, u64)>);

impl Snapshot {
    /// Looks at the files of the book in `root`. A file that cannot be read counts as absent: it
    /// may have been removed a moment ago.
    pub fn of(root: &Path) -> Self {
        let mut files = BTreeMap::new();
        for name in WATCHED {
            collect(root.join(name), &mut files);
        }
        Self(files)
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

fn collect(path: PathBuf, files: &mut BTreeMap<PathBuf, (SystemTime, u64)>) {
    let Ok(metadata) = fs::metadata(&path) else {
        return;
    };
    if metadata.is_dir() {
        for entry in fs::read_dir(&path).into_iter().flatten().flatten() {
            // A link to a folder may lead in a circle.
            let circular = entry.path().is_symlink() && entry.path().is_dir();
            if !circular && !is_ignored(&entry.file_name().to_string_lossy()) {
                collect(entry.path(), files);
            }
        }
    } else if let Ok(modified) = metadata.modified() {
        files.insert(path, (modified, metadata.len()));
    }
}

/// Whether a file or folder of this name belongs to a tool or an editor rather than to the book.
fn is_ignored(name: &str) -> bool {
    let hidden = name.starts_with('.');
    let of_tools = matches!(name, "target" | "node_modules");
    // Emacs and others, then Vim (which tries its rights with a file `4913`), then JetBrains.
    let of_editors = name.ends_with('~')
        || (name.starts_with('#') && name.ends_with('#'))
        || [".bak", ".orig", ".swp", ".swx", ".tmp"]
            .iter()
            .any(|end| name.ends_with(end))
        || name == "4913"
        || name.contains("___jb_");
    hidden || of_tools || of_editors
}

#[cfg(test)]
mod tests {
    use super::*;

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
        let root = book(&[
            "src/old.md",
            "src/kept.md",
            "listings/threads/src/bin/spawn.rs",
        ]);
        let before = Snapshot::of(root.path());
        let noticed = || {
            let now = Snapshot::of(root.path());
            before
                .first_difference(&now)
                .map(|path| path.strip_prefix(root.path()).unwrap().to_owned())
        };
        assert_eq!(noticed(), None);

        write(root.path(), "src/new.md", "new");
        assert_eq!(noticed(), Some("src/new.md".into()));
        fs::remove_file(root.path().join("src/new.md")).unwrap();

        write(
            root.path(),
            "listings/threads/src/bin/spawn.rs",
            "as it is now",
        );
        assert_eq!(noticed(), Some("listings/threads/src/bin/spawn.rs".into()));
        write(root.path(), "src/kept.md", "as it is now");
        fs::remove_file(root.path().join("src/old.md")).unwrap();
        assert!(noticed().is_some());
    }

    #[test]
    fn files_of_tools_and_editors_are_not_part_of_the_book() {
        let root = book(&["src/threads.md"]);
        let before = Snapshot::of(root.path());
        for file in [
            "README.md",
            "src/threads.md~",
            "src/#threads.md#",
            "src/.threads.md.swp",
            "src/4913",
            "theme/.cache/style.css",
            "theme/node_modules/editor/index.js",
            "listings/target/debug/spawn.d",
            "target/serve/3000/a/index.html",
        ] {
            write(root.path(), file, "noise");
        }
        assert!(before == Snapshot::of(root.path()));
    }
}
