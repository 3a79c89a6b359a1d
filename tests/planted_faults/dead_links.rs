//! Links of the built pages that lead nowhere.

use super::CHAPTER;
use proof::links;
use proof::small_book::SmallBook;

#[track_caller]
fn dead_link(book: SmallBook, expected: &str) {
    let site = book.build().expect("the book can be built");
    let found: Vec<String> = links::problems(&site)
        .iter()
        .map(ToString::to_string)
        .collect();
    assert!(
        found
            .iter()
            .any(|line| line.starts_with("part/talk.html:") && line.ends_with(expected)),
        "{found:?}"
    );
}

#[test]
fn a_dead_link() {
    dead_link(
        SmallBook::copy().append(CHAPTER, "\n[there](nowhere.md)\n"),
        "the link `nowhere.html` leads nowhere: there is no such file",
    );
}

#[test]
fn a_dead_fragment() {
    dead_link(
        SmallBook::copy().append(CHAPTER, "\n[there](../preface.md#nowhere)\n"),
        "the link `../preface.html#nowhere` leads nowhere: the page has no such id",
    );
}

#[test]
fn a_link_from_the_root_of_the_server() {
    dead_link(
        SmallBook::copy().append(CHAPTER, "\n[there](/preface.md)\n"),
        "the link `/preface.html` leads nowhere: it starts at the root of the server, which need not be the book's",
    );
}

#[test]
fn a_missing_image() {
    dead_link(
        SmallBook::copy().append(CHAPTER, "\n![a horse](horse.png)\n"),
        "the link `horse.png` leads nowhere: there is no such file",
    );
}
