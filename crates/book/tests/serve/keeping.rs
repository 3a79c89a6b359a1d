//! What a browser may keep, and for how long.

use super::support::{Book, Visitor, linked_file};

/// The files that a page links to, and those that they name.
fn keeping(visitor: &Visitor, file: &str) -> String {
    visitor
        .get(&format!("/{file}"))
        .header("cache-control")
        .to_owned()
}

#[test]
fn files_named_by_their_content_are_kept_for_ever_and_all_else_is_asked_for() {
    let book = Book::new();
    book.write("theme/own.css", "h1 { color: teal }\n");
    book.write(
        "theme/named.css",
        "h1 { background: url('{{ resource \"theme/own.css\" }}') }\n",
    );
    book.write(
        "src/cat-0123abcd.svg",
        "<svg xmlns=\"http://www.w3.org/2000/svg\"/>",
    );
    book.write(
        "book.toml",
        "[book]\ntitle = \"Small\"\n[output.html]\nadditional-css = [\"theme/own.css\", \"theme/named.css\"]\n",
    );
    let server = book.serve();
    let visitor = Visitor::of(&server);
    let page = visitor.get("/first.html").body;
    let link = |start: &str| {
        let names = page.split('"').filter(|name| !name.contains(' '));
        let mut names = names.filter(|name| name.starts_with(start));
        names
            .next()
            .unwrap_or_else(|| panic!("{start} in {page}"))
            .to_owned()
    };

    let for_ever = "max-age=31536000, immutable";
    for file in [
        "book-",
        "highlight-",
        "clipboard-",
        "css/general-",
        "theme/own-",
        "searchindex-",
    ] {
        assert_eq!(keeping(&visitor, &link(file)), for_ever, "{file}");
    }
    // The first two name other files by their hash, and have no other name when those change; the third was named so by its
    // author.
    for file in ["searcher-", "theme/named-"] {
        assert_eq!(keeping(&visitor, &link(file)), "no-cache", "{file}");
    }
    for file in ["cat-0123abcd.svg", "first.html", ""] {
        assert_eq!(keeping(&visitor, file), "no-cache", "{file}");
    }
}

#[test]
fn a_changed_style_has_another_name() {
    let book = Book::new();
    book.write("own.css", "h1 { color: teal }\n");
    book.write(
        "book.toml",
        "[book]\n[output.html]\nadditional-css = [\"own.css\"]\n",
    );
    let server = book.serve();
    let visitor = Visitor::of(&server);
    let style = || {
        let page = visitor.get("/first.html").body;
        let start = page.find("\"own-").unwrap();
        linked_file(&page[start..], ".css")
    };
    let mut page = visitor.listen();
    let first = page.next_build();
    let before = style();
    book.write("own.css", "h1 { color: navy }\n");
    page.build_after(first);
    assert_ne!(style(), before);
}

#[test]
fn what_the_server_adds_is_not_sent_twice() {
    let book = Book::new();
    let server = book.serve();
    let visitor = Visitor::of(&server);
    for file in [
        "/__live.js",
        "/__playground/playground.js",
        "/__playground/paper.css",
    ] {
        let first = visitor.get(file);
        assert_eq!(
            (first.status, first.header("cache-control")),
            (200, "no-cache")
        );
        let again = visitor
            .with("If-None-Match", first.header("etag"))
            .get(file);
        assert_eq!((again.status, again.body.as_str()), (304, ""), "{file}");
    }
}
