//! The command, asked for one thing.

use std::fs;

use super::support::{Book, SOLUTION};

const FILE: &str = "exercises/talk/greet.rs";

#[test]
fn exercises_are_listed_by_chapter() {
    let book = Book::new();
    let (status, list, stderr) = book.exercise(&[]);
    let expected = "\
Of words: 0 of 1 solved
    new      1-1  talk/greet  Say `hello`

In no chapter: 0 of 1 solved
    new        talk/two_locks  Two locks

To do one: ";
    assert!(list.starts_with(expected), "{list}");
    assert!(list.ends_with(" exercise talk/greet\n"), "{list}");
    assert_eq!((status, stderr.as_str()), (0, ""));
}

#[test]
fn an_answer_is_checked_once() {
    let book = Book::new();
    let (status, told, stderr) = book.exercise(&["greet", "--once"]);
    let expected = "\
Exercise 1-1. Say `hello`

Print `hello`, politely.

Your file is exercises/talk/greet.rs. The program to begin with is in it.

✓ passed: It compiles
✗ failed: It says hello
      It is not `hello` that is printed.

      It printed:
      nothing
      Wanted is:
      hello

Not solved yet.
";
    assert_eq!((status, told.as_str(), stderr.as_str()), (1, expected, ""));
    assert_eq!(book.read(FILE), "fn main() {}\n");
    assert!(
        !book.path("progress.json").exists(),
        "the starter is no try"
    );

    book.write(FILE, "fn main() { println!(\"HELLO\"); }");
    let (status, told, _) = book.exercise(&["talk/greet", "--once"]);
    assert_eq!(status, 1);
    assert!(told.contains("It was there already"), "{told}");
    assert!(told.contains("\nDo not shout.\n"), "{told}");

    book.write(FILE, "fn main() { hello }");
    let (status, told, _) = book.exercise(&["greet", "--once"]);
    assert_eq!(status, 1);
    assert!(
        told.contains("✗ failed: It compiles\n      cannot find value `hello`"),
        "{told}"
    );
    assert!(told.contains("--> src/main.rs:1:13"), "{told}");
    assert!(told.contains("– not looked at: It says hello\n"), "{told}");

    book.write(FILE, SOLUTION);
    let (status, told, _) = book.exercise(&["greet", "--once"]);
    assert_eq!(status, 0);
    assert!(
        told.contains("✓ passed: It says hello\n\nSolved. The next one: "),
        "{told}"
    );
    assert!(told.ends_with("exercise talk/two_locks\n"), "{told}");
    assert!(!told.contains('\x1b'), "no colours but on a terminal");

    let tried = &book.progress()["exercises"]["talk/greet"];
    assert_eq!(tried["tried"], 3);
    assert!(tried["solved"].as_str().is_some_and(|day| day.len() == 10));
    assert!(book.exercise(&[]).1.contains("✓ solved   1-1  talk/greet"));

    // Another one than was solved.
    let manifest = "listings/talk/exercises/greet/exercise.toml";
    book.write(manifest, &book.read(manifest).replace("politely", "loudly"));
    let list = book.exercise(&[]).1;
    assert!(list.contains("! changed  1-1  talk/greet"), "{list}");
    assert!(
        list.contains("Changed: it is another exercise now"),
        "{list}"
    );
}

#[test]
fn a_faulty_schedule_is_told_step_by_step() {
    let book = Book::new();
    let (status, told, _) = book.exercise(&["two_locks", "--once"]);
    assert_eq!(status, 1);
    let expected = "      A shortest schedule to it:\n         1  main  spawn: t1 ";
    assert!(told.contains(expected), "{told}");
    assert!(
        told.contains("t1 waits at line 10: lock door, for main\n"),
        "{told}"
    );
}

#[test]
fn nothing_of_a_reader_is_overwritten() {
    let book = Book::new();
    book.write("mine.rs", "// mine, and no Rust");
    let (status, told, _) = book.exercise(&["greet", "--once", "--into", "mine.rs"]);
    assert_eq!(status, 1);
    assert!(
        told.contains("Your file is mine.rs. It was there already"),
        "{told}"
    );
    assert_eq!(book.read("mine.rs"), "// mine, and no Rust");
    assert!(!book.path("exercises").exists());
}

#[test]
fn what_can_not_be_checked_is_one_sentence() {
    let book = Book::new();
    fs::create_dir(book.path("folder.rs")).unwrap();
    fs::write(book.path("bytes.rs"), b"fn main() { \xff }").unwrap();
    for (file, why) in [
        (
            "folder.rs",
            "folder.rs is a folder: name a file, which ends in `.rs`.\n",
        ),
        (
            "bytes.rs",
            "bytes.rs is no text in UTF-8: save it in that encoding.\n",
        ),
    ] {
        let (status, told, _) = book.exercise(&["greet", "--once", "--into", file]);
        assert_eq!(status, 2, "{told}");
        assert!(told.ends_with(why), "{told}");
    }
    for (name, why) in [
        (
            "gret",
            "there is no exercise `gret`; did you mean `greet`?\n",
        ),
        (
            "talk/gret",
            "there is no exercise `talk/gret`; did you mean `talk/greet`?\n",
        ),
        (
            "../greet",
            "there is no exercise `../greet`; without a name, all are listed\n",
        ),
    ] {
        let told = book.exercise(&[name, "--once"]);
        assert_eq!(told, (2, String::new(), why.to_owned()));
    }
}

#[test]
fn hints_are_shown_one_by_one() {
    let book = Book::new();
    for (title, hint) in [
        ("Hint 1 of 2\n", "Which macro prints?"),
        ("Hint 2 of 2\n", "`println!` does."),
        ("Hint 2 of 2, once more\n", "`println!` does."),
    ] {
        let (status, told, _) = book.exercise(&["greet", "--hint"]);
        assert_eq!((status, told), (0, format!("\n{title}\n{hint}\n")));
    }
    assert!(!book.path(FILE).exists());
    assert!(
        book.exercise(&[]).1.contains("    new      1-1"),
        "a hint is no try"
    );
}
