//! The book in a real browser: accessibility, links, scripts, print. The tests themselves are in tests/browser.

use book::Purpose;
use std::path::Path;
use std::process::Command;

#[test]
#[ignore = "takes some minutes and needs node and Chromium: `npm ci` in tests/browser, then `cargo test --test browser -- --ignored`"]
fn readers_find_nothing_broken() {
    let site = Path::new(env!("CARGO_TARGET_TMPDIR")).join("browser");
    if let Err(error) = book::build(proof::root(), &site, Purpose::Publish) {
        panic!("\n{error}\n");
    }
    for script in ["check", "test", "lighthouse"] {
        let status = Command::new("npm")
            .args(["run", "--silent", script])
            .current_dir(proof::root().join("tests/browser"))
            .env("BOOK_DIR", &site)
            .status()
            .expect("npm is installed");
        assert!(
            status.success(),
            "`npm run {script}` in tests/browser failed, see above"
        );
    }
}
