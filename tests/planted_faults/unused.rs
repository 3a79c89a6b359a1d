//! What no chapter uses, and code that is no listing.

use super::{CHAPTER, MANIFEST, unused};
use proof::small_book::SmallBook;

#[test]
fn a_listing_that_no_chapter_uses() {
    unused(
        SmallBook::copy()
            .write("listings/talk/src/bin/alone.rs", "fn main() {}\n")
            .append(MANIFEST, "[alone]\ncaption = \"Alone\"\n"),
        "listings/talk/src/bin/alone.rs: no chapter shows this listing; {{#listing talk/alone}} does",
    );
}

#[test]
fn an_anchor_that_no_chapter_uses() {
    unused(
        SmallBook::copy().replace(
            "listings/talk/src/bin/say.rs",
            "fn main() {",
            "// ANCHOR: unseen\n// ANCHOR_END: unseen\nfn main() {",
        ),
        "listings/talk/src/bin/say.rs: no chapter shows the anchor `unseen`; {{#listing talk/say:unseen}} does",
    );
}

#[test]
fn an_output_without_its_listing() {
    unused(
        SmallBook::copy().write("listings/talk/src/bin/gone.stdout", "hello\n"),
        "listings/talk/src/bin/gone.stdout: is recorded of a listing that does not exist",
    );
}

#[test]
fn a_rust_block_that_bypasses_the_listings() {
    unused(
        SmallBook::copy().append(CHAPTER, "\n```rust\nfn main() {}\n```\n"),
        "src/part/talk.md:37: a Rust code block that is no listing; make it one, name its language, \
         or write `<!-- not a listing: why -->` above it",
    );
}

#[test]
fn a_rust_block_that_says_why_it_bypasses_the_listings_may() {
    let book = SmallBook::copy().append(
        CHAPTER,
        "\n<!-- not a listing: it shows a fence -->\n```rust\nfn main() {}\n```\n",
    );
    assert_eq!(book::problems(book.root()).unwrap(), []);
}

#[test]
fn an_error_code_of_no_listing() {
    unused(
        SmallBook::copy().append(CHAPTER, "\nThis is E0383.\n"),
        "src/part/talk.md:37: E0383 is the error of no listing on this page; did you mean `E0382`?",
    );
}

#[test]
fn an_anchor_in_a_file_of_several_that_no_chapter_uses() {
    unused(
        SmallBook::copy().append(
            "listings/talk/src/bin/pass_on/word.rs",
            "// ANCHOR: unseen\n// ANCHOR_END: unseen\n",
        ),
        "listings/talk/src/bin/pass_on/word.rs: no chapter shows the anchor `word.rs:unseen`; \
         {{#listing talk/pass_on:word.rs:unseen}} does",
    );
}

#[test]
fn an_output_of_a_file_that_is_no_program() {
    unused(
        SmallBook::copy().write("listings/talk/src/bin/pass_on/word.stdout", "hello\n"),
        "listings/talk/src/bin/pass_on/word.stdout: is recorded of a listing that does not exist",
    );
}
