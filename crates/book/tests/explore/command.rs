//! The command itself: its exit status, its streams, its options.

use super::executable::executable;
use super::support::{COUNTS, CROSSES};
use explorer::Graph;
use std::fs;
use std::process::{Command, Output};

/// Runs the command, and returns its exit status, standard output and standard error.
fn command(arguments: &[&str]) -> (i32, String, String) {
    let Output {
        status,
        stdout,
        stderr,
    } = Command::new(executable())
        .arg("explore")
        .args(arguments)
        .output()
        .unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (status.code().unwrap(), text(stdout), text(stderr))
}

fn file_of(code: &str) -> tempfile::TempPath {
    let file = tempfile::NamedTempFile::with_suffix(".rs").unwrap();
    fs::write(&file, code).unwrap();
    file.into_temp_path()
}

#[test]
fn the_exit_status_tells_fine_from_faulty() {
    for (code, status) in [(COUNTS, 0), (CROSSES, 1)] {
        let file = file_of(code);
        let (found, stdout, stderr) = command(&[file.to_str().unwrap(), "--json"]);
        assert_eq!((found, stderr.as_str()), (status, ""));
        assert!(Graph::from_json(&stdout).is_ok(), "{stdout}");
    }
}

#[test]
fn without_a_graph_there_is_nothing_on_standard_output() {
    let file = file_of("use std::fs;\nfn main() {}\n");
    let file = file.to_str().unwrap();
    let (status, stdout, stderr) = command(&[file, "--json"]);
    assert_eq!((status, stdout.as_str()), (2, ""));
    let expected = format!(
        "{file} can't be explored: line 1: it uses something that the explorer does not model"
    );
    assert!(stderr.starts_with(&expected), "{stderr}");
}

#[test]
fn a_wish_that_makes_no_sense_is_refused_in_one_sentence() {
    let file = file_of(COUNTS);
    let file = file.to_str().unwrap();
    for (wish, sentence) in [
        (
            ["--model", "relaxed"],
            "there is no memory model `relaxed`: `sc` or `weak`",
        ),
        (
            ["--eager", "spwan"],
            "nothing called `spwan` can be eager: `spawn`, `unlock` or `drop`",
        ),
        (
            ["--max-states", "-1"],
            "`--max-states` needs a number, not `-1`",
        ),
        (
            ["--max-states", "many"],
            "`--max-states` needs a number, not `many`",
        ),
        (["--seconds", "-1"], "`--seconds` cannot be -1"),
        (["--seconds", "NaN"], "`--seconds` cannot be NaN"),
        (["--seconds", "1s"], "`--seconds` needs a number, not `1s`"),
        (
            ["--edition", "2020"],
            "there is no edition `2020`: `2018`, `2021` or `2024`",
        ),
    ] {
        let told = command(&[file, wish[0], wish[1]]);
        assert_eq!(told, (2, String::new(), format!("{sentence}\n")));
    }
}

#[test]
fn a_file_that_cannot_be_read_is_named() {
    let folder = tempfile::tempdir().unwrap();
    for (file, why) in [
        (folder.path().join("none.rs"), "No such file or directory"),
        (folder.path().to_owned(), "Is a directory"),
    ] {
        let (status, stdout, stderr) = command(&[file.to_str().unwrap()]);
        assert_eq!((status, stdout.as_str()), (2, ""));
        let expected = format!("cannot read {}: {why}", file.display());
        assert!(stderr.starts_with(&expected), "{stderr}");
        assert_eq!(stderr.lines().count(), 1);
    }
}
