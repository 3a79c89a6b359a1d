//! The book in a real browser: its playground, accessibility, links, scripts, print. The tests themselves are in
//! tests/browser.

use book::Purpose;
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

#[test]
#[ignore = "takes some minutes and needs node and Chromium: `npm ci` in tests/browser, then `cargo test --test browser -- --ignored`"]
fn readers_find_nothing_broken() {
    // Not that of whoever runs the tests, who may be a reader.
    let progress = tempfile::tempdir().expect("a temporary folder");
    let book = Served::start(None, progress.path());
    let copy = proof::kept("published");
    if let Err(error) = book::build(proof::root(), &copy, Purpose::Publish) {
        panic!("\n{error}\n");
    }
    // A copy as well, as a test writes in it.
    let others = tempfile::tempdir().expect("a temporary folder");
    let other = others.path().join("other-book");
    copy_folder(&proof::root().join("crates/book/tests/other-book"), &other);
    let other_book = Served::start(Some(&other), progress.path());
    for script in ["check", "test", "lighthouse"] {
        let status = Command::new("npm")
            .args(["run", "--silent", script])
            .current_dir(proof::root().join("tests/browser"))
            .env("BOOK_URL", &book.address)
            .env("BOOK_PAGES", &copy)
            .env("OTHER_BOOK_URL", &other_book.address)
            .env("OTHER_BOOK", &other)
            .env("BOOK_PROGRAM", proof::executable())
            .env("BOOK_PROGRESS", progress.path())
            .status()
            .expect("npm is installed");
        assert!(
            status.success(),
            "`npm run {script}` in tests/browser failed, see above"
        );
    }
}

fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir(to).expect("a new folder");
    for entry in fs::read_dir(from).expect("a folder") {
        let path = entry.expect("a readable folder").path();
        let copy = to.join(path.file_name().expect("a name"));
        if path.is_dir() {
            copy_folder(&path, &copy);
        } else {
            fs::copy(&path, copy).expect("a readable file");
        }
    }
}

/// What `cargo run` starts. Dropping it ends it.
struct Served {
    process: Child,
    address: String,
}

impl Served {
    /// Serves this book, or another, to readers whose progress is kept in a folder.
    fn start(other: Option<&Path>, progress: &Path) -> Self {
        let mut process = Command::new(proof::executable())
            .arg("serve")
            .args(other)
            .args(["--port", "0"])
            .current_dir(proof::root())
            .env("BOOK_PROGRESS", progress)
            .stdout(Stdio::piped())
            .spawn()
            .expect("the book can be served");
        let mut lines = BufReader::new(process.stdout.take().expect("it is piped")).lines();
        let address = lines.find_map(|line| {
            let line = line.expect("the server tells in words");
            Some(
                line.strip_prefix("The book is at ")?
                    .split(' ')
                    .next()?
                    .to_owned(),
            )
        });
        let address = address.expect("the server tells its address");
        Self { process, address }
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        // It may have ended by itself, which its clients have noticed.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
