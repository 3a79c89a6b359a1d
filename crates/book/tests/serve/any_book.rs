//! A mdBook that somebody else wrote, served with our playground: its features work, and its files stay as they are.

use std::fs;

use axum::Router;
use axum::http::StatusCode;
use axum::http::header::RETRY_AFTER;
use axum::routing::get;
use book::serve::Server;
use playground::http::thread::Threads;

use super::foreign::{everything, foreign};
use super::support::{self, Book, Visitor};

/// A service that is there, whatever it does.
fn serve_with_playground(book: &Book) -> Server {
    let busy = async || {
        (
            StatusCode::SERVICE_UNAVAILABLE,
            [(RETRY_AFTER, "1")],
            "Busy.",
        )
    };
    let playground = Router::new()
        .route("/__playground/hello", get(async || "hello"))
        .route("/__playground/busy", get(busy));
    let nothing = Threads::default().unfinished();
    Server::start(book.root(), book.options(), Some((playground, nothing))).unwrap()
}

/// What readers get.
#[track_caller]
fn page(server: &Server, path: &str) -> String {
    let answer = Visitor::of(server).get(path);
    assert_eq!(answer.status, 200, "{path}: {}", answer.body);
    answer.body
}

/// What makes mdBook's own script run, edit and copy.
#[track_caller]
fn assert_no_buttons(page: &str) {
    for cause in [
        "class=\"playground\"",
        "playground_copyable",
        "playground_line_numbers",
        "ace-",
    ] {
        assert!(!page.contains(cause), "{cause} in {page}");
    }
}

#[test]
fn code_is_left_as_the_author_wrote_it() {
    let book = foreign();
    let server = book.serve();
    let page = page(&server, "/code/code.html");

    assert!(page.contains("<span class=\"boring\">fn hidden() {}\n</span>"));
    for words in [
        "language-rust edition2018",
        "language-rust ignore",
        "language-rust should_panic",
        "language-rust editable",
    ] {
        assert!(
            page.contains(&format!("<code class=\"{words}\"")),
            "{words}"
        );
    }
    assert!(page.contains("println!(\"included\")"));
    assert!(page.contains("<span class=\"boring\">fn around() {}\n</span>"));
    assert!(page.contains("fn inside() {}"));
}

#[test]
fn the_bar_of_our_playground_takes_the_place_of_mdbooks_buttons() {
    let book = foreign();
    let server = serve_with_playground(&book);
    for path in ["/", "/code/code.html", "/print.html"] {
        let page = page(&server, path);
        for once in [
            "<script defer src=\"/__live.js\"></script>",
            "<script defer src=\"/__playground/playground.js\"></script>",
            "<link rel=\"stylesheet\" href=\"/__playground/playground.css\">",
            " data-playground data-edition=\"2021\"",
        ] {
            assert_eq!(page.matches(once).count(), 1, "{once} in {path}");
        }
        assert_no_buttons(&page);
    }
}

#[test]
fn the_guards_are_around_the_playground() {
    let book = foreign();
    let server = serve_with_playground(&book);
    let visitor = Visitor::of(&server);
    let hello = visitor.get("/__playground/hello");
    assert_eq!((hello.status, hello.body.as_str()), (200, "hello"));
    assert!(hello.has("content-security-policy"));

    let stranger = "GET /__playground/hello HTTP/1.1\r\nHost: evil.example\r\n\r\n";
    assert_eq!(visitor.raw(stranger).status, 421);

    let busy = visitor.get("/__playground/busy");
    assert_eq!((busy.status, busy.header("retry-after")), (503, "1"));
    assert_eq!(busy.error(), "Busy.");
    let refused = visitor.request("PUT", "/__playground/hello");
    assert_eq!((refused.status, refused.header("allow")), (405, "GET,HEAD"));
}

#[test]
fn a_page_of_a_server_without_a_playground_does_not_promise_one() {
    let book = foreign();
    let server = book.serve();
    assert!(!page(&server, "/").contains("data-playground"));
}

#[test]
fn a_book_that_says_no_edition_leaves_it_to_the_reader_of_its_blocks() {
    let book = foreign();
    book.write("book.toml", "[book]\nsrc = \"chapters\"\n");
    let server = serve_with_playground(&book);
    let page = page(&server, "/");
    assert!(page.contains(" data-playground "));
    assert!(!page.contains("data-edition"));
}

