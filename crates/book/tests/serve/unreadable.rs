//! What can't be read is told and left out, and never waited for.

use std::os::unix::fs::symlink;
use std::os::unix::net::UnixListener;
use std::process::Command;

use super::foreign::foreign;
use super::support::{Book, Visitor};

/// Makes a pipe, which blocks whoever opens it to read.
fn pipe(book: &Book, file: &str) {
    let path = book.root().join(file);
    let _ = std::fs::remove_file(&path);
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    let made = Command::new("mkfifo").arg(path).status().unwrap();
    assert!(made.success());
}

/// The server is there, all other pages are, and its first page says so.
#[track_caller]
fn is_told(book: &Book, sentence: &str) {
    let server = book.serve();
    let visitor = Visitor::of(&server);
    let index = visitor.get("/").body;
    assert!(index.contains(sentence), "{sentence} in {index}");
    assert!(index.contains("Vorwort"), "{index}");
    let other = visitor.get("/gr%C3%B6%C3%9Fe/%C3%BCber%20uns.html");
    assert_eq!(other.status, 200);
}

#[test]
fn a_pipe_as_a_chapter() {
    let book = foreign();
    pipe(&book, "chapters/code/code.md");
    let server = book.serve();
    let page = Visitor::of(&server).get("/code/code.html").body;
    let told =
        "chapters/SUMMARY.md:5: `code/code.md` can't be read: it is a named pipe, and no file";
    assert!(page.contains(told), "{page}");
    assert_eq!(Visitor::of(&server).get("/").status, 200);
}

#[test]
fn a_pipe_that_is_included() {
    let book = foreign();
    pipe(&book, "code/included.rs");
    let server = book.serve();
    let page = Visitor::of(&server).get("/code/code.html").body;
    assert!(
        page.contains("code/included.rs can't be read: it is a named pipe"),
        "{page}"
    );
    assert!(page.contains("fn inside"), "{page}");
}

#[test]
fn a_pipe_that_an_included_file_includes() {
    let book = foreign();
    book.write(
        "code/part.rs",
        "// ANCHOR: body\n{{#include deep.rs}}\n// ANCHOR_END: body\n",
    );
    pipe(&book, "code/deep.rs");
    let server = book.serve();
    let page = Visitor::of(&server).get("/code/code.html").body;
    assert!(
        page.contains("code/deep.rs can't be read: it is a named pipe"),
        "{page}"
    );
    assert!(page.contains("included"), "{page}");
}

#[test]
fn a_pipe_in_the_theme() {
    let book = foreign();
    pipe(&book, "look/head.hbs");
    is_told(
        &book,
        "look/head.hbs: can't be read, and is left out: it is a named pipe, and no file",
    );
}

#[test]
fn a_pipe_as_a_style() {
    let book = foreign();
    pipe(&book, "style.css");
    is_told(
        &book,
        "style.css: can't be read, and is left out: it is a named pipe, and no file",
    );
}

#[test]
fn others_beside_the_chapters() {
    let book = foreign();
    pipe(&book, "chapters/pipe.png");
    let _socket = UnixListener::bind(book.root().join("chapters/socket.png")).unwrap();
    symlink("/dev/zero", book.root().join("chapters/zero.png")).unwrap();
    symlink("nowhere", book.root().join("chapters/größe/broken.png")).unwrap();
    let server = book.serve();
    let visitor = Visitor::of(&server);
    let index = visitor.get("/").body;
    for (file, why) in [
        ("pipe.png", "it is a named pipe"),
        ("socket.png", "it is a socket"),
        ("zero.png", "it is a device"),
        ("größe/broken.png", "No such file"),
    ] {
        let told = format!("chapters/{file}: can't be read, and is left out: {why}");
        assert!(index.contains(&told), "{told} in {index}");
    }
    assert_eq!(visitor.get("/gr%C3%B6%C3%9Fe/bild.svg").status, 200);
    assert_eq!(visitor.get("/pipe.png").status, 404);
}

#[test]
fn a_pipe_as_the_summary_or_the_settings() {
    for file in ["chapters/SUMMARY.md", "book.toml"] {
        let book = foreign();
        pipe(&book, file);
        let server = book.serve();
        let answer = Visitor::of(&server).get("/");
        assert_eq!(answer.status, 503);
        assert!(
            answer.body.contains("it is a named pipe, and no file"),
            "{}",
            answer.body
        );
    }
}

#[test]
fn a_pipe_as_a_listing() {
    let book = Book::new();
    book.write(
        "src/first.md",
        "# First\n\nBefore.\n\n{{#listing threads/spawn}}\n\nAfter.\n",
    );
    book.write(
        "listings/threads/listings.toml",
        "[spawn]\ncaption = \"A thread\"\n",
    );
    book.write(
        "listings/threads/Cargo.toml",
        "[package]\nname = \"threads\"\nedition = \"2024\"\n",
    );
    pipe(&book, "listings/threads/src/bin/spawn.rs");
    let server = book.serve();
    let visitor = Visitor::of(&server);
    let page = visitor.get("/first.html").body;
    assert!(
        page.contains("Before.") && page.contains("After."),
        "{page}"
    );
    let told = "listings/threads/src/bin/spawn.rs: cannot be read: it is a named pipe, and no file";
    assert!(page.contains(told), "{page}");
    assert_eq!(visitor.get("/part/").status, 200);
}

/// One that comes while the book is served does not stop the watching.
#[test(daily)]
fn a_pipe_that_comes_later() {
    let book = foreign();
    let server = book.serve();
    let visitor = Visitor::of(&server);
    let mut page = visitor.listen();
    let mut build = page.next_build();
    pipe(&book, "chapters/late.md");
    book.write("chapters/README.md", "# Vorwort\n\nAfter the pipe.\n");
    while !visitor.get("/").body.contains("After the pipe.") {
        build = page.build_after(build);
    }
}

#[test]
fn pages_that_somebody_removes_are_made_anew() {
    let book = foreign();
    let server = book.serve();
    let visitor = Visitor::of(&server);
    let mut page = visitor.listen();
    let first = page.next_build();
    std::fs::remove_dir_all(book.work()).unwrap();
    assert_eq!(visitor.get("/code/code.html").status, 200);
    page.build_after(first);
}

#[test]
fn a_book_that_somebody_removes_is_missed() {
    let book = foreign();
    let server = book.serve();
    let visitor = Visitor::of(&server);
    let mut page = visitor.listen();
    page.next_build();
    std::fs::remove_dir_all(book.root()).unwrap();
    let error = page.next_error();
    assert!(
        error.contains("book.toml") && error.contains("No such file"),
        "{error}"
    );
    assert_eq!(visitor.get("/").status, 200, "the last good one stays");
}
