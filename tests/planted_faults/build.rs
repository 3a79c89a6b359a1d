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
fn a_missing_file_of_a_listing() {
    build_says(
        SmallBook::copy().replace(CHAPTER, "word.rs:louder", "wort.rs"),
        "src/part/talk.md:27: {{#listing talk/pass_on:wort.rs}}: no file `wort.rs` in listings/talk/src/bin/pass_on; \
         did you mean `word.rs`?",
    );
}

#[test]
fn a_step_that_is_missing() {
    build_says(
        SmallBook::copy().replace(CHAPTER, "since kept", "since kpet"),
        "src/part/talk.md:29: {{#listing talk/pass_on since kpet}}: no listing `talk/kpet`; did you mean `talk/kept`?",
    );
}

#[test]
fn a_step_that_changes_nothing() {
    build_says(
        SmallBook::copy().replace(CHAPTER, "since kept", "since pass_on"),
        "src/part/talk.md:29: {{#listing talk/pass_on since pass_on}}: nothing has changed since `talk/pass_on`",
    );
}

#[test]
fn a_file_that_the_program_does_not_declare() {
    build_says(
        SmallBook::copy().write("listings/talk/src/bin/pass_on/forgotten.rs", ""),
        "listings/talk/src/bin/pass_on/forgotten.rs: main.rs does not declare it: `mod forgotten;`",
    );
}

#[test]
fn a_declared_module_without_a_file() {
    build_says(
        SmallBook::copy().append("listings/talk/src/bin/pass_on/main.rs", "mod gone;\n"),
        "listings/talk/src/bin/pass_on/main.rs:8: there is no gone.rs beside it",
    );
}

#[test]
fn a_folder_that_is_no_listing() {
    let book = SmallBook::copy();
    fs::create_dir_all(book.root().join("listings/talk/src/bin/parts")).unwrap();
    build_says(
        book,
        "listings/talk/src/bin/parts: a listing of several files has a main.rs, and there is none in this folder",
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
         `optimised`, `saves_from`, `repaired_by`, `explore`, `tools`, `of`",
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
fn a_term_that_no_chapter_defines() {
    build_says_only(
        SmallBook::copy()
            .append(CHAPTER, "\nA {{#term word}}.\n\n{{#glossary}}\n")
            .write(
                "src/part/talk.toml",
                "word = \"What is said.\"\nsilence = \"What is not said.\"\n",
            ),
        "src/part/talk.toml:2: no chapter defines `silence`; {{#term silence}} does",
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
