//! Every listing that the page says is refused is refused, in exactly the words the page shows.
//!
//! The words are those of a compiler without the `rust-src` component, whether the reader has it or not.

#[path = "support/profile.rs"]
mod profile;
#[path = "support/sysroot.rs"]
mod sysroot;

use profile::{compiler, profile};
use remembered::{Key, Parts};
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The folder that trybuild takes for the package under test; cargo sets it for this test.
const PACKAGE: &str = "CARGO_MANIFEST_DIR";

/// The one listing that is to be tried, when it is not all: a path relative to the package.
const ONLY: &str = "LISTING";

/// Asks trybuild to record what the compiler says, if it is `overwrite`. Then nothing is proved.
const RECORDS: &str = "TRYBUILD";

/// Where the test makes a toolchain, when it is not the one of this build: runs side by side must not share it.
const FOLDER: &str = "LISTINGS_FOLDER";

/// What tests leave behind.
fn kept() -> PathBuf {
    profile().with_file_name("tmp")
}

/// The package that cargo runs this test of.
fn package() -> PathBuf {
    env::var_os(PACKAGE)
        .expect("cargo tells where the package is")
        .into()
}

fn main() {
    remembered::run(|parts| parts.with_file("compiler's wrapper", &compiler()));
}

/// Each listing is remembered by itself.
#[remembered::test(always)]
fn refused_in_the_words_of_the_page() {
    let current = sysroot::current().expect("rustc tells its sysroot");
    let folder = env::var_os(FOLDER).map_or_else(kept, PathBuf::from);
    if let Some(sysroot) = sysroot::without_rust_src(&current, &folder)
        .expect("rust-src can be hidden from the compiler")
    {
        // SAFETY: whatever else of this process looks at the environment does so by std, which takes a lock for it.
        unsafe {
            env::set_var("LISTINGS_SYSROOT", sysroot);
            env::set_var("RUSTC_WORKSPACE_WRAPPER", compiler());
        }
    }
    let depends = Parts::of("refused")
        .with_compiler()
        .with_file("versions of crates", Path::new("../Cargo.lock"))
        .with_file("crates that a listing may use", Path::new("Cargo.toml"))
        .with_file("compiler's wrapper", &compiler())
        .with_own_code();
    let listings: Vec<(PathBuf, Key)> = listings()
        .map(|path| {
            let depends = depends
                .clone()
                .with("path", path.as_os_str().as_encoded_bytes());
            let depends = depends.with_file("program", &path);
            let depends = match path.ends_with("main.rs") {
                true => depends.with_folder(path.parent().unwrap_or(&path)),
                false => depends,
            };
            let key = depends
                .with_file("words", &path.with_extension("stderr"))
                .key();
            (path, key)
        })
        .collect();
    let only = env::var_os(ONLY);
    let is_meant = |path: &Path| only.as_ref().is_none_or(|only| path == Path::new(only));
    let listings = listings.into_iter().filter(|(path, _)| is_meant(path));
    let memory = remembered::memory();
    let (held, changed): (Vec<_>, Vec<_>) = listings.partition(|(_, key)| memory.holds(key));
    {
        // Its tests are run when it is dropped, which panics where one fails.
        let tests = trybuild::TestCases::new();
        for (path, _) in &changed {
            tests.compile_fail(path);
        }
    }
    for (path, _) in held {
        println!("test {} ... ok, remembered", path.display());
    }
    if env::var(RECORDS).is_ok_and(|how| how == "overwrite") {
        return;
    }
    for (_, key) in changed {
        memory.remember(&key);
    }
}

/// The refused listings of the package that is tested, which is the current directory.
fn listings() -> impl Iterator<Item = PathBuf> {
    let folders = fs::read_dir(".").expect("a package is a folder").flatten();
    let broken = folders.map(|folder| folder.path().join("broken"));
    let entries = |folder: &Path| {
        let entries = fs::read_dir(folder).into_iter().flatten().flatten();
        entries.map(|entry| entry.path()).collect::<Vec<_>>()
    };
    // A listing of several files has a folder, in which `main.rs` is the program.
    let paths = broken
        .flat_map(|folder| entries(&folder))
        .map(|path| {
            if path.is_dir() {
                path.join("main.rs")
            } else {
                path
            }
        })
        .filter(|path| path.extension().is_some_and(|extension| extension == "rs"));
    let mut paths: Vec<PathBuf> = paths
        .map(|path| path.strip_prefix(".").map_or(path.clone(), Path::to_owned))
        .collect();
    paths.sort();
    paths.into_iter()
}

