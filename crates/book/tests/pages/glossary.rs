//! The glossary, and terms where they are defined.

use snapbox::{IntoData, assert_data_eq, str};

use super::support::Book;

const TERMS: &str = "deadlock = \"Threads that wait for each other,\\n so that *none* goes on.\"\n\
    \"`Send`\" = \"What may be given to another thread.\"\n";

/// A book whose second chapter, in a folder, is its glossary.
fn book(terms: &str) -> Book {
    Book::new()
        .file("src/more/two.md", "# Two\n\n{{#glossary}}\n")
        .file("src/more/two.toml", terms)
}

#[test]
fn a_term_and_its_definition_lead_to_each_other() {
    let book = book(TERMS);
    assert_data_eq!(
        book.page("This is a {{#term deadlock}}.\n\nTypes are {{#term `Send`: *sendable*}}.\n"),
        str![[r#"
                        <p>This is a <dfn class="term" id="defines-deadlock"><a href="more/two.html#term-deadlock">deadlock</a></dfn>.</p>
<p>Types are <dfn class="term" id="defines-send"><a href="more/two.html#term-send"><em>sendable</em></a></dfn>.</p>
"#]]
    );
    assert_data_eq!(
        book.other("more/two.html"),
        str![[r##"
                        <h1 id="two"><a class="header" href="#two">Two</a></h1>
<dl class="glossary">
<dt id="term-deadlock">deadlock</dt>
<dd>Threads that wait for each other, so that <em>none</em> goes on. <a class="glossary-place" href="../one.html#defines-deadlock">One</a></dd>
<dt id="term-send"><code>Send</code></dt>
<dd>What may be given to another thread. <a class="glossary-place" href="../one.html#defines-send">One</a></dd>
</dl>
"##]]
    );
}

#[test]
fn what_is_wrong_with_terms_is_told_with_its_place() {
    let terms = "deadlock = \"Two wait\"\nlock = \"It is held. It is let go.\"\n\n\"data race\" = \"Bad luck.\"\n";
    let book = book(terms).file(
        "src/more/two.md",
        "# Two\n\n{{#glossary}}\n\n{{#glossary}}\n",
    );
    let chapter = "A {{#term deadlock}} and a\n{{#term lock}}, a {{#term lock}}, a {{#term deadlocks}}.\n\n\
        A {{#term deadlock: second}}.\n";
    assert_data_eq!(
        book.error(chapter).raw(),
        str![[r#"
src/more/two.toml:4: no chapter defines `data race`; {{#term data race}} does
src/more/two.toml:1: `deadlock` is to be said in one sentence, with a full stop
src/more/two.toml:2: `lock` is to be said in one sentence, with a full stop
src/one.md:2: {{#term lock}}: is defined already, in src/one.md:2
src/one.md:2: {{#term deadlocks}}: no term `deadlocks` in src/more/two.toml; did you mean `deadlock`?
src/one.md:4: {{#term deadlock: second}}: is defined already, in src/one.md:1
src/more/two.md:5: {{#glossary}}: the book has a glossary already
"#]]
    );
}

#[test]
fn without_a_glossary_there_are_no_terms() {
    assert_data_eq!(
        Book::new().error("A {{#term deadlock}}.\n").raw(),
        str!["src/one.md:1: {{#term deadlock}}: the book has no chapter with {{#glossary}}"]
    );
}

#[test]
fn a_file_of_terms_that_cannot_be_read_is_told_once() {
    assert_data_eq!(
        book("deadlock = 1\n")
            .error("A {{#term deadlock}}.\n")
            .raw(),
        str!["src/more/two.toml:1: invalid type: integer `1`, expected a string"]
    );
}

#[test]
fn a_page_that_is_served_marks_a_term_that_no_chapter_defines() {
    let book = book(TERMS);
    book.served("Types are {{#term `Send`}}.\n");
    assert_data_eq!(
        book.other("more/two.html"),
        str![[r##"
                        <blockquote class="blockquote-tag blockquote-tag-caution book-faults" lang="en" dir="ltr">
<p class="blockquote-tag-title">This page is not what its author wanted</p>
<p><a href="#mistake-more-two-1">src/more/two.toml:1</a>: no chapter defines `deadlock`; {{#term deadlock}} does</p>
</blockquote>
<h1 id="two"><a class="header" href="#two">Two</a></h1>
<dl class="glossary">
<dt id="term-deadlock">deadlock</dt>
<dd>Threads that wait for each other, so that <em>none</em> goes on.</dd>
<dt id="term-send"><code>Send</code></dt>
<dd>What may be given to another thread. <a class="glossary-place" href="../one.html#defines-send">One</a></dd>
</dl>
<blockquote class="mistake blockquote-tag blockquote-tag-caution" id="mistake-more-two-1" lang="en" dir="ltr">
<p class="blockquote-tag-title">Mistake</p>
<p>src/more/two.toml:1: no chapter defines `deadlock`; {{#term deadlock}} does</p>
</blockquote>
"##]]
    );
}
