//! Compiled programs by their content, so that one that did not change starts at once.

use crate::event::Diagnostic;
use crate::hexadecimal::hexadecimal;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, SystemTime};

/// The name of a program in the store: a hash of everything that decides what the compiler makes of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Key(String);

impl Key {
    /// The key of all `parts` in order.
    pub fn of<'a>(parts: impl IntoIterator<Item = &'a [u8]>) -> Self {
        let mut hash = Sha256::new();
        for part in parts {
            // With its length, so that no two lists of parts read the same.
            hash.update((part.len() as u64).to_le_bytes());
            hash.update(part);
        }
        Self(hexadecimal(hash.finalize()))
    }
}

/// What the compiler made of a program.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Whether there is a binary; if not, the program was refused.
    pub compiled: bool,
    pub diagnostics: Vec<Diagnostic>,
}

/// A folder of entries, each in a file, and their binaries beside them. It may be shared by several servers.
pub struct Store {
    folder: PathBuf,
    /// Bytes that may stay.
    bound: u64,
    /// One at a time adds.
    adding: Mutex<()>,
    /// Bytes put here since the store was last tidied.
    added: AtomicU64,
}

impl Store {
    /// A store in `folder`, of `bound` bytes.
    ///
    /// # Errors
    /// When the folder can't be made.
    pub fn new(folder: PathBuf, bound: u64) -> io::Result<Self> {
        fs::create_dir_all(&folder)?;
        Ok(Self {
            folder,
            bound,
            adding: Mutex::new(()),
            // What is there from before is not known, so the store is due at first.
            added: AtomicU64::new(bound),
        })
    }

    /// What is known of a program, which thereby counts as used.
    pub fn get(&self, key: &Key) -> Option<(Entry, PathBuf)> {
        let described = self.entry(key);
        let entry: Entry = serde_json::from_slice(&fs::read(&described).ok()?).ok()?;
        let binary = self.binary(key);
        if entry.compiled && !binary.is_file() {
            return None;
        }
        // Only the order of removal suffers if not.
        let _ = File::open(&described).and_then(|file| file.set_modified(SystemTime::now()));
        Some((entry, binary))
    }

    /// Keeps an entry and, if it has one, its binary, which is moved here from `made`; returns where it is then. If the
    /// same is kept already, that stays: its binary may be about to be run, and what a sandbox allows is a file, not its
    /// name.
    ///
    /// On a full disk there may be room for a binary that only changes its place, and none for what is said of it: then it can
    /// be run, and is compiled again next time.
    ///
    /// # Errors
    /// When the store can't be written to; of kind [`io::ErrorKind::NotFound`], when nothing is at `made`.
    pub fn put(&self, key: &Key, entry: &Entry, made: &Path) -> io::Result<PathBuf> {
        let binary = self.binary(key);
        let _alone = self.adding.lock().unwrap_or_else(PoisonError::into_inner);
        if entry.compiled && self.get(key).is_some_and(|(kept, _)| kept.compiled) {
            return Ok(binary);
        }
        // Somebody may have removed it, `cargo clean` for one.
        fs::create_dir_all(&self.folder)?;
        if entry.compiled {
            fs::rename(made, &binary)?;
            let size = binary.metadata().map_or(0, |data| data.len());
            self.added.fetch_add(size, Relaxed);
        }
        match self.describe(key, entry, made) {
            Err(error) if !entry.compiled => Err(error),
            _ => Ok(binary),
        }
    }

    fn describe(&self, key: &Key, entry: &Entry, made: &Path) -> io::Result<()> {
        let words = serde_json::to_vec(entry)?;
        self.added.fetch_add(words.len() as u64, Relaxed);
        // Where it was compiled, which is removed whatever happens.
        let beside = made.parent().unwrap_or(&self.folder);
        let mut beside = tempfile::NamedTempFile::new_in(beside)?;
        beside.write_all(&words)?;
        let kept = beside.persist(self.entry(key));
        kept.map(drop).map_err(|error| error.error)
    }

    fn entry(&self, key: &Key) -> PathBuf {
        self.folder.join(format!("{}.json", key.0))
    }

    fn binary(&self, key: &Key) -> PathBuf {
        self.folder.join(&key.0)
    }

    /// Whether so much was added that it is time for [`Store::tidy`], which has to look at every entry.
    pub fn is_due(&self) -> bool {
        self.added.load(Relaxed) > self.bound / 8
    }

    /// Removes what was not used for the longest time until the rest is within the bound, and what has no entry.
    pub fn tidy(&self) {
        self.added.store(0, Relaxed);
        self.remove_undescribed();
        let mut entries = self.used();
        entries.sort_by_key(|entry| std::cmp::Reverse(entry.used));
        let mut kept = 0;
        for entry in entries {
            kept += entry.size;
            if kept > self.bound {
                // A binary without its entry is never looked at, so the entry goes first.
                let _ = fs::remove_file(&entry.path);
                let _ = fs::remove_file(entry.path.with_extension(""));
            }
        }
    }