#[test]
fn a_book_that_brings_the_playground_is_not_given_it_again() {
    let book = foreign();
    book.write("theme/playground.js", "\"its own\"");
    book.write(
        "book.toml",
        "[book]\nsrc = \"chapters\"\n[output.html]\nadditional-js = [\"./theme/playground.js\"]\n",
    );
    let server = serve_with_playground(&book);
    let page = page(&server, "/");
    assert!(page.contains("data-playground"));
    assert!(!page.contains("/__playground/"));
}

#[test]
fn the_files_of_the_playground_are_served_like_those_of_a_book() {
    let book = foreign();
    let server = book.serve();
    let visitor = Visitor::of(&server);
    for (file, kind) in [
        ("playground.js", "text/javascript; charset=utf-8"),
        ("editor.js", "text/javascript; charset=utf-8"),
        ("playground.css", "text/css; charset=utf-8"),
    ] {
        let path = format!("/__playground/{file}");
        let answer = visitor.get(&path);
        assert_eq!(
            (answer.status, answer.header("content-type")),
            (200, kind),
            "{file}"
        );
        assert_eq!(answer.header("cache-control"), "no-cache");
        let refused = visitor.request("POST", &path);
        assert_eq!((refused.status, refused.header("allow")), (405, "GET,HEAD"));
        assert!(refused.error().contains("methods"));
    }
    assert_eq!(visitor.get("/__playground/other.js").status, 404);
}

#[test]
fn the_features_of_mdbook_work() {
    let book = foreign();
    let server = book.serve();
    let visitor = Visitor::of(&server);

    let index = page(&server, "/");
    assert!(index.contains("blockquote-tag-note"), "admonitions");
    assert!(index.contains("lang=\"de\""));
    assert!(
        index.contains("<meta name=\"look\" content=\"mine\">"),
        "theme"
    );
    assert!(index.contains("MathJax.js"));
    let style = support::linked_file(&index, ".css");
    assert_eq!(visitor.get(&format!("/{style}")).status, 200);
    let search = support::linked_file(&index, ".js");
    assert!(search.starts_with("searchindex-"), "{search}");
    assert!(visitor.get(&format!("/{search}")).body.contains("Windows"));

    let contents = page(&server, "/toc.html");
    assert!(contents.contains("Draft"));
    let path = "/gr%C3%B6%C3%9Fe/%C3%BCber%20uns.html";
    assert!(page(&server, path).contains("Über uns"));
    let picture = visitor.get("/gr%C3%B6%C3%9Fe/bild.svg");
    assert_eq!(picture.header("content-type"), "image/svg+xml");
    assert_eq!(visitor.get("/html/index.html").status, 404, "HTML only");
}

#[test]
fn nothing_is_written_to_the_folder_of_the_book() {
    let book = foreign();
    let before = everything(book.root());
    let server = book.serve();
    let mut page = Visitor::of(&server).listen();
    let first = page.next_build();
    assert!(everything(book.root()) == before, "after the first build");

    book.write("chapters/README.md", "# Vorwort\n\nEdited.\n");
    let edited = everything(book.root());
    page.build_after(first);
    assert!(everything(book.root()) == edited, "after an edit");
    drop(server);
    assert!(everything(book.root()) == edited, "at the end");
}

#[test]
fn not_even_beside_a_style_that_is_named_by_its_absolute_path() {
    let book = foreign();
    let style = book.root().join("style.css");
    book.write(
        "book.toml",
        &format!("[book]\nsrc = \"chapters\"\n[output.html]\nadditional-css = [{style:?}]\n"),
    );
    let before = everything(book.root());
    let server = book.serve();
    assert!(page(&server, "/").contains("href=\"style-"));
    assert!(everything(book.root()) == before);
}

#[test]
fn a_chapter_that_is_missing_is_named_and_not_written() {
    let book = foreign();
    fs::write(book.root().join("chapters/bytes.md"), [0xff]).unwrap();
    book.write(
        "chapters/SUMMARY.md",
        "- [Draft]()\n- [Soon](part/soon.md)\n  - [There](there.md)\n- [Bytes](bytes.md)\n",
    );
    book.write("chapters/there.md", "# There\n");
    let before = everything(book.root());
    let server = book.serve();
    let visitor = Visitor::of(&server);
    let soon = visitor.get("/part/soon.html").body;
    assert!(
        soon.contains("chapters/SUMMARY.md:2: there is no `part/soon.md`"),
        "{soon}"
    );
    assert!(soon.contains(">Soon</a></h1>"), "{soon}");
    let bytes = visitor.get("/bytes.html").body;
    assert!(
        bytes.contains("SUMMARY.md:4: `bytes.md` is not text in UTF-8"),
        "{bytes}"
    );
    let there = visitor.get("/there.html").body;
    assert!(
        there.contains(">There</a></h1>") && !there.contains("SUMMARY.md"),
        "{there}"
    );
    assert!(everything(book.root()) == before);
}

