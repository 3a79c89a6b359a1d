//! The book in a real browser: accessibility, links, scripts, print. The tests themselves are in tests/browser.

use book::serve::{Options, Server};
use std::process::Command;

#[test]
#[ignore = "takes some minutes and needs node and Chromium: `npm ci` in tests/browser, then `cargo test --test browser -- --ignored`"]
fn readers_find_nothing_broken() {
    let server = Server::start(
        proof::root(),
        Options::new(proof::root().join("target")),
        None,
    )
    .expect("the book can be served");
    let address = format!("http://{}", server.address());
    for script in ["check", "test", "lighthouse"] {
        let status = Command::new("npm")
            .args(["run", "--silent", script])
            .current_dir(proof::root().join("tests/browser"))
            .env("BOOK_URL", &address)
            .status()
            .expect("npm is installed");
        assert!(
            status.success(),
            "`npm run {script}` in tests/browser failed, see above"
        );
    }
}
