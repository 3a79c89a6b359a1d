//! What the tests share.
//!
//! `links` follows the links of rendered pages, `small_book` makes a book of two listings to plant faults in. What proves
//! a listing is in `book::proof`, since an author's server does that, too.

pub mod links;
pub mod small_book;

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

/// The root of this book.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
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
        let built = Command::new(env!("CARGO"))
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
