//! Files that a process holds though they have no name any more.
//!
//! Where files are in memory, such a file is memory that nobody sees: it is not counted in the folder, nor, where it is not
//! mapped any more, as the process's own. It takes no writing to fill one: to look at what was never written is enough.

use rustix::process::Pid;
use std::collections::HashMap;
use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

/// How the kernel marks the name of a removed file.
const REMOVED: &str = " (deleted)";

/// Bytes of removed files from `folder` that `process` holds. One that is only mapped counts `most`, the bytes that a file may
/// have: ordinary users are not told how large it is.
pub fn bytes(process: Pid, folder: &Path, most: u64) -> u64 {
    let process = PathBuf::from(format!("/proc/{}", process.as_raw_nonzero()));
    // The kernel names files by where links lead.
    let folder = &folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
    let mut files = HashMap::new();
    // A main thread that has ended before the others is shown without any.
    for thread in [process.clone()].into_iter().chain(first_threads(&process)) {
        for inode in mapped(&thread, folder) {
            files.entry(inode).or_insert(most);
        }
        files.extend(open(&thread, folder));
    }
    files.values().sum()
}

fn first_threads(process: &Path) -> impl Iterator<Item = PathBuf> {
    let threads = fs::read_dir(process.join("task")).into_iter().flatten();
    threads.flatten().take(2).map(|thread| thread.path())
}

/// The inodes of those that are open, and what they occupy.
fn open(thread: &Path, folder: &Path) -> HashMap<u64, u64> {
    let descriptors = fs::read_dir(thread.join("fd")).into_iter().flatten();
    let paths = descriptors.flatten().map(|descriptor| descriptor.path());
    paths
        .filter(|path| fs::read_link(path).is_ok_and(|name| is_removed(&name, folder)))
        .filter_map(|path| path.metadata().ok())
        .map(|file| (file.ino(), file.blocks() * 512))
        .collect()
}

/// The inodes of those that are mapped
/// ([proc_pid_maps(5)](https://man7.org/linux/man-pages/man5/proc_pid_maps.5.html)).
fn mapped(thread: &Path, folder: &Path) -> Vec<u64> {
    let maps = fs::read(thread.join("maps")).unwrap_or_default();
    let maps = String::from_utf8_lossy(&maps);
    maps.lines()
        .filter_map(|line| {
            // Addresses, rights, offset and device come before the inode, spaces before the name.
            let (_, rest) = line.split_at(line.match_indices(' ').nth(3)?.0 + 1);
            let (inode, name) = rest.split_once(' ')?;
            let is_removed = is_removed(Path::new(name.trim_start()), folder);
            is_removed.then(|| inode.parse().ok())?
        })
        .collect()
}

fn is_removed(name: &Path, folder: &Path) -> bool {
    name.starts_with(folder)
        && name
            .as_os_str()
            .as_encoded_bytes()
            .ends_with(REMOVED.as_bytes())
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;
    use std::fs::File;
    use std::process::{Command, Stdio};

    #[test]
    fn what_has_a_name_is_not_counted_and_what_has_none_is() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("file");
        fs::write(&path, vec![1; 100_000]).unwrap();
        File::open(&path).unwrap().sync_all().unwrap();
        let mut cat = Command::new("cat")
            .stdin(Stdio::piped())
            .stderr(File::open(&path).unwrap())
            .spawn()
            .unwrap();
        let held = || bytes(Pid::from_child(&cat), folder.path(), 1);
        assert_eq!(held(), 0);
        fs::remove_file(&path).unwrap();
        assert!((100_000..200_000).contains(&held()), "{}", held());
        drop(cat.stdin.take());
        cat.wait().unwrap();
    }
}
