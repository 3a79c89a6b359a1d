//! What the tests share.
//!
//! `links` follows the links of rendered pages, `small_book` makes a book of two listings to plant faults in. What proves
//! a listing is in `book::proof`, since an author's server does that, too.

pub mod links;
pub mod small_book;

use book::build::locate;
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
    let marked = own
        .ancestors()
        .find(|folder| folder.join("CACHEDIR.TAG").is_file());
    marked.expect("cargo marks its folder").to_owned()
}

/// The executable of the book, `target/debug/book`.
pub fn executable() -> &'static Path {
    static BUILT: OnceLock<PathBuf> = OnceLock::new();
    BUILT.get_or_init(|| {
        // There is nothing to build after a whole `cargo test`; but one test alone does not build it.
        let built = Command::new(book::proof::built::cargo())
            .args(["build", "--quiet", "--bin", "book"])
            .current_dir(root())
            .status();
        assert!(
            built.is_ok_and(|status| status.success()),
            "cargo builds the executable"
        );
        let own = std::env::current_exe().expect("this process has an executable");
        own.ancestors()
            .nth(2)
            .expect("in target/debug/deps")
            .join("book")
    })
}
