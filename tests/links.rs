//! Every link of the rendered book leads somewhere.

// Its `test` is meant below.
#[macro_use]
extern crate remembered;

use book::Purpose;
use std::process::Command;

fn main() {
    let root = proof::root();
    remembered::run(|parts| {
        let parts = parts.with_file("settings", &root.join("book.toml"));
        let folders = ["src", "listings", "theme"];
        folders
            .into_iter()
            .fold(parts, |parts, folder| parts.with_folder(&root.join(folder)))
    });
}

#[test]
fn files_images_and_fragments_are_there() {
    let site = proof::kept("links");
    if let Err(error) = book::build(proof::root(), &site, Purpose::Publish) {
        panic!("\n{error}\n");
    }
    let problems = proof::links::problems(&site);
    let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
    assert!(lines.is_empty(), "\n{}\n", lines.join("\n"));
}

#[test(always)]
#[ignore = "needs mdbook and mdbook-linkcheck2 (`cargo install mdbook mdbook-linkcheck2`); run it with `cargo test --test links -- --ignored`"]
fn mdbook_linkcheck2_finds_nothing() {
    let dest = tempfile::tempdir().expect("the system has a folder for temporary files");
    let status = Command::new("mdbook")
        .arg("build")
        .arg("--dest-dir")
        .arg(dest.path())
        .current_dir(proof::root())
        .env("MDBOOK_OUTPUT__LINKCHECK2__OPTIONAL", "false")
        .status()
        .expect("mdbook is installed");
    assert!(
        status.success(),
        "the link checker found something, see above"
    );
}
