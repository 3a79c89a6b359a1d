//! Where [rustup](https://rust-lang.github.io/rustup) keeps toolchains, and where it reads which is meant.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

/// The folder that a variable names, or one of the user.
pub fn home_of(variable: &str, usual: &str) -> Option<PathBuf> {
    let named = env::var_os(variable).map(PathBuf::from);
    named.or_else(|| Some(env::home_dir()?.join(usual)))
}

/// The file in which rustup reads what toolchain is used in `folder`.
pub fn named_in(folder: &Path) -> Option<PathBuf> {
    let folder = std::path::absolute(folder).ok()?;
    let mut files = folder
        .ancestors()
        .flat_map(|folder| ["rust-toolchain.toml", "rust-toolchain"].map(|file| folder.join(file)));
    files.find(|file| file.is_file())
}

/// Folders of nightly toolchains in `folders`: the current one first, then those of a day, the newest first.
pub fn nightlies(folders: &[PathBuf]) -> Vec<PathBuf> {
    let toolchains = |folder: &PathBuf| {
        let entries = fs::read_dir(folder).into_iter().flatten().flatten();
        let paths = entries.map(|entry| entry.path());
        let mut here: Vec<_> = paths
            .filter(|path| name_of(path).starts_with("nightly"))
            .collect();
        here.sort_by_key(|path| std::cmp::Reverse((!is_of_a_day(&name_of(path)), name_of(path))));
        here
    };
    folders.iter().flat_map(toolchains).collect()
}

/// The last part of a path.
pub fn name_of(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default();
    name.to_string_lossy().into_owned()
}

/// Such as `nightly-2026-01-31-x86_64-unknown-linux-gnu`.
fn is_of_a_day(name: &str) -> bool {
    name.strip_prefix("nightly-")
        .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_current_nightly_goes_before_those_of_a_day() {
        let (one, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        for name in [
            "stable-a",
            "nightly-2025-12-31-a",
            "nightly-a",
            "nightly-2026-01-02-a",
            "1.95.0-a",
        ] {
            fs::create_dir(one.path().join(name)).unwrap();
        }
        fs::create_dir(other.path().join("nightly-2026-02-01-a")).unwrap();
        let folders = [
            one.path().join("missing"),
            one.path().to_owned(),
            other.path().to_owned(),
        ];
        let found: Vec<_> = nightlies(&folders)
            .iter()
            .map(|path| name_of(path))
            .collect();
        assert_eq!(
            found,
            [
                "nightly-a",
                "nightly-2026-01-02-a",
                "nightly-2025-12-31-a",
                "nightly-2026-02-01-a"
            ]
        );
    }

    #[test]
    fn a_toolchain_may_be_named_further_up() {
        let root = tempfile::tempdir().unwrap();
        let inner = root.path().join("books/one");
        fs::create_dir_all(&inner).unwrap();
        let file = |folder: &Path, name: &str| {
            fs::write(folder.join(name), "stable").unwrap();
            folder.join(name)
        };
        let outer = file(root.path(), "rust-toolchain");
        assert_eq!(named_in(&inner), Some(outer));
        let own = file(&inner, "rust-toolchain.toml");
        assert_eq!(named_in(&inner), Some(own));
    }
}
