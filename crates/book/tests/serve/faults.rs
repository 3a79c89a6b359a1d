//! What a book asks for in vain is told on the page that lacks it, and the book is served.

use std::path::Path;

use super::foreign::foreign;
use super::support::{Book, Visitor};

/// A page of `tests/other-book` says what it lacks, and the blocks around it are no programs.
pub fn faults_are_told(visitor: &Visitor) {
    let page = visitor.get("/faults.html").body;
    let hint = "code/parts.rs has no anchor `bodi`; did you mean `body`?";
    for told in [
        "<p>chapters/faults.md:4: {{#include ../code/gone.rs}}: there is no file code/gone.rs</p>"
            .to_owned(),
        format!("<p>chapters/faults.md:7: {{{{#include ../code/parts.rs:bodi}}}}: {hint}</p>"),
        format!(
            "<p>chapters/faults.md:10: {{{{#rustdoc_include ../code/parts.rs:bodi}}}}: {hint}</p>"
        ),
        "<code class=\"language-rust playground-incomplete\">{{#include ../code/gone.rs}}"
            .to_owned(),
        "A sentence, {{#include ../code/parts.rs:bodi}} and on.".to_owned(),
        "<code class=\"language-rust playground-incomplete\">{{#rustdoc_include ".to_owned(),
        "<code class=\"language-rust\">fn main() {}".to_owned(),
    ] {
        assert_eq!(page.matches(&told).count(), 1, "{told} in {page}");
    }
    assert!(!visitor.get("/included.html").body.contains("book-faults"));
}

#[test]
fn what_is_wrong_with_the_book_is_told_on_its_first_page() {
    let book = foreign();
    let broken =
        "[book]\nsrc = \"chapters\"\n[output.html]\ntheme = \"look\"\ncurly-quotes = true\n";
    book.write("book.toml", broken);
    let server = book.serve();
    let visitor = Visitor::of(&server);
    let index = visitor.get("/").body;
    let told = "<p>book.toml:5: mdBook ignores all of [output.html]: unknown field `curly-quotes`";
    assert!(index.contains(told), "{index}");
    assert!(!visitor.get("/code/code.html").body.contains("book-faults"));

    let mut page = visitor.listen();
    let first = page.next_build();
    book.write("book.toml", &broken.replace("curly-quotes = true\n", ""));
    page.build_after(first);
    assert!(!visitor.get("/").body.contains("book-faults"));
}

#[test]
fn a_line_is_that_of_the_file_whatever_a_preprocessor_has_done_before() {
    let book = foreign();
    book.write(
        "chapters/code/code.md",
        "# Code\n\n{{#include gone.md}}\n\n{{#include gone.md}}\n",
    );
    book.write(
        "book.toml",
        "[book]\nsrc = \"chapters\"\n[preprocessor.sed]\ncommand = \"./longer\"\nbefore = [\"links\"]\n",
    );
    book.write(
        "longer",
        "#!/bin/sh\n[ \"$1\" = supports ] && exit 0\n\
         sed -e 's/.*\\(,{\"items\\)/\\1/' -e 's/^,//' -e 's/]$//' -e 's/# Code/# Code\\\\n\\\\nMore\\\\n/'\n",
    );
    make_executable(&book.root().join("longer"));
    let server = book.serve();
    let page = Visitor::of(&server).get("/code/code.html").body;
    assert!(page.contains("<p>More</p>"), "{page}");
    for line in [3, 5] {
        let told = format!("chapters/code/code.md:{line}: {{{{#include gone.md}}}}");
        assert_eq!(page.matches(&told).count(), 1, "{told} in {page}");
    }
}

#[test]
fn a_book_of_ours_is_not_built_with_less_than_it_asks_for() {
    let book = Book::new();
    book.write("src/first.md", "# First\n\n{{#include gone.md}}\n");
    let server = book.serve();
    let page = Visitor::of(&server).get("/").body;
    let told = "src/first.md:3: {{#include gone.md}}: there is no file src/gone.md";
    assert!(page.contains(told), "{page}");
}

#[cfg(unix)]
fn make_executable(file: &Path) {
    use std::os::unix::fs::PermissionsExt;
    std::fs::set_permissions(file, std::fs::Permissions::from_mode(0o755)).unwrap();
}
