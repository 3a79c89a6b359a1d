//! The command, beside an editor.

use std::fs;

use super::support::{Book, SOLUTION};

const FILE: &str = "exercises/talk/greet.rs";

#[test]
fn each_save_is_checked() {
    let book = Book::new();
    let mut reader = book.stay(&["greet"]);
    let told = reader.says("Not solved yet.");
    assert!(
        told.contains("Checking exercises/talk/greet.rs …\n✓ passed: It compiles\n"),
        "{told}"
    );
    assert!(!told.contains('\x1b'), "no colours but on a terminal");

    book.replace(FILE, "fn main() { println!(\"HELLO\"); }");
    reader.says("Do not shout.");
    book.write(FILE, SOLUTION);
    reader.says("Solved. The next one: ");
    reader.types("q");
    assert_eq!(reader.ended(), 0);
    assert!(book.progress()["exercises"]["talk/greet"]["solved"].is_string());
}

#[test]
fn a_file_may_vanish_come_again_and_be_no_text() {
    let book = Book::new();
    let mut reader = book.stay(&["greet"]);
    reader.says("Not solved yet.");
    fs::remove_file(book.path(FILE)).unwrap();
    let why = reader.says("any more.");
    assert!(
        why.contains("There is no file exercises/talk/greet.rs any more."),
        "{why}"
    );
    book.write(FILE, "fn main() { println!(\"HELLO\"); }");
    reader.says("Do not shout.");
    fs::write(book.path(FILE), b"fn main() { \xff }").unwrap();
    reader.says("is no text in UTF-8");
    // Its folder as well.
    fs::remove_dir_all(book.path("exercises")).unwrap();
    reader.says("any more.");
    book.write(FILE, SOLUTION);
    reader.says("Solved.");
}

#[test]
fn what_is_saved_over_is_not_waited_for() {
    let book = Book::new();
    book.write(FILE, "fn main() { loop {} }");
    let mut reader = book.stay(&["greet"]);
    reader.says("✓ passed: It compiles");
    // For ten seconds more, it would run.
    book.replace(FILE, SOLUTION);
    let told = reader.says("Solved.");
    assert!(!told.contains("still running"), "{told}");
}

#[test]
fn keys_show_hints_and_in_the_end_the_solution() {
    let book = Book::new();
    let mut reader = book.stay(&["greet"]);
    reader.says("Not solved yet.");
    reader.types("h");
    reader.says("Which macro prints?");
    reader.types("what?");
    reader.says("h: the next hint;");
    reader.types("s");
    reader.says("Try first");
    reader.types("s");
    reader.says("    println!(\"hello\");");
    reader.types("");
    reader.says("Not solved yet.");
    reader.types("q");
    assert_eq!(reader.ended(), 1);

    book.replace(FILE, "fn main() { println!(\"HELLO\"); }");
    let mut reader = book.stay(&["greet"]);
    reader.says("Not solved yet.");
    reader.types("s");
    let told = reader.says("    println!(\"hello\");");
    assert!(!told.contains("Try first"), "{told}");
    assert_eq!(book.progress()["exercises"]["talk/greet"]["hints"], 1);
}

#[test]
fn it_ends_when_nobody_reads_it_any_more() {
    let book = Book::new();
    let mut reader = book.stay(&["greet"]);
    reader.says("Not solved yet.");
    reader.leaves();
    book.replace(FILE, SOLUTION);
    reader.ended();
}
