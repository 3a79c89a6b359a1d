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
#[path = "serve/faults.rs"]
mod faults;
#[path = "serve/foreign.rs"]
mod foreign;
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
use std::time::Instant;

use support::{Book, Visitor};

use book::serve::{Options, Server};

fn main() {
    let package = PathBuf::from(std::env::var_os("CARGO_MANIFEST_DIR").expect("cargo sets it"));
    remembered::run(|parts| {
        parts
            .with_file("the command", &support::executable())
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
    let answer = visitor.with("Accept-Encoding", "gzip").get("/first.html");
    assert_eq!(answer.header("content-encoding"), "gzip");
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
fn only_requests_addressed_to_this_server_are_answered() {
    let book = Book::new();
    let server = book.serve();
    let port = server.address().port();
    let visitor = Visitor::of(&server);
    let status =
        |path: &str, host: &str| visitor.raw(&format!("GET {path} HTTP/1.1\r\n{host}\r\n"));

    for name in ["127.0.0.1", "localhost", "[::1]"] {
        assert_eq!(
            status("/", &format!("Host: {name}:{port}\r\n")).status,
            200,
            "{name}"
        );
    }
    for host in [
        String::new(),
        "Host: \r\n".into(),
        "Host: localhost\r\n".into(),
        format!("Host: localhost:{}\r\n", port ^ 1),
        format!("Host: evil.example:{port}\r\n"),
        format!("Host: evil.localhost:{port}\r\n"),
        format!("Host: localhost:{port}.evil.example\r\n"),
        format!("Host: 127.0.0.2:{port}\r\n"),
        format!("Host: 0.0.0.0:{port}\r\n"),
        format!("Host: localhost:{port}\r\nHost: evil.example:{port}\r\n"),
    ] {
        for path in ["/", "/first.html", "/no-such-page", "/__live"] {
            let answer = status(path, &host);
            assert_eq!(answer.status, 421, "{path} {host}");
            assert!(answer.error().contains("localhost"));
            assert!(answer.has("content-security-policy"));
        }
    }
    let elsewhere = format!("http://evil.example:{port}/");
    assert_eq!(
        status(&elsewhere, &format!("Host: localhost:{port}\r\n")).status,
        421
    );
}

#[test]
fn no_path_leads_out_of_the_book() {
    let book = Book::new();
    let server = book.serve();
    let visitor = Visitor::of(&server);
    for path in [
        "/../book.toml",
        "/../../../../book.toml",
        "/%2e%2e/%2e%2e/%2e%2e/%2e%2e/book.toml",
        "/..%2f..%2f..%2f..%2fbook.toml",
        "/part/..%5c..%5cbook.toml",
        "/part/../../../../../book.toml",
        "//etc/passwd",
        "/%2fetc%2fpasswd",
        "/%00",
    ] {
        let answer = visitor.get(path);
        assert_eq!(answer.status, 404, "{path}");
        assert!(
            !answer.body.contains("[book]") && !answer.body.contains("root:"),
            "{path}"
        );
    }
}

#[test]
fn pages_can_be_read_and_nothing_else() {
    let book = Book::new();
    let server = book.serve();
    let visitor = Visitor::of(&server);
    for method in ["POST", "PUT", "DELETE", "OPTIONS", "PATCH"] {
        for path in ["/", "/first.html", "/no-such-page", "/__live"] {
            let answer = visitor.request(method, path);
            assert_eq!(answer.status, 405, "{method} {path}");
            assert_eq!(answer.header("allow"), "GET,HEAD", "{method} {path}");
            assert!(answer.error().contains("methods"), "{}", answer.body);
        }
    }
    let head = visitor.request("HEAD", "/first.html");
    assert_eq!((head.status, head.body.as_str()), (200, ""));
}

#[test]
fn only_pages_of_the_book_may_listen() {
    let book = Book::new();
    let server = book.serve();
    let port = server.address().port();
    let visitor = Visitor::of(&server);

    assert!(
        visitor.listen_from(None).is_ok(),
        "a program that is no browser"
    );
    assert!(
        visitor
            .listen_from(Some(&format!("http://127.0.0.1:{port}")))
            .is_ok()
    );
    for origin in [
        "null".to_owned(),
        "http://evil.example".to_owned(),
        "http://127.0.0.1".to_owned(),
        format!("http://127.0.0.1:{}", port ^ 1),
        format!("https://127.0.0.1:{port}"),
        format!("http://localhost:{port}"),
        format!("http://127.0.0.1:{port}.evil.example"),
    ] {
        assert_eq!(
            visitor.listen_from(Some(&origin)).err(),
            Some(403),
            "{origin}"
        );
    }
    let answer = visitor.get("/__live");
    assert_eq!(answer.status, 400, "no WebSocket was asked for");
    assert!(answer.error().contains("upgrade"), "{}", answer.body);
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

#[test(daily)]
fn an_edit_reaches_open_pages() {
    let book = Book::new();
    let server = book.serve();
    let visitor = Visitor::of(&server);
    let mut page = visitor.listen();
    let first = page.next_build();
    let stamp = format!("data-build=\"{first}\"");
    assert!(visitor.get("/first.html").body.contains(&stamp));

    book.write(
        "src/first.md",
        "# A first chapter\n\nWith a better sentence.\n",
    );
    let second = page.next_build();
    assert!(second > first);
    let text = visitor.get("/first.html").body;
    assert!(text.contains("With a better sentence."));
    assert!(text.contains(&format!("data-build=\"{second}\"")));
}

#[test(daily)]
fn a_book_that_cannot_be_made_is_told_and_the_last_good_one_stays() {
    let book = Book::new();
    let server = book.serve();
    let visitor = Visitor::of(&server);
    let mut page = visitor.listen();
    let first = page.next_build();

    book.half_write("[book");
    let error = page.next_error();
    assert!(error.contains("1 | [book"), "{error}");
    assert!(
        visitor
            .get("/first.html")
            .body
            .contains("A first sentence.")
    );

    let mut opened_while_broken = visitor.listen();
    assert_eq!(opened_while_broken.next_build(), first);
    assert_eq!(opened_while_broken.next_error(), error);

    // A second mistake is built into the same folder as the first one, not over the good book.
    book.half_write("[output");
    assert!(page.next_error().contains("1 | [output"));
    assert!(
        visitor
            .get("/first.html")
            .body
            .contains("A first sentence.")
    );

    book.write("src/first.md", "# A first chapter\n\nRepaired.\n");
    book.write_settings();
    let mut repaired = page.build_after(first);
    while !visitor.get("/first.html").body.contains("Repaired.") {
        repaired = page.build_after(repaired);
    }
    assert!(opened_while_broken.build_after(first) <= repaired);
}

#[test(daily)]
fn a_mistake_in_a_chapter_is_marked_there_and_keeps_no_other_page_back() {
    let book = Book::new();
    let server = book.serve();
    let visitor = Visitor::of(&server);
    let mut page = visitor.listen();
    let mut build = page.next_build();

    book.write("src/part/index.md", "# A part\n\nNewer.\n");
    book.write(
        "src/first.md",
        "# Still a chapter\n\nBefore.\n\n{{#listing nowhere/nothing}}\n\nAfter.\n",
    );
    while !visitor.get("/first.html").body.contains("Still a chapter") {
        build = page.build_after(build);
    }
    let text = visitor.get("/first.html").body;
    let mark = text.find("id=\"mistake-first-1\"").expect("it is marked");
    let place = [text.find("Before."), text.find("After.")];
    assert!(place[0] < Some(mark) && Some(mark) < place[1]);
    assert!(text.contains("no listing `nowhere/nothing`"), "{text}");
    assert!(text.contains("<a href=\"#mistake-first-1\">src/first.md:5</a>"));
    let part = visitor.get("/part/").body;
    assert!(part.contains("Newer.") && !part.contains("mistake"));
}

#[test]
fn a_book_that_was_never_good_says_why_on_every_page() {
    let book = Book::new();
    book.half_write("[book");
    let server = book.serve();
    let visitor = Visitor::of(&server);

    for path in ["/", "/first.html", "/no-such-page"] {
        let answer = visitor.get(path);
        assert_eq!(
            (answer.status, answer.header("cache-control")),
            (503, "no-store"),
            "{path}"
        );
        assert!(answer.body.contains("role=\"alert\""));
        assert!(answer.body.contains("1 | [book"), "{}", answer.body);
        assert!(
            answer.body.matches("src=\"").count() == 1 && answer.body.contains("/__live.js"),
            "the page needs nothing of the book"
        );
    }
    let mut page = visitor.listen();
    assert!(page.next_error().contains("1 | [book"));

    book.write_settings();
    page.next_build();
    assert!(visitor.get("/").body.contains("A first sentence."));
}

#[test]
fn builds_of_a_new_server_differ_from_those_of_the_old_one() {
    let book = Book::new();
    let old = book.serve();
    let old_build = Visitor::of(&old).listen().next_build();
    drop(old);
    let new = book.serve();
    assert_ne!(Visitor::of(&new).listen().next_build(), old_build);
}

#[test(daily)]
fn readers_never_meet_a_book_half_built() {
    let book = Book::new();
    let server = book.serve();
    let visitor = Visitor::of(&server);
    let mut page = visitor.listen();
    let mut build = page.next_build();
    for edit in 0..2 {
        book.write(
            "src/first.md",
            &format!("# A first chapter\n\nEdit {edit}.\n"),
        );
        let deadline = Instant::now() + support::PATIENCE;
        // Whoever reads as fast as they can, from before the build to after it, reads a whole book.
        while !visitor
            .get("/first.html")
            .body
            .contains(&format!("Edit {edit}."))
        {
            assert!(Instant::now() < deadline, "edit {edit} is never served");
            let index = visitor.get("/").body;
            let script = support::linked_file(&index, ".js");
            assert_eq!(visitor.get(&format!("/{script}")).status, 200, "{script}");
            assert_eq!(visitor.get("/part/").status, 200);
        }
        build = page.build_after(build);
    }
}
