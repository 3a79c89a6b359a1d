//! Folders for one compilation each, which do not outlive the server.

use crate::scratch;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use tempfile::TempDir;

/// Says that the folder it lies in is in use: it is locked for as long as its server lives, however that ends.
const LOCK: &str = ".lock";

/// Where one server makes its folders. Several may share a parent.
pub struct Jobs {
    folder: TempDir,
    /// Locked until it is closed.
    lock: Mutex<File>,
}

impl Jobs {
    /// Makes a folder in `parent`, and removes there those of servers that were killed.
    ///
    /// # Errors
    /// When `parent` can't be written to.
    pub fn new(parent: &Path) -> io::Result<Self> {
        fs::create_dir_all(parent)?;
        let folder = tempfile::Builder::new()
            .prefix("server-")
            .tempdir_in(parent)?;
        let lock = lock(folder.path())?;
        for entry in fs::read_dir(parent)?.flatten() {
            if entry.path() != folder.path() && is_abandoned(&entry.path()) {
                remove(&entry.path());
            }
        }
        Ok(Self {
            folder,
            lock: Mutex::new(lock),
        })
    }

    /// A new folder; dropping it removes it.
    ///
    /// # Errors
    /// When it can't be made.
    pub fn folder(&self) -> io::Result<TempDir> {
        tempfile::Builder::new()
            .prefix("job-")
            .tempdir_in(self.path())
    }

    /// A path in which nobody else writes, for a file that will be moved. It is made anew, with its lock, if somebody has
    /// removed it; that it can't be made is told by whatever is to be made in it.
    pub fn path(&self) -> PathBuf {
        let folder = self.folder.path();
        let mut held = self.lock.lock().unwrap_or_else(PoisonError::into_inner);
        if !folder.join(LOCK).exists()
            && fs::create_dir_all(folder).is_ok()
            && let Ok(new) = lock(folder)
        {
            *held = new;
        }
        folder.to_owned()
    }
}

impl Drop for Jobs {
    fn drop(&mut self) {
        self.folder.disable_cleanup(true);
        remove(self.folder.path());
    }
}

/// Says that `folder` is in use, for as long as what is returned is open.
fn lock(folder: &Path) -> io::Result<File> {
    // Locked before it has its name: a server that starts at this moment must not find it free.
    let unnamed = folder.join(".lock-to-be");
    let lock = File::create(&unnamed)?;
    lock.lock()?;
    fs::rename(unnamed, folder.join(LOCK))?;
    Ok(lock)
}

/// Removes the folder of a server, its lock last: where a compiler that is just being killed still writes, the rest is found
/// abandoned at the next start.
fn remove(folder: &Path) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        if entry.file_name() == LOCK {
            continue;
        }
        match entry.file_type() {
            Ok(kind) if kind.is_dir() => scratch::remove(&entry.path()),
            _ => drop(fs::remove_file(entry.path())),
        }
    }
    let is_empty = fs::read_dir(folder).is_ok_and(|entries| entries.count() <= 1);
    if is_empty {
        let _ = fs::remove_dir_all(folder);
    }
}

fn is_abandoned(folder: &Path) -> bool {
    // One that is just being made has no lock yet; its server came later than this one and removes ours as little.
    File::open(folder.join(LOCK)).is_ok_and(|lock| lock.try_lock().is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_of_servers_that_ended_are_removed_and_others_stay() {
        let parent = tempfile::tempdir().unwrap();
        let alive = Jobs::new(parent.path()).unwrap();
        let job = alive.folder().unwrap();
        let killed = parent.path().join("server-killed");
        fs::create_dir_all(killed.join("job-1")).unwrap();
        File::create(killed.join(LOCK)).unwrap();

        let next = Jobs::new(parent.path()).unwrap();
        assert!(!killed.exists());
        assert!(job.path().exists());
        assert!(next.folder().unwrap().path().exists());
        drop(next);
        assert_eq!(fs::read_dir(parent.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_folder_that_was_removed_is_made_anew_and_in_use() {
        let parent = tempfile::tempdir().unwrap();
        let jobs = Jobs::new(&parent.path().join("jobs")).unwrap();
        fs::remove_dir_all(parent.path().join("jobs")).unwrap();
        assert!(jobs.folder().unwrap().path().exists());
        let next = Jobs::new(&parent.path().join("jobs")).unwrap();
        assert!(jobs.folder().unwrap().path().exists());
        drop((jobs, next));
        assert_eq!(fs::read_dir(parent.path().join("jobs")).unwrap().count(), 0);
    }
}
