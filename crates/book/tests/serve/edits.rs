//! What an edit does to the pages that are open, and a mistake to those that were good.

use std::time::Instant;

use super::support::{self, Book, Visitor};

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
