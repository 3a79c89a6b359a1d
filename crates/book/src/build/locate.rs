//! Which book is meant, and where to work on it.

use anyhow::{Context, Result, bail};
use remembered::is_target;
use std::path::{Path, PathBuf};

use crate::{Purpose, Settings};

/// The book that the current folder lies in: the nearest folder upwards that has a `book.toml`.
///
/// # Errors
/// When there is none.
pub fn here() -> Result<PathBuf> {
    let here = std::env::current_dir().context("the current folder")?;
    let root = here
        .ancestors()
        .find(|folder| folder.join("book.toml").is_file());
    root.map(Path::to_path_buf)
        .context("no book.toml here or in a folder above; call this inside the book")
}

/// The checkout of this project that this program belongs to: around the package that cargo runs it of, or else around the
/// current folder, or else where cargo has built it. None of these is a path that was compiled into the program, since a
/// checkout may be copied or moved together with what cargo has built of it.
pub fn project() -> Option<PathBuf> {
    let package = std::env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
    let here = std::env::current_dir().ok();
    let program = std::env::current_exe().ok();
    let built = program.and_then(|program| program.ancestors().nth(3).map(Path::to_path_buf));
    package
        .as_deref()
        .and_then(checkout_around)
        .or_else(|| checkout_around(&here?))
        .or_else(|| built.filter(|folder| is_checkout(folder)))
}

fn checkout_around(folder: &Path) -> Option<PathBuf> {
    let mut around = folder.ancestors();
    around
        .find(|folder| is_checkout(folder))
        .map(Path::to_path_buf)
}

/// Whether what programs are compiled and explored with is here.
fn is_checkout(folder: &Path) -> bool {
    [
        "Cargo.lock",
        "listings/Cargo.toml",
        "crates/explorer/Cargo.toml",
    ]
    .iter()
    .all(|file| folder.join(file).is_file())
}

/// The folder that cargo has built this program in, such as `target`; none when it was installed elsewhere.
pub fn target() -> Option<PathBuf> {
    let program = std::env::current_exe().ok()?;
    // A test lies a folder deeper than a program.
    let mut around = program.ancestors().skip(2).take(2);
    around
        .find(|folder| is_target(folder))
        .map(Path::to_path_buf)
}

/// The folder of the book that a reader names: by that folder or by its `book.toml`.
///
/// # Errors
/// When there is no mdBook. One that has mistakes is one all the same: its pages say what they are.
pub fn at(path: &Path) -> Result<PathBuf> {
    let path = std::path::absolute(path)?;
    let root = match path.parent() {
        Some(folder) if path.is_file() => {
            if !path.ends_with("book.toml") {
                bail!(
                    "{} is no book.toml; name the folder of an mdBook, or its book.toml",
                    path.display()
                );
            }
            folder
        }
        _ => &path,
    };
    let shown = root.display();
    if !root.is_dir() {
        bail!("there is no folder {shown}");
    }
    if !root.join("book.toml").is_file() {
        bail!(
            "there is no book.toml in {shown}; name the folder of an mdBook, or make it one with `mdbook init`"
        );
    }
    if let Ok(settings) = Settings::read(root, Purpose::Serve) {
        let summary = settings.chapters().join("SUMMARY.md");
        if !root.join(&summary).is_file() {
            bail!("{shown} is no mdBook: it has no {}", summary.display());
        }
    }
    Ok(root.to_owned())
}

/// Whether this program was built from the checkout at `root`, and so by somebody who runs what is written there: it lies in
/// the folder, or cargo runs it from there.
pub fn is_own_checkout(root: &Path) -> bool {
    let program = std::env::current_exe().ok();
    let package = std::env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
    let real = |path: &Path| path.canonicalize().ok();
    let root = real(root);
    [program, package].iter().flatten().any(|path| {
        real(path).is_some_and(|path| root.as_ref().is_some_and(|root| path.starts_with(root)))
    })
}

