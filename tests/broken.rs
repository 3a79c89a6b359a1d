//! Every listing that the page says is refused is refused, in exactly the words the page shows.
//!
//! The words are those of a compiler without the `rust-src` component, whether the reader has it or not.

#[path = "support/profile.rs"]
mod profile;
#[path = "support/sysroot.rs"]
mod sysroot;
#[path = "broken/tried.rs"]
mod tried;

use libtest_mimic::{Arguments, Trial};
use profile::{compiler, profile};
use remembered::{Key, Parts};
use std::collections::BTreeSet;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Arc, OnceLock};

/// The folder that trybuild takes for the package under test; cargo sets it for this test.
const PACKAGE: &str = "CARGO_MANIFEST_DIR";

/// The listings that are to be tried, when it is not all: their names, with spaces between.
const ONLY: &str = "LISTINGS";

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
    if tried::is_asked() {
        return tried::try_those_named();
    }
    remembered::run_with(
        |parts| parts.with_file("compiler's wrapper", &compiler()),
        each_is_refused_in_the_words_of_its_page,
    );
}

/// A test for each listing, named after it; each is remembered by itself. Those that are run are compiled together, when the
/// first of them is.
fn each_is_refused_in_the_words_of_its_page(arguments: &Arguments) -> Vec<Trial> {
    let memory = remembered::memory();
    let is_recording = env::var(RECORDS).is_ok_and(|how| how == "overwrite");
    let mut run: Vec<(String, PathBuf, Key)> = refused();
    // Those that nobody asks for are listed, and compiled with no others.
    let is_run =
        |name: &str| !arguments.list && !arguments.is_filtered_out(&Trial::test(name, || Ok(())));
    let others: Vec<_> = run.extract_if(.., |(name, ..)| !is_run(name)).collect();
    let held: Vec<_> = run.extract_if(.., |(.., key)| memory.holds(key)).collect();
    let together = Arc::new((
        run.iter().map(|(_, path, _)| path.clone()).collect(),
        OnceLock::new(),
    ));
    let run = run.into_iter().map(|(name, path, key)| {
        let together: Arc<(Vec<PathBuf>, OnceLock<tried::Verdicts>)> = Arc::clone(&together);
        Trial::test(name, move || {
            let (paths, verdicts) = &*together;
            let verdicts =
                verdicts.get_or_init(|| tried::verdicts(&mut own(), paths, is_recording));
            verdicts.of(&path)?;
            if !is_recording {
                memory.remember(&key);
            }
            Ok(())
        })
    });
    let passed = others.into_iter().chain(held);
    let passed = passed.map(|(name, ..)| Trial::test(name, || Ok(())));
    run.chain(passed).collect()
}

/// This executable, which asks the compiler as one without `rust-src`.
fn own() -> Command {
    let mut own = Command::new(env::current_exe().expect("a test is a program"));
    let current = sysroot::current().expect("rustc tells its sysroot");
    let folder = env::var_os(FOLDER).map_or_else(kept, PathBuf::from);
    let without = sysroot::without_rust_src(&current, &folder);
    if let Some(sysroot) = without.expect("rust-src can be hidden from the compiler") {
        own.env("LISTINGS_SYSROOT", sysroot)
            .env("RUSTC_WORKSPACE_WRAPPER", compiler());
    }
    own
}

/// The refused listings that are to be tried: the name, the file, and all that the proof depends on.
fn refused() -> Vec<(String, PathBuf, Key)> {
    let depends = Parts::of("refused")
        .with_compiler()
        .with_file("versions of crates", Path::new("../Cargo.lock"))
        .with_file("crates that a listing may use", Path::new("Cargo.toml"))
        .with_file("compiler's wrapper", &compiler())
        .with_own_code();
    let only = env::var(ONLY).ok();
    let only: Option<BTreeSet<&str>> = only.as_ref().map(|names| names.split(' ').collect());
    let named = listings().map(|path| (name(&path), path));
    let meant = named.filter(|(name, _)| {
        only.as_ref()
            .is_none_or(|only| only.contains(name.as_str()))
    });
    meant
        .map(|(name, path)| {
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
            (name, path, key)
        })
        .collect()
}

/// `threads/sum` of `threads/broken/sum.rs`, or of `threads/broken/sum/main.rs`.
fn name(path: &Path) -> String {
    let parts: Vec<String> = path
        .iter()
        .map(|part| part.to_string_lossy().into_owned())
        .collect();
    match &parts[..] {
        [krate, _, name, ..] => format!("{krate}/{}", name.trim_end_matches(".rs")),
        _ => path.display().to_string(),
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
    let said = run_on(&package, "talk/", &[]);
    assert_eq!(of(&said, "talk/kept_by_nobody"), "ok", "{said}");
    assert_eq!(of(&said, "talk/lost"), "FAILED", "{said}");
    assert_eq!(of(&said, "talk/taken"), "FAILED", "{said}");
    assert!(said.contains("Expected test case to fail"), "{said}");
    assert!(said.contains("EXPECTED:\n"), "{said}");

    // A filter chooses, and a record is made of what it has chosen only.
    let said = run_on(&package, "talk/kept", &[]);
    assert!(said.contains("1 passed; 0 failed"), "{said}");
    let words = |name: &str| fs::read_to_string(package.join("talk/broken").join(name)).unwrap();
    let before = words("taken.stderr");
    let taken = [(ONLY, "talk/taken"), (RECORDS, "overwrite")];
    let said = run_on(&package, "talk/", &taken);
    assert!(said.contains("1 passed; 0 failed"), "{said}");
    assert_ne!(words("taken.stderr"), before);
    assert!(words("taken.stderr").contains("E0599"), "{said}");
    let said = run_on(&package, "talk/", &[(ONLY, "talk/taken talk/lost")]);
    assert!(said.contains("1 passed; 1 failed"), "{said}");
}

/// What stands behind the dots in the line about the test `name`.
fn of<'a>(said: &'a str, name: &str) -> &'a str {
    let mut lines = said.lines();
    let line = lines.find(|line| line.starts_with(&format!("test {name} ")));
    line.and_then(|line| line.rsplit_once("... "))
        .map_or("not run", |(_, outcome)| outcome)
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

/// What the tests of refused listings say, those with `filter` in their names, of `package`.
fn run_on(package: &Path, filter: &str, environment: &[(&str, &str)]) -> String {
    let output = Command::new(env::current_exe().expect("a test is a program"))
        .arg(filter)
        .current_dir(package)
        .env(PACKAGE, package)
        .env("CARGO_TARGET_DIR", package.join("target"))
        .env(FOLDER, package)
        .env("TERM", "dumb")
        .env_remove(RECORDS)
        .env_remove(ONLY)
        .envs(environment.iter().copied())
        .output()
        .expect("a test can be started");
    format!(
        "{}{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    )
}