/// One copy with two faults and a listing without, because cargo compiles them in one go.
#[remembered::test]
fn a_listing_that_starts_to_compile_or_has_another_error_is_found() {
    let package = planted(&[
        ("lost.rs", "drop(word)", "drop(&word)"),
        ("taken.rs", "word.len()", "word.length()"),
    ]);
    let said = run_on(&package);
    assert!(
        said.contains("talk/broken/kept_by_nobody.rs ... ok"),
        "{said}"
    );
    assert!(
        said.contains("talk/broken/lost.rs ... error")
            && said.contains("Expected test case to fail"),
        "{said}"
    );
    assert!(said.contains("talk/broken/taken.rs ... mismatch"), "{said}");
}

/// The compiler takes the first file of rust-src for a sign of the whole.
#[remembered::test]
fn the_words_are_the_same_with_rust_src() {
    let folder = kept().join("with-rust-src");
    let with = folder.join("toolchain");
    if with.exists() {
        fs::remove_dir_all(&with).expect("the copy can be replaced");
    }
    let current = sysroot::current().expect("rustc tells its sysroot");
    sysroot::link_children(&current, &with, "lib").expect("links can be made");
    sysroot::link_children(&current.join("lib"), &with.join("lib"), "rustlib")
        .expect("links can be made");
    let rustlib = Path::new("lib/rustlib");
    sysroot::link_children(&current.join(rustlib), &with.join(rustlib), "src")
        .expect("links can be made");
    let library = with.join(rustlib).join("src/rust/library/std/src");
    fs::create_dir_all(&library).expect("the copy can be written");
    fs::write(library.join("lib.rs"), "").expect("the copy can be written");

    let without = sysroot::without_rust_src(&with, &folder)
        .expect("links can be made")
        .expect("it is there");
    let words = |sysroot: &Path| {
        let output = Command::new(compiler())
            .args(["--edition", "2024", "--emit", "metadata", "--out-dir"])
            .arg(&folder)
            .arg("../tests/small-book/sent.rs")
            .env("LISTINGS_SYSROOT", sysroot)
            .output()
            .expect("the compiler can be started");
        String::from_utf8_lossy(&output.stderr).into_owned()
    };
    assert!(
        words(&with).contains("with-rust-src/toolchain"),
        "the compiler does not see rust-src:\n{}",
        words(&with)
    );
    assert!(
        words(&without).contains("--> /rustc/"),
        "the compiler still sees rust-src:\n{}",
        words(&without)
    );
}

/// A package with the refused listings of the small book, in which `changes` are made: a file, what is replaced in it,
/// and by what. It stays between runs, so that cargo compiles only what changed.
fn planted(changes: &[(&str, &str, &str)]) -> PathBuf {
    let small = package().join("../tests/small-book/listings/talk/broken");
    let package = kept().join("planted");
    let folder = package.join("talk/broken");
    fs::create_dir_all(&folder).expect("the copy can be written");
    fs::create_dir_all(package.join("src")).expect("the copy can be written");
    const MANIFEST: &str =
        "[package]\nname = \"planted\"\nversion = \"0.0.0\"\nedition = \"2024\"\n[workspace]\n";
    fs::write(package.join("Cargo.toml"), MANIFEST).expect("the copy can be written");
    fs::write(package.join("src/lib.rs"), "").expect("the copy can be written");
    for entry in fs::read_dir(small)
        .expect("the small book is there")
        .flatten()
    {
        let file = entry.file_name();
        let mut text = fs::read_to_string(entry.path()).expect("a listing is text");
        for (_, old, new) in changes.iter().filter(|(changed, _, _)| file == *changed) {
            assert!(text.contains(old), "{} has no `{old}`", file.display());
            text = text.replace(old, new);
        }
        fs::write(folder.join(file), text).expect("the copy can be written");
    }
    package
}

/// What the test above says when it is run on `package`.
fn run_on(package: &Path) -> String {
    let output = Command::new(env::current_exe().expect("a test is a program"))
        .args(["--exact", "refused_in_the_words_of_the_page", "--nocapture"])
        .current_dir(package)
        .env(PACKAGE, package)
        .env("CARGO_TARGET_DIR", package.join("target"))
        .env(FOLDER, package)
        .env("TERM", "dumb")
        .env_remove(RECORDS)
        .env_remove(ONLY)
        .output()
        .expect("a test can be started");
    format!(
        "{}{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    )
}