#[test(daily)]
fn whatever_the_book_is_made_of_is_watched() {
    let book = foreign();
    let server = book.serve();
    let mut page = Visitor::of(&server).listen();
    let mut build = page.next_build();
    for (file, text) in [
        ("chapters/code/code.md", "# Code\n"),
        ("code/included.rs", "fn main() {}\n"),
        ("look/head.hbs", "<meta name=\"look\" content=\"new\">\n"),
        ("style.css", "h1 { color: navy }\n"),
        // The folder of chapters is another from now on …
        ("book.toml", "[book]\nsrc = \"neu\"\n"),
        // … and is not there, until it is.
        ("neu/SUMMARY.md", "- [Eins]()\n"),
    ] {
        book.write(file, text);
        build = match file {
            "book.toml" => {
                page.next_error();
                build
            }
            _ => page.build_after(build),
        };
    }
}

#[test]
fn our_directives_mean_nothing_to_a_book_that_does_not_ask_for_them() {
    let book = foreign();
    book.write("chapters/README.md", "# One\n\n`{{#listing a/b}}`\n");
    let server = book.serve();
    assert!(page(&server, "/").contains("<code>{{#listing a/b}}</code>"));
}

#[test]
fn a_preprocessor_that_is_not_installed_is_named_on_the_page() {
    let book = foreign();
    let settings = |more: &str| {
        format!("[book]\nsrc = \"chapters\"\n[preprocessor.not-to-be-found]\n{more}\n")
    };
    book.write("book.toml", &settings(""));
    let server = book.serve();
    let visitor = Visitor::of(&server);
    let sentence = "book.toml asks for the preprocessor `not-to-be-found`, which is not installed: \
        install it, or add `optional = true` to [preprocessor.not-to-be-found]";
    assert!(visitor.get("/").body.contains(sentence));
    let mut page = visitor.listen();
    assert_eq!(page.next_error(), sentence);

    book.write("book.toml", &settings("optional = true"));
    page.next_build();
    assert_eq!(visitor.get("/").status, 200);
}

#[cfg(unix)]
#[test]
fn preprocessors_are_called_in_the_folder_of_the_book() {
    use std::os::unix::fs::PermissionsExt;
    let book = foreign();
    book.write(
        "book.toml",
        "[book]\nsrc = \"chapters\"\n[preprocessor.shout]\ncommand = \"tools/shout\"\n",
    );
    // Reads a file of the book, which is there only if it is called where it should be.
    let script = "#!/bin/sh\n[ \"$1\" = supports ] && exit 0\nset -e\nword=$(cat word.txt)\n\
        sed -e 's/.*\\(,{\"items\\)/\\1/' -e 's/^,//' -e 's/]$//' -e \"s/Vorwort/$word/g\"\n";
    book.write("word.txt", "Shouted");
    book.write("tools/shout", script);
    let tool = book.root().join("tools/shout");
    fs::set_permissions(tool, fs::Permissions::from_mode(0o755)).unwrap();

    let server = book.serve();
    assert!(page(&server, "/").contains("Shouted"));
}

#[test]
fn old_names_and_unknown_keys_do_not_bring_mdbooks_buttons_back() {
    let book = foreign();
    for settings in [
        "[output.html.playpen]\neditable = true\n",
        "[output.html]\ncurly-quotes = true\n",
    ] {
        book.write(
            "book.toml",
            &format!("[book]\nsrc = \"chapters\"\n{settings}"),
        );
        let server = book.serve();
        let page = page(&server, "/code/code.html");
        assert_no_buttons(&page);
    }
}

#[test]
fn a_fault_in_book_toml_is_shown_with_its_line() {
    let book = foreign();
    book.write(
        "book.toml",
        "[book]\nsrc = \"chapters\"\n\nmultilingual = false\n",
    );
    let server = book.serve();
    let page = Visitor::of(&server).get("/").body;
    assert!(page.contains("line 4"), "{page}");
    assert!(page.contains("multilingual"), "{page}");
}

#[test]
fn a_book_without_a_page_for_missing_ones_refuses_in_a_sentence() {
    let book = foreign();
    book.write(
        "book.toml",
        "[book]\nsrc = \"chapters\"\n[output.html]\ninput-404 = \"\"\n",
    );
    let server = book.serve();
    let answer = Visitor::of(&server).get("/nowhere");
    assert_eq!(
        (answer.status, answer.error().as_str()),
        (404, "There is no such page.")
    );
}
