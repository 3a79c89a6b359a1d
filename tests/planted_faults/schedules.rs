//! What is claimed of a listing's schedules is what its graph has.

use super::{CHAPTER, MANIFEST, build_says_only, unused};
use book::listings::library::Library;
use book::proof::run::{End, Outcome};
use book::proof::schedules;
use proof::small_book::SmallBook;

#[test]
fn a_run_that_no_schedule_explains() {
    let book = SmallBook::copy();
    let (library, _) = Library::load(book.root());
    let (listing, claims) = library.explored().next().unwrap();
    let graph = book::listings::graphs::read(&book.root().join("src"), listing, claims).unwrap();
    let check = |end, stdout: &str| {
        let outcome = Outcome {
            stdout: stdout.to_owned(),
            stderr: String::new(),
            end,
        };
        schedules::check_run(&graph, &outcome)
    };
    assert_eq!(check(End::Exit(Some(0)), "well\nand you?\n"), Ok(()));
    assert_eq!(check(End::Exit(Some(0)), "and you?\nwell\n"), Ok(()));
    assert!(check(End::Exit(Some(0)), "well\n").is_err());
    assert!(check(End::Exit(Some(101)), "well\nand you?\n").is_err());
    assert!(check(End::Deadlock, "well\nand you?\n").is_err());
}

#[test]
fn an_explorer_of_a_missing_listing() {
    build_says_only(
        SmallBook::copy().replace(
            CHAPTER,
            "{{#explore talk/reply}}",
            "{{#explore talk/repyl}}",
        ),
        "src/part/talk.md:11: {{#explore talk/repyl}}: no listing `talk/repyl`; did you mean `talk/reply`?",
    );
}

#[test]
fn a_claim_about_schedules_that_is_wrong() {
    build_says_only(
        SmallBook::copy().replace(MANIFEST, "outcomes = 2", "outcomes = 3"),
        "src/part/talk.md:11: {{#explore talk/reply}}: its table claims 3 outcomes, and its graph has 2",
    );
}

#[test]
fn a_graph_of_an_older_program() {
    build_says_only(
        SmallBook::copy().replace("listings/talk/src/bin/reply.rs", "\"well\"", "\"yes\""),
        "src/part/talk.md:11: {{#explore talk/reply}}: its graph is that of another version of the program; \
         run `cargo run -- bless`",
    );
}

#[test]
fn schedules_that_no_chapter_explores() {
    unused(
        SmallBook::copy().replace(CHAPTER, "{{#explore talk/reply}}\n", ""),
        "listings/talk/src/bin/reply.rs: has a table for its schedules, and no chapter explores them; \
         {{#explore talk/reply}} does",
    );
}

#[test]
fn a_graph_without_its_listing() {
    unused(
        SmallBook::copy().write("src/graphs/talk-gone.json", "{}"),
        "src/graphs/talk-gone.json: is the graph of no listing that is explored",
    );
}