    /// Of a full disk, or a server that was killed. One that is younger may just be put here, or run.
    fn remove_undescribed(&self) {
        let files = fs::read_dir(&self.folder).into_iter().flatten().flatten();
        let paths = files.map(|file| file.path());
        for path in paths.filter(|path| !path.with_extension("json").exists()) {
            let modified = path.metadata().and_then(|data| data.modified());
            let age = modified.ok().and_then(|then| then.elapsed().ok());
            if age.is_some_and(|age| age > UNDESCRIBED) {
                let _ = fs::remove_file(path);
            }
        }
    }

    fn used(&self) -> Vec<Used> {
        let files = fs::read_dir(&self.folder).into_iter().flatten().flatten();
        let entries = files
            .map(|file| file.path())
            .filter(|path| path.extension().is_some_and(|end| end == "json"));
        entries
            .filter_map(|path| {
                let data = path.metadata().ok()?;
                let binary = path
                    .with_extension("")
                    .metadata()
                    .map_or(0, |data| data.len());
                Some(Used {
                    size: data.len() + binary,
                    used: data.modified().ok()?,
                    path,
                })
            })
            .collect()
    }
}

/// How long a file without an entry stays.
const UNDESCRIBED: Duration = Duration::from_secs(3600);

struct Used {
    path: PathBuf,
    size: u64,
    used: SystemTime,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(name: &str) -> Key {
        Key::of([name.as_bytes()])
    }

    fn put(store: &Store, name: &str, size: usize) {
        let made = store.folder.join("made");
        fs::write(&made, vec![0; size]).unwrap();
        let entry = Entry {
            compiled: true,
            diagnostics: Vec::new(),
        };
        store.put(&key(name), &entry, &made).unwrap();
    }

    #[test]
    fn parts_of_a_key_do_not_run_together() {
        assert_ne!(Key::of([&b"ab"[..], b"c"]), Key::of([&b"a"[..], b"bc"]));
    }

    #[test]
    fn a_binary_that_is_kept_stays_the_same_file() {
        use std::os::unix::fs::MetadataExt;
        let folder = tempfile::tempdir().unwrap();
        let store = Store::new(folder.path().to_owned(), 25_000).unwrap();
        let file = |store: &Store| store.binary(&key("one")).metadata().unwrap().ino();
        put(&store, "one", 10);
        let first = file(&store);
        put(&store, "one", 10);
        assert_eq!(file(&store), first);
    }

    #[test]
    fn a_store_that_was_removed_is_made_anew() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::new(folder.path().join("store"), 25_000).unwrap();
        fs::remove_dir(&store.folder).unwrap();
        let made = folder.path().join("made");
        fs::write(&made, "binary").unwrap();
        let entry = Entry {
            compiled: true,
            diagnostics: Vec::new(),
        };
        store.put(&key("one"), &entry, &made).unwrap();
        assert!(store.get(&key("one")).is_some());
        let gone = store.put(&key("other"), &entry, &made).unwrap_err();
        assert_eq!(gone.kind(), io::ErrorKind::NotFound);
    }

    #[test]
    fn what_has_no_entry_goes_when_it_is_old() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::new(folder.path().to_owned(), 25_000).unwrap();
        put(&store, "one", 10);
        let (old, new) = (folder.path().join("old"), folder.path().join("new"));
        for file in [&old, &new, &store.binary(&key("one"))] {
            let file = File::create(file).unwrap();
            file.set_modified(SystemTime::now() - 2 * UNDESCRIBED)
                .unwrap();
        }
        File::create(&new)
            .unwrap()
            .set_modified(SystemTime::now())
            .unwrap();
        store.tidy();
        assert!(!old.exists() && new.exists());
        assert!(store.get(&key("one")).is_some());
    }

    #[test]
    fn what_was_used_least_recently_goes_first() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::new(folder.path().to_owned(), 25_000).unwrap();
        put(&store, "old", 10_000);
        put(&store, "older", 10_000);
        for (name, age) in [("old", 100), ("older", 200)] {
            let then = SystemTime::now() - Duration::from_secs(age);
            File::open(store.entry(&key(name)))
                .unwrap()
                .set_modified(then)
                .unwrap();
        }
        assert!(
            store.get(&key("older")).is_some(),
            "and is the newest from now on"
        );
        put(&store, "new", 10_000);
        assert!(store.is_due());
        store.tidy();
        assert!(!store.is_due());
        assert!(store.get(&key("new")).is_some());
        assert!(store.get(&key("older")).is_some());
        assert!(store.get(&key("old")).is_none());
        assert_eq!(
            fs::read_dir(folder.path()).unwrap().count(),
            4,
            "two entries, two binaries"
        );
    }
}
