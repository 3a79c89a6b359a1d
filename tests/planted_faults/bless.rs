//! `bless NAME` records what belongs to a name, and leaves what belongs to others.

use proof::small_book::SmallBook;
use std::fs;
use std::process::{Command, Output};

/// Stands in for the test of refused listings: writes down which it is to record.
const BROKEN: &str = "fn main() {
    let told = [\"LISTINGS\", \"TRYBUILD\"].map(|name| std::env::var(name).unwrap());
    std::fs::write(\"asked\", told.join(\", \")).unwrap();
}
";

/// A book of which three outputs, and a graph, are no longer as recorded.
fn book() -> SmallBook {
    let changes = [
        ("listings/talk/src/bin/say.rs", "hello", "good evening"),
        ("listings/talk/src/bin/reply.rs", "well", "fine"),
        ("listings/talk/src/bin/listen.rs", "anybody?", "nobody?"),
    ];
    let book = SmallBook::kept(&proof::kept("small-book-to-bless"), &changes);
    fs::create_dir_all(book.root().join("languages/greet")).unwrap();
    let _ = fs::remove_file(book.root().join("languages/recorded.toml"));
    book.write("languages/greet/python.py", "print(\"hello\")\n")
        .write(
            "languages/languages.toml",
            "[greet.python]\ncaption = \"Python greets\"\n",
        )
        .write(
            "src/preface.md",
            "# Preface\n\n{{#listing talk/reply}}\n\n{{#program greet/python}}\n",
        )
        .write("listings/talk/broken_test.rs", BROKEN)
        .append(
            "listings/talk/Cargo.toml",
            "\n[[test]]\nname = \"broken\"\npath = \"broken_test.rs\"\nharness = false\n",
        )
}

/// What the command says in the book.
fn called(book: &SmallBook, arguments: &[&str]) -> (bool, String) {
    let called = Command::new(proof::executable())
        .args(arguments)
        .current_dir(book.root())
        .env("CARGO_MANIFEST_DIR", book.root())
        .env_remove("CARGO_TARGET_DIR")
        .output();
    let Output {
        status,
        stdout,
        stderr,
    } = called.expect("the book's executable starts");
    let words = [stdout, stderr].concat();
    (
        status.success(),
        String::from_utf8_lossy(&words).into_owned(),
    )
}

fn recorded(book: &SmallBook, listing: &str) -> String {
    let file = format!("listings/talk/src/bin/{listing}.stdout");
    fs::read_to_string(book.root().join(file)).unwrap()
}

#[test]
fn only_what_belongs_to_a_name_is_recorded() {
    let book = book();
    let graph = || fs::read_to_string(book.root().join("src/graphs/talk-reply.json")).unwrap();
    let outdated = graph();

    let (done, words) = called(&book, &["bless", "talk/say"]);
    assert!(done, "{words}");
    assert!(words.contains("-hello\n+good evening\n"), "{words}");
    assert!(words.contains("1 recorded outputs changed"), "{words}");
    assert!(words.contains("0 recorded graphs changed"), "{words}");
    assert_eq!(recorded(&book, "say"), "good evening\n");
    assert_eq!(recorded(&book, "reply"), "well\nand you?\n");

    let (done, words) = called(&book, &["bless", "preface.md"]);
    let python = book::languages::language::of("py").unwrap();
    if let Some(missing) = book::proof::languages::missing(python) {
        assert!(!done && words.contains(&missing), "{words}");
    } else {
        assert!(done, "{words}");
        let greeting = book.root().join("languages/greet/python.stdout");
        assert_eq!(fs::read_to_string(greeting).unwrap(), "hello\n");
    }
    assert!(words.contains("1 recorded graphs changed"), "{words}");
    assert!(recorded(&book, "reply").contains("fine\n"));
    assert_ne!(graph(), outdated);
    assert_eq!(recorded(&book, "listen"), "anybody?\n");
    assert!(!book.root().join("listings/talk/asked").exists());

    let (done, words) = called(&book, &["bless", "talk"]);
    assert!(done, "{words}");
    assert_eq!(recorded(&book, "listen"), "nobody?\n");
    let asked = fs::read_to_string(book.root().join("listings/talk/asked")).unwrap();
    assert_eq!(asked, "talk/kept_by_nobody talk/lost talk/taken, overwrite");
    fs::remove_file(book.root().join("listings/talk/asked")).unwrap();
}

#[test]
fn what_has_a_fault_of_its_own_is_not_recorded_and_the_rest_is() {
    let book = SmallBook::kept(&proof::kept("small-book-half-to-bless"), &[]);
    let book = book.append(super::MANIFEST, "\n[gone]\ncaption = \"Nobody\"\n");
    let (done, words) = called(&book, &["bless", "talk/gone"]);
    assert!(!done && words.contains("there is no listing"), "{words}");
    let (done, words) = called(&book, &["bless", "talk"]);
    assert!(
        !done && words.contains("`gone`: there is neither"),
        "{words}"
    );
    let (done, words) = called(&book, &["bless", "talk/say"]);
    assert!(
        done && words.contains("0 recorded outputs changed"),
        "{words}"
    );
}

#[test]
fn a_name_that_is_none_is_told_as_by_check() {
    let book = SmallBook::copy();
    for name in ["talk/sya", "tlak", "part/none.md", ""] {
        let (done, words) = called(&book, &["bless", name]);
        assert!(!done, "{words}");
        let sentence = format!(
            "there is no listing, exercise or quiz, no crate of listings and no chapter called `{name}`"
        );
        assert!(words.starts_with(&sentence), "{words}");
        assert_eq!((done, words), called(&book, &["check", name]));
    }
}