/// A folder for what serving the book in `root` needs: the one that cargo put this program in, where that is one, can be
/// written to, and does not lie in somebody else's book; or else one among the user's caches; or a new one among the
/// system's temporary folders.
///
/// # Errors
/// When the system has no place for it.
pub fn work_folder(root: &Path, is_ours: bool) -> Result<PathBuf> {
    let program = std::env::current_exe().ok();
    if let Some(target) = program.and_then(|program| target_folder(&program, root, is_ours)) {
        return Ok(target);
    }
    if let Some(cache) = cache_folder() {
        return Ok(cache);
    }
    let folder = tempfile::Builder::new()
        .prefix("fearless-")
        .tempdir()
        .context("cannot make a temporary folder for the pages")?;
    // Left to the system, as Ctrl-C ends us without a word.
    Ok(folder.keep())
}

/// Where the next start finds again what this one left.
fn cache_folder() -> Option<PathBuf> {
    let named = std::env::var_os("XDG_CACHE_HOME").map(PathBuf::from);
    let caches = named
        .filter(|caches| caches.is_absolute())
        .or_else(|| Some(std::env::home_dir()?.join(".cache")))?;
    let folder = caches.join("fearless");
    std::fs::create_dir_all(&folder).ok()?;
    tempfile::tempfile_in(&folder).ok()?;
    Some(folder)
}

/// The folder that cargo built `program` in, if pages can and may go there.
fn target_folder(program: &Path, root: &Path, is_ours: bool) -> Option<PathBuf> {
    let target = program.ancestors().nth(2)?;
    let lies_in_book = || {
        let real = |path: &Path| path.canonicalize().unwrap_or_else(|_| path.to_owned());
        real(target).starts_with(real(root))
    };
    let may_be_used = is_ours || !lies_in_book();
    // An installed program lies in another folder.
    let usable = is_target(target) && may_be_used && tempfile::tempfile_in(target).is_ok();
    usable.then(|| target.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for (file, text) in files {
            let path = folder.path().join(file);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        folder
    }

    #[test]
    fn a_book_is_named_by_its_folder_or_its_book_toml() {
        let book = folder(&[("book.toml", "[book]\n"), ("src/SUMMARY.md", "")]);
        assert_eq!(at(book.path()).unwrap(), book.path());
        assert_eq!(at(&book.path().join("book.toml")).unwrap(), book.path());
    }

    #[test]
    fn a_book_with_mistakes_is_a_book() {
        let book = folder(&[("book.toml", "[book")]);
        assert_eq!(at(book.path()).unwrap(), book.path());
    }

    #[test]
    fn what_is_no_book_is_refused_in_one_sentence() {
        let none = folder(&[
            ("notes.md", ""),
            ("crate/book.toml", "[book]\nsrc = \"docs\"\n"),
        ]);
        for (path, sentence) in [
            ("elsewhere", "there is no folder "),
            ("", "there is no book.toml in "),
            ("notes.md", "notes.md is no book.toml; name the folder"),
            ("crate", "is no mdBook: it has no docs/SUMMARY.md"),
        ] {
            let error = at(&none.path().join(path)).unwrap_err().to_string();
            assert!(error.contains(sentence), "{error}");
            assert_eq!(error.lines().count(), 1, "{error}");
        }
    }

    #[test]
    fn pages_go_where_cargo_builds_but_never_into_a_book_of_others() {
        let around = folder(&[("target/CACHEDIR.TAG", ""), ("bin/book", "")]);
        let (root, target) = (around.path(), around.path().join("target"));
        let program = target.join("debug/book");
        let elsewhere = Path::new("/elsewhere");

        assert_eq!(target_folder(&program, root, true), Some(target.clone()));
        assert_eq!(target_folder(&program, elsewhere, false), Some(target));
        assert_eq!(target_folder(&program, root, false), None);
        let installed = root.join("bin/book");
        assert_eq!(target_folder(&installed, elsewhere, true), None);
    }
}
