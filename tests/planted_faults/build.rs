//! What a chapter or a table asks for in vain: the book is not built.

use super::{CHAPTER, MANIFEST, build_says_only};
use proof::small_book::SmallBook;
use std::fs;

/// The build of `book` fails, and says `expected` in a line.
#[track_caller]
fn build_says(book: SmallBook, expected: &str) {
    let error = book.build().expect_err("the build must fail");
    assert!(
        error.lines().any(|line| line == expected),
        "expected: {expected}\nsaid:\n{error}"
    );
    assert!(
        !book.root().join("pages").exists(),
        "a failed build leaves no pages"
    );
}

#[test]
fn a_missing_listing() {
    build_says(
        SmallBook::copy().replace(
            CHAPTER,
            "{{#listing talk/reply}}",
            "{{#listing talk/repyl}}",
        ),
        "src/part/talk.md:9: {{#listing talk/repyl}}: no listing `talk/repyl`; did you mean `talk/reply`?",
    );
}

#[test]
fn a_missing_anchor() {
    build_says(
        SmallBook::copy().replace(CHAPTER, "say:greeting", "say:greetings"),
        "src/part/talk.md:5: {{#listing talk/say:greetings}}: no anchor `greetings` in listings/talk/src/bin/say.rs; \
         did you mean `greeting`?",
    );
}

#[test]
fn two_listings_of_one_name() {
    build_says(
        SmallBook::copy().write("listings/talk/broken/say.rs", "fn main() {\n"),
        "listings/talk/listings.toml:1: `say`: two listings of one name: listings/talk/src/bin/say.rs and \
         listings/talk/broken/say.rs",
    );
}

#[test]
fn two_listings_of_one_name_in_two_crates() {
    let book = SmallBook::copy();
    fs::create_dir_all(book.root().join("listings/walk/src/bin")).unwrap();
    build_says(
        book.write(
            "listings/walk/listings.toml",
            "[say]\ncaption = \"Again\"\n",
        )
        .write("listings/walk/src/bin/say.rs", "fn main() {}\n"),
        "listings/walk/src/bin/say.rs: two listings of one name: listings/talk/src/bin/say.rs and \
         listings/walk/src/bin/say.rs; a name is unique in the whole book",
    );
}

#[test]
fn an_unknown_manifest_key() {
    build_says_only(
        SmallBook::copy().replace(MANIFEST, "caption = \"A word", "captoin = \"A word"),
        "listings/talk/listings.toml:29: unknown field `captoin`, expected one of `caption`, `output`, `ends`, \
         `optimised`, `saves_from`, `repaired_by`, `explore`",
    );
}

#[test]
fn a_quote_that_the_compiler_does_not_say() {
    build_says(
        SmallBook::copy().replace(CHAPTER, "borrow of moved value", "use of moved value"),
        "src/part/talk.md:17: {{#quote talk/lost use of moved value: `word`}}: these words are in no line of what the \
         compiler says of it",
    );
}

#[test]
fn all_errors_of_a_build_are_told_together() {
    let book = SmallBook::copy()
        .replace(CHAPTER, "say:greeting", "say:greetings")
        .replace(
            CHAPTER,
            "{{#listing talk/listen}}",
            "{{#listing talk/lisetn}}",
        );
    assert_eq!(book.build().unwrap_err().lines().count(), 2);
}

#[test]
fn a_failed_build_leaves_the_good_one() {
    let book = SmallBook::copy();
    let page = book.build().unwrap().join("part/talk.html");
    let good = fs::read(&page).unwrap();
    let book = book.replace(CHAPTER, "say:greeting", "say:greetings");
    book.build().unwrap_err();
    assert_eq!(fs::read(&page).unwrap(), good);
}
