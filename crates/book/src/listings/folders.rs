//! Where the programs of a listing crate are.

use std::fs;
use std::path::{Path, PathBuf};

/// The folders of a listing crate in which a program is a listing.
pub const RUNS: &str = "src/bin";
pub const REFUSED: &str = "broken";

/// The first file of a listing of several, in a folder that is called like the listing.
pub const MAIN: &str = "main.rs";

/// Where the program called `name` is, of the crate in `folder`: paths relative to `root`, and whether it is in the folder of
/// those that are refused. One is right; none, or several, an author mends.
pub fn programs(root: &Path, folder: &Path, name: &str) -> Vec<(PathBuf, bool)> {
    let of = |sub: &str| {
        let sub = folder.join(sub);
        [sub.join(format!("{name}.rs")), sub.join(name).join(MAIN)]
    };
    let runs = of(RUNS).into_iter().map(|path| (path, false));
    let refused = of(REFUSED).into_iter().map(|path| (path, true));
    let all = runs.chain(refused);
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
