//! What the tests share.
//!
//! `links` follows the links of rendered pages, `small_book` makes a book of two listings to plant faults in. What proves
//! a listing is in `book::proof`, since an author's server does that, too.

pub mod links;
pub mod small_book;

use book::build::locate;
use book::proof::Prover;
use book::{Purpose, Settings};
use remembered::Memory;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

/// The root of this book.
///
/// Cargo takes two checkouts that share a folder of builds for one, and runs in each what it has last compiled in either,
/// unless a file is newer. What the tests of one say of the other's pages would prove nothing.
///
/// # Panics
/// When these tests were compiled in another checkout.
pub fn root() -> &'static Path {
    static ROOT: OnceLock<PathBuf> = OnceLock::new();
    ROOT.get_or_init(|| {
        let package = std::env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
        let root = package.or_else(|| locate::here().ok());
        let root = root.expect("cargo, or the current folder, tells where the book is");
        #[expect(clippy::disallowed_macros, reason = "it is compared with where they run")]
        let compiled = Path::new(env!("CARGO_MANIFEST_DIR"));
        assert!(
            compiled == root || target().starts_with(&root),
            "these tests were compiled in {}, and {} has the same CARGO_TARGET_DIR: give each checkout one of its own",
            compiled.display(),
            root.display()
        );
        root
    })
}

/// The folder `name` among the files that tests leave behind.
pub fn kept(name: &str) -> PathBuf {
    target().join("tmp").join(name)
}

/// Where cargo puts what it makes: this test, too.
pub fn target() -> PathBuf {
    let own = std::env::current_exe().expect("this process has an executable");
    let marked = own.ancestors().find(|folder| remembered::is_target(folder));
    marked.expect("cargo marks its folder").to_owned()
}

/// The executable of the book, `target/debug/book`.
pub fn executable() -> &'static Path {
    static BUILT: OnceLock<PathBuf> = OnceLock::new();
    BUILT.get_or_init(|| {
        let own = std::env::current_exe().expect("this process has an executable");
        let profile = own.ancestors().nth(2).expect("in target/debug/deps");
        let executable = profile.join("book");
        // A whole `cargo test` has built it; one test alone has not. Cargo takes a while to say that there is nothing to do.
        if !is_newer_than_its_sources(&executable) {
            let built = Command::new(book::proof::built::cargo())
                .args(["build", "--quiet", "--bin", "book"])
                .current_dir(root())
                .status();
            assert!(
                built.is_ok_and(|status| status.success()),
                "cargo builds the executable"
            );
        }
        executable
    })
}

/// What proves the listings of this book, with the memory of this build.
///
/// # Panics
/// When book.toml can't be read.
pub fn prover() -> Prover {
    let settings = Settings::read(root(), Purpose::Publish).expect("book.toml can be read");
    // The playground keeps its files where `bless` and the server keep theirs: what they have compiled is there.
    Prover::new(
        root(),
        settings.chapters(),
        &target(),
        Memory::of_this_build(),
    )
}

/// Whether nothing of this checkout that `executable` was made from, which cargo lists beside it, is newer. False where that
/// can't be told.
fn is_newer_than_its_sources(executable: &Path) -> bool {
    let modified = |path: &Path| fs::metadata(path).and_then(|data| data.modified());
    let (Ok(made), Ok(list)) = (
        modified(executable),
        fs::read_to_string(executable.with_extension("d")),
    ) else {
        return false;
    };
    let sources = list.split_once(": ").map_or("", |(_, sources)| sources);
    let mut sources: Vec<PathBuf> = sources.split_whitespace().map(PathBuf::from).collect();
    let crates = fs::read_dir(root().join("crates")).into_iter().flatten();
    sources.extend(
        crates
            .flatten()
            .map(|entry| entry.path().join("Cargo.toml")),
    );
    sources.extend(["Cargo.toml", "Cargo.lock"].map(|file| root().join(file)));
    !sources.is_empty()
        && sources.iter().all(|source| {
            source.starts_with(root()) && modified(source).is_ok_and(|changed| changed <= made)
        })
}
