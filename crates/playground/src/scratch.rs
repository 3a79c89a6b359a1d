//! A program's own folder: empty when it starts, bounded while it runs, gone afterwards.
//!
//! The program owns what is in it, and may have made it awkward: folders that can't be listed, or thousands of them in each
//! other, deeper than a path can name.

use std::fs::{self, DirEntry, Permissions};
use std::io;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::{Path, PathBuf};

/// Bytes that a file or folder counts besides its content: more than it occupies, since making and removing thousands of
/// files keeps the whole machine busy.
const ENTRY: u64 = 64 * 1024;

/// So many folders in each other are more than a program needs.
const DEEPEST: usize = 32;

/// The folder of one program. Dropping it removes it, for which the program must have ended.
pub struct Scratch(PathBuf);

impl Scratch {
    /// A new folder in `parent`.
    ///
    /// # Errors
    /// When it can't be made.
    pub fn new(parent: &Path) -> io::Result<Self> {
        let folder = tempfile::Builder::new()
            .prefix("program-")
            .tempdir_in(parent)?;
        Ok(Self(folder.keep()))
    }

    pub fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        remove(&self.0);
    }
}

/// Whether files in `folder` are in memory, and on no disk.
#[allow(clippy::unnecessary_cast, reason = "its type depends on the C library")]
pub fn is_in_memory(folder: &Path) -> bool {
    #[cfg(target_os = "linux")]
    return rustix::fs::statfs(folder).is_ok_and(|system| system.f_type as i64 == TMPFS);
    #[cfg(not(target_os = "linux"))]
    return {
        let _ = folder;
        false
    };
}

/// The number of that kind of file system
/// ([statfs(2)](https://man7.org/linux/man-pages/man2/statfs.2.html)).
#[cfg(target_os = "linux")]
const TMPFS: i64 = 0x0102_1994;

/// Whether what is in `folder` takes more than `most` bytes, or can't be counted.
pub fn exceeds(folder: &Path, most: u64) -> bool {
    let mut left = most;
    !fits(folder, DEEPEST, &mut left)
}

fn fits(folder: &Path, depth: usize, left: &mut u64) -> bool {
    let Ok(entries) = fs::read_dir(folder) else {
        // Removed a moment ago; or hidden.
        return !folder.exists();
    };
    for entry in entries.flatten() {
        let Ok(data) = entry.metadata() else { continue };
        let size = ENTRY + data.len().max(data.blocks() * 512);
        let Some(rest) = left.checked_sub(size) else {
            return false;
        };
        *left = rest;
        if data.is_dir() && (depth == 0 || !fits(&entry.path(), depth - 1, left)) {
            return false;
        }
    }
    true
}

/// Removes a folder with all that is in it, level by level: what lies deeper is moved up first, so that no path gets too long
/// and no stack too deep. What can't be removed now is at the next start.
pub fn remove(folder: &Path) {
    // In a folder of our own, where nothing has a name already.
    if let Ok(level) = tempfile::tempdir_in(folder) {
        let mut moved = 0;
        empty(folder, level.path(), &mut moved);
        loop {
            let folders: Vec<PathBuf> = entries(level.path()).map(|entry| entry.path()).collect();
            for inner in &folders {
                empty(inner, level.path(), &mut moved);
            }
            // What was moved up meanwhile is next; if nothing can be removed, nothing ever will.
            let removed = folders.iter().filter(|inner| fs::remove_dir(inner).is_ok());
            if removed.count() == 0 {
                break;
            }
        }
    }
    for file in entries(folder) {
        let _ = fs::remove_file(file.path());
    }
    let _ = fs::remove_dir(folder);
}

/// Moves the folders in `folder` to `level`; what else there is in one that is not the outermost is removed.
fn empty(folder: &Path, level: &Path, moved: &mut usize) {
    for entry in entries(folder) {
        let path = entry.path();
        if !entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            // The outermost may have a file that says that it is in use: it goes last.
            if folder.starts_with(level) {
                let _ = fs::remove_file(path);
            }
        } else if path != level && fs::remove_dir(&path).is_err() {
            *moved += 1;
            // Only who may write to a folder can move it.
            let _ = fs::set_permissions(&path, Permissions::from_mode(0o700));
            let _ = fs::rename(path, level.join(moved.to_string()));
        }
    }
}

fn entries(folder: &Path) -> impl Iterator<Item = DirEntry> {
    fs::read_dir(folder).into_iter().flatten().flatten()
}

#[cfg(test)]
mod tests {
    use super::*;
    use rustix::fs::{Mode, OFlags, mkdirat, open, openat};

    #[test]
    fn what_is_deeper_than_a_path_can_name_is_removed() {
        let parent = tempfile::tempdir().unwrap();
        let scratch = Scratch::new(parent.path()).unwrap();
        let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::CLOEXEC;
        let mut at = open(scratch.path(), flags, Mode::empty()).unwrap();
        // Longer, together, than the 4,096 bytes of the longest path.
        for _ in 0..200 {
            let name = "a-name-of-some-length-to-fill-a-path";
            mkdirat(&at, name, Mode::RWXU).unwrap();
            at = openat(&at, name, flags, Mode::empty()).unwrap();
        }
        drop(at);
        assert!(exceeds(scratch.path(), u64::MAX), "that deep is too deep");
        drop(scratch);
        assert_eq!(fs::read_dir(parent.path()).unwrap().count(), 0);
    }

    #[test]
    fn everything_is_removed_whatever_its_modes() {
        let parent = tempfile::tempdir().unwrap();
        let scratch = Scratch::new(parent.path()).unwrap();
        for name in ["a/b/c", "a/b/d", "e"] {
            let folder = scratch.path().join(name);
            fs::create_dir_all(&folder).unwrap();
            fs::write(folder.join("file"), "x").unwrap();
            fs::write(folder.join("1"), "x").unwrap();
        }
        for closed in ["a/b/c", "a/b", "a", "e"] {
            fs::set_permissions(scratch.path().join(closed), Permissions::from_mode(0o000))
                .unwrap();
        }
        drop(scratch);
        assert_eq!(fs::read_dir(parent.path()).unwrap().count(), 0);
    }

    #[test]
    #[cfg(target_os = "linux")]
    fn files_in_memory_are_told_from_others() {
        assert!(!is_in_memory(Path::new("/proc")));
        // Where Linux keeps shared memory, if it is there at all.
        let shared = Path::new("/dev/shm");
        assert!(is_in_memory(shared) || !shared.exists());
    }

    #[test]
    fn content_and_number_of_files_count() {
        let folder = tempfile::tempdir().unwrap();
        assert!(!exceeds(folder.path(), 0));
        fs::create_dir(folder.path().join("inner")).unwrap();
        fs::write(folder.path().join("inner/file"), vec![1; 100_000]).unwrap();
        assert!(exceeds(folder.path(), 100_000 + ENTRY));
        assert!(!exceeds(folder.path(), 110_000 + 2 * ENTRY));
        for number in 0..50 {
            fs::write(folder.path().join(number.to_string()), "").unwrap();
        }
        assert!(exceeds(folder.path(), 100_000 + 51 * ENTRY));
        assert!(!exceeds(folder.path(), 110_000 + 52 * ENTRY));
    }
}
