//! Where the programs of a listing crate are.

use std::fs;
use std::path::{Path, PathBuf};

/// The folders of a listing crate in which a program is a listing.
pub const RUNS: &str = "src/bin";
pub const REFUSED: &str = "broken";
pub const TESTED: &str = "tests";

/// The first file of a listing of several, in a folder that is called like the listing.
pub const MAIN: &str = "main.rs";

/// All of them.
pub const ALL: [&str; 3] = [RUNS, REFUSED, TESTED];

/// Where the program called `name` is, of the crate in `folder`: paths relative to `root`, each with the folder that decides
/// what becomes of it. One is right; none, or several, an author mends.
pub fn programs(root: &Path, folder: &Path, name: &str) -> Vec<(PathBuf, &'static str)> {
    let of = |kind: &'static str| {
        let sub = folder.join(kind);
        let paths = [sub.join(format!("{name}.rs")), sub.join(name).join(MAIN)];
        paths.map(|path| (path, kind))
    };
    let all = ALL.into_iter().flat_map(of);
    all.filter(|(path, _)| root.join(path).exists()).collect()
}

pub fn subfolders(folder: &Path) -> Vec<String> {
    names(folder, Path::is_dir)
}

pub fn files(folder: &Path) -> Vec<String> {
    names(folder, Path::is_file)
}

/// The names of the entries of `folder` that `wanted` accepts, sorted; none when there is no such folder.
fn names(folder: &Path, wanted: impl Fn(&Path) -> bool) -> Vec<String> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut names: Vec<String> = entries
        .filter(|entry| wanted(&entry.path()))
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}
