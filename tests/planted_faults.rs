//! Each fault that this proof must not miss, planted in a copy of a small book: it is found, and its place is named.

// Its `test` is meant below.
#[macro_use]
extern crate remembered;

#[path = "planted_faults/bless.rs"]
mod bless;
#[path = "planted_faults/build.rs"]
mod build;
#[path = "planted_faults/checkouts.rs"]
mod checkouts;
#[path = "planted_faults/dead_links.rs"]
mod dead_links;
#[path = "planted_faults/exercises.rs"]
mod exercises;
#[path = "planted_faults/languages.rs"]
mod languages;
#[path = "planted_faults/outputs.rs"]
mod outputs;
#[path = "planted_faults/quizzes.rs"]
mod quizzes;
#[path = "planted_faults/schedules.rs"]
mod schedules;
#[path = "planted_faults/tools.rs"]
mod tools;
#[path = "planted_faults/unused.rs"]
mod unused;

use proof::links;
use proof::small_book::SmallBook;
use std::sync::LazyLock;

fn main() {
    playground::sandbox::enter_if_asked();
    remembered::run(|parts| parts.with_folder(&proof::root().join("tests/small-book")));
}

const CHAPTER: &str = "src/part/talk.md";
const MANIFEST: &str = "listings/talk/listings.toml";

/// The book can be built, and `expected` is what is found in it without having a place there.
#[track_caller]
fn unused(book: SmallBook, expected: &str) {
    book::expanded(book.root()).expect("the chapters can be expanded");
    let found: Vec<String> = book::problems(book.root())
        .unwrap()
        .iter()
        .map(ToString::to_string)
        .collect();
    assert_eq!(found, [expected]);
}

#[track_caller]
fn build_says_only(book: SmallBook, expected: &str) {
    assert_eq!(book.build().expect_err("the build must fail"), expected);
}

/// A copy in which nothing is wrong, for what leaves it so.
static SOUND: LazyLock<SmallBook> =
    LazyLock::new(|| SmallBook::kept(&proof::kept("small-book"), &[]));

#[test]
fn nothing_is_wrong_with_the_small_book() {
    let book = &*SOUND;
    let site = book.build().unwrap();
    assert_eq!(links::problems(&site), []);
    assert_eq!(book::problems(book.root()).unwrap(), []);
    assert_eq!(
        book::proof::outputs::problems(book.root(), Some(&book.target())).unwrap(),
        []
    );
}
