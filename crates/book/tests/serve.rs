//! The local server over a small book: what it answers, whom it refuses, and how it follows edits.
//!
//! What waits for a change to be noticed is tried every day, and all of it when anything has changed that it depends on.

// Its `test` is meant below.
#[macro_use]
extern crate remembered;

#[path = "serve/any_book.rs"]
mod any_book;
#[path = "serve/author.rs"]
mod author;
#[path = "serve/edits.rs"]
mod edits;
#[path = "support/executable.rs"]
mod executable;
#[path = "serve/faults.rs"]
mod faults;
#[path = "serve/foreign.rs"]
mod foreign;
#[path = "serve/guard.rs"]
mod guard;
#[path = "serve/keeping.rs"]
mod keeping;
#[path = "serve/process.rs"]
mod process;
#[path = "serve/support.rs"]
mod support;
#[path = "serve/table.rs"]
mod table;
#[path = "serve/unreadable.rs"]
mod unreadable;

use std::path::PathBuf;

use support::{Book, Visitor};

use book::serve::{Options, Server};

fn main() {
    let package = PathBuf::from(std::env::var_os("CARGO_MANIFEST_DIR").expect("cargo sets it"));
    remembered::run(|parts| {
        parts
            .with_file("the command", &executable::executable())
            .with_file("the table", &package.join("OTHER-BOOKS.md"))
            .with_folder(&package.join("tests/other-book"))
            .with_folder(&package.join("../../tests/small-book"))
    });
}

#[test]
fn pages_are_served_fresh_and_with_the_headers_that_keep_them_local() {
    let book = Book::new();
    let server = book.serve();
    let index = Visitor::of(&server).get("/");

    assert_eq!(index.status, 200);
    assert_eq!(index.header("content-type"), "text/html; charset=utf-8");
    assert_eq!(index.header("cache-control"), "no-cache");
    assert_eq!(index.header("x-content-type-options"), "nosniff");
    assert_eq!(index.header("referrer-policy"), "no-referrer");
    assert_eq!(index.header("cross-origin-resource-policy"), "same-origin");
    assert_eq!(index.header("cross-origin-opener-policy"), "same-origin");
    let policy = index.header("content-security-policy");
    assert!(policy.contains("frame-ancestors 'none'"), "{policy}");
    assert!(policy.contains("connect-src 'self'"), "{policy}");
    assert!(!index.has("access-control-allow-origin"));
    assert!(index.body.contains("A first chapter"));
    assert!(
        index.body.contains("/__live.js"),
        "the reload script is part of a served page"
    );
}

#[test]
fn scripts_and_styles_have_the_types_that_browsers_insist_on() {
    let book = Book::new();
    let server = book.serve();
    let visitor = Visitor::of(&server);

    let page = visitor.get("/first.html").body;
    for (end, kind) in [
        (".js", "text/javascript; charset=utf-8"),
        (".css", "text/css; charset=utf-8"),
        (".svg", "image/svg+xml"),
    ] {
        let file = support::linked_file(&page, end);
        let answer = visitor.get(&format!("/{file}"));
        assert_eq!(
            (answer.status, answer.header("content-type")),
            (200, kind),
            "{file}"
        );
        // Whatever may run, or show a page, is told what it may not.
        let has_policy = answer.has("content-security-policy");
        assert_eq!(has_policy, end != ".css", "{file}");
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{file}");
    }
}

#[test]
fn a_browser_that_has_the_newest_page_is_not_sent_it_again() {
    let book = Book::new();
    let server = book.serve();
    let visitor = Visitor::of(&server);
    let tag = visitor.get("/first.html").header("etag").to_owned();

    let answer = visitor.with("If-None-Match", &tag).get("/first.html");
    assert_eq!((answer.status, answer.body.as_str()), (304, ""));
    let answer = visitor.with("If-None-Match", "W/\"1\"").get("/first.html");
    assert_eq!(answer.status, 200);
}

#[test]
fn pages_are_compressed_for_those_who_can_read_it() {
    let book = Book::new();
    let server = book.serve();
    let visitor = Visitor::of(&server);
    assert!(!visitor.get("/first.html").has("content-encoding"));
    for (accepted, chosen) in [("gzip", "gzip"), ("gzip, deflate, br, zstd", "br")] {
        let answer = visitor.with("Accept-Encoding", accepted).get("/first.html");
        assert_eq!(answer.header("content-encoding"), chosen);
    }
}

#[test]
fn a_browser_gets_its_cookie_together_with_a_clearing() {
    let book = Book::new();
    let server = book.serve();
    let port = server.address().port();
    let browser = Visitor::of(&server)
        .with("Sec-Fetch-Site", "none")
        .with("Sec-Fetch-Mode", "navigate")
        .with("Sec-Fetch-Dest", "document");
    let first = browser.get("/first.html");
    assert!(first.body.contains("A first sentence."));
    assert_eq!(first.header("clear-site-data"), "\"storage\"");
    assert_eq!(first.header("cache-control"), "no-store");
    let cookie = first.header("set-cookie").to_owned();
    assert!(cookie.starts_with(&format!("fearless-{port}=")), "{cookie}");
    assert!(cookie.contains("; HttpOnly; SameSite=Lax"), "{cookie}");

    let (pair, _) = cookie.split_once(';').unwrap();
    let again = browser.with("Cookie", pair).get("/first.html");
    assert!(!again.has("clear-site-data") && !again.has("set-cookie"));

    // One that knew an earlier server takes along what its reader has written.
    let old = browser.with("Cookie", &format!("fearless-{port}=0"));
    let page = old.get("/first.html");
    assert!(page.body.contains("localStorage") && !page.has("set-cookie"));
    assert!(!page.has("clear-site-data"));
    assert_eq!(old.get("/__visit").status, 303, "only from there");

    // A program is no browser.
    let program = Visitor::of(&server).get("/first.html");
    assert!(!program.has("set-cookie") && !program.has("clear-site-data"));
}

#[test]
fn no_service_worker_may_be_installed() {
    let book = Book::new();
    let server = book.serve();
    let worker = Visitor::of(&server).with("Service-Worker", "script");
    let answer = worker.get("/first.html");
    assert_eq!(answer.status, 403);
    assert_eq!(answer.header("clear-site-data"), "\"storage\"");
    assert!(answer.error().contains("service worker"));
}

#[test]
fn a_missing_page_is_answered_by_the_book() {
    let book = Book::new();
    let server = book.serve();
    let answer = Visitor::of(&server).get("/no/such/page.html");
    assert_eq!(
        (answer.status, answer.header("cache-control")),
        (404, "no-store")
    );
    assert!(
        answer.body.contains("Document not found"),
        "{}",
        answer.body
    );
}

#[test]
fn a_folder_is_its_index_page() {
    let book = Book::new();
    let server = book.serve();
    let visitor = Visitor::of(&server);
    let answer = visitor.get("/part?print");
    assert_eq!(
        (answer.status, answer.header("location")),
        (308, "/part/?print")
    );
    assert!(visitor.get("/part/").body.contains("A part"));
}

#[test]
fn the_next_port_is_taken_when_one_is_in_use() {
    let book = Book::new();
    let first = book.serve();
    let port = first.address().port();
    let options = Options {
        port,
        ..book.options()
    };
    let second = Server::start(book.root(), options, None).unwrap();

    assert!(second.address().port() > port);
    assert!(second.address().ip().is_loopback());
    assert_eq!(Visitor::of(&first).get("/").status, 200);
    assert_eq!(Visitor::of(&second).get("/").status, 200);
}
