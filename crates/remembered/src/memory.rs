//! The keys of what held.

use crate::key::{Key, target_of_own_executable};
use std::fmt;
use std::fs::{self, File};
use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::time::{Duration, SystemTime};

/// What no proof has asked for so long is forgotten.
const FORGET_AFTER: Duration = Duration::from_secs(30 * 24 * 60 * 60);

/// Proofs that held, by their keys: an empty file each.
#[derive(Debug)]
pub struct Memory {
    /// None when nothing is remembered.
    folder: Option<PathBuf>,
    remembered: AtomicUsize,
    proved: AtomicUsize,
}

impl Memory {
    /// That of the build which this process belongs to, in `proved` beside what cargo has compiled. Without such a folder, or
    /// with `REMEMBER=nothing` in the environment, it is empty and stays so.
    pub fn of_this_build() -> Self {
        let asked = std::env::var_os("REMEMBER").is_none_or(|value| value != "nothing");
        let folder = target_of_own_executable().ok().filter(|_| asked);
        Self::new(folder.map(|target| target.join("proved")))
    }

    /// One in this folder, which is made when there is something to remember; or one that remembers nothing.
    pub fn new(folder: Option<PathBuf>) -> Self {
        Self {
            folder,
            remembered: AtomicUsize::new(0),
            proved: AtomicUsize::new(0),
        }
    }

    /// Does `prove`, unless a proof of this key has held before.
    ///
    /// # Errors
    /// What `prove` says. That is never remembered.
    pub fn prove<E>(&self, key: &Key, prove: impl FnOnce() -> Result<(), E>) -> Result<(), E> {
        if self.holds(key) {
            return Ok(());
        }
        prove()?;
        self.remember(key);
        Ok(())
    }

    /// Whether a proof of this key has held before. It counts as remembered.
    pub fn holds(&self, key: &Key) -> bool {
        let Some(file) = self.file(key) else {
            return false;
        };
        let Ok(file) = File::open(file) else {
            return false;
        };
        // For `forget`. A memory that can only be read serves as well.
        let _ = file.set_modified(SystemTime::now());
        self.remembered.fetch_add(1, Relaxed);
        true
    }

    /// Remembers that a proof of this key has held.
    pub fn remember(&self, key: &Key) {
        self.proved.fetch_add(1, Relaxed);
        let Some(file) = self.file(key) else {
            return;
        };
        // Where nothing can be written, the same is proved again next time.
        if let Some(folder) = file.parent()
            && fs::create_dir_all(folder).is_ok()
        {
            let _ = File::create(file);
        }
    }

    /// Removes what nobody has asked for in a month.
    pub fn forget(&self) {
        let Some(entries) = self.folder.as_ref().and_then(|it| fs::read_dir(it).ok()) else {
            return;
        };
        for entry in entries.flatten() {
            let modified = entry.metadata().and_then(|data| data.modified());
            if modified.is_ok_and(|time| time.elapsed().is_ok_and(|age| age > FORGET_AFTER)) {
                // Another process may have done so.
                let _ = fs::remove_file(entry.path());
            }
        }
    }

    fn file(&self, key: &Key) -> Option<PathBuf> {
        Some(self.folder.as_ref()?.join(key.as_str()))
    }
}

/// `57 of 60 remembered`.
impl fmt::Display for Memory {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let remembered = self.remembered.load(Relaxed);
        let all = remembered + self.proved.load(Relaxed);
        write!(formatter, "{remembered} of {all} proofs remembered")?;
        match self.folder {
            Some(_) => Ok(()),
            None => write!(formatter, ": nothing is to be"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Parts;

    fn key(text: &str) -> Key {
        Parts::of(text).key()
    }

    #[test]
    fn what_held_is_not_proved_again() {
        let folder = tempfile::tempdir().unwrap();
        let proofs = AtomicUsize::new(0);
        let prove = |memory: &Memory, text| {
            memory.prove::<()>(&key(text), || {
                proofs.fetch_add(1, Relaxed);
                Ok(())
            })
        };
        let memory = Memory::new(Some(folder.path().join("proved")));
        prove(&memory, "a").unwrap();
        prove(&memory, "a").unwrap();
        prove(&memory, "b").unwrap();
        assert_eq!(proofs.load(Relaxed), 2);
        assert_eq!(memory.to_string(), "1 of 3 proofs remembered");

        let later = Memory::new(Some(folder.path().join("proved")));
        prove(&later, "b").unwrap();
        assert_eq!(proofs.load(Relaxed), 2);
        assert_eq!(later.to_string(), "1 of 1 proofs remembered");
    }

    #[test]
    fn what_failed_is_proved_again() {
        let folder = tempfile::tempdir().unwrap();
        let memory = Memory::new(Some(folder.path().to_owned()));
        for _ in 0..2 {
            assert_eq!(memory.prove(&key("a"), || Err("no")), Err("no"));
        }
        assert_eq!(memory.prove(&key("a"), || Ok::<_, &str>(())), Ok(()));
        assert_eq!(memory.prove(&key("a"), || Err("not asked")), Ok(()));
    }

    #[test]
    fn a_memory_that_is_none_remembers_nothing() {
        let memory = Memory::new(None);
        memory.remember(&key("a"));
        assert!(!memory.holds(&key("a")));
    }

    #[test]
    fn only_what_nobody_asks_for_is_forgotten() {
        let folder = tempfile::tempdir().unwrap();
        let memory = Memory::new(Some(folder.path().to_owned()));
        for text in ["old", "asked for", "new"] {
            memory.remember(&key(text));
        }
        let long_ago = SystemTime::now() - 2 * FORGET_AFTER;
        for text in ["old", "asked for"] {
            let file = File::open(memory.file(&key(text)).unwrap()).unwrap();
            file.set_modified(long_ago).unwrap();
        }
        assert!(memory.holds(&key("asked for")));
        memory.forget();
        assert!(!memory.holds(&key("old")));
        assert!(memory.holds(&key("asked for")) && memory.holds(&key("new")));
    }
}
