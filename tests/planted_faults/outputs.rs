//! What a listing prints, and how it ends, is what its page says.

use super::{MANIFEST, SOUND};
use book::listings::library::Library;
use book::listings::listing::{Kind, Name, Run};
use book::listings::manifest::{Ends, Output};
use book::proof::run::{End, Outcome};
use book::proof::{Prover, built, outputs};
use proof::small_book::SmallBook;
use remembered::Memory;
use std::fs;
use std::path::Path;

/// A run of `guess` may differ from the recorded one, so it is the program that tells whether the record is its own.
#[test]
fn a_record_of_another_version_of_a_listing_that_varies() {
    let book = SmallBook::kept(
        &proof::kept("small-book-of-another-version"),
        &[(
            "listings/talk/src/bin/guess.rs",
            "fn main() {",
            "fn main() { /* as before */",
        )],
    );
    let told = || outputs::problems(book.root(), Some(&book.target())).unwrap();
    let [problem] = &told()[..] else {
        panic!("{:?}", told())
    };
    assert_eq!(
        problem.to_string(),
        "listings/talk/src/bin/guess.rs: its recorded run is one of another version of the program; \
         `cargo run -- bless` records it anew"
    );
    let (library, _) = Library::load(book.root());
    let listing = library.get("talk/guess").unwrap();
    let built = built::build(book.root(), Some(&book.target()), [listing]).unwrap();
    outputs::record(book.root(), listing, &built).unwrap();
    assert_eq!(told(), []);
}

/// `guess` asserts that it is not compiled for debugging.
#[test]
fn a_listing_is_optimised_if_its_table_says_so() {
    let (mut library, _) = Library::load(SOUND.root());
    let name = Name::parse("talk/guess").unwrap();
    let check = |library: &Library| {
        let built = built::build(
            SOUND.root(),
            Some(&SOUND.target()),
            library.listings.values(),
        )
        .unwrap();
        outputs::check(&library.listings[&name], &built)
    };
    assert_eq!(check(&library), Ok(()));
    match &mut library.listings.get_mut(&name).unwrap().kind {
        Kind::Runs(run) => run.optimised = false,
        Kind::Refused(_) | Kind::Tested => panic!("`guess` runs"),
    }
    let said = check(&library).expect_err("it must be told");
    assert!(said.sentence.contains("compiled for debugging"), "{said}");
}

/// One copy with four faults, because cargo compiles them in one go.
#[test]
fn a_listing_that_prints_something_else_does_not_compile_deadlocks_or_asserts_what_is_false() {
    let book = SmallBook::kept(
        &proof::kept("small-book-with-faults"),
        &[
            ("listings/talk/src/bin/say.rs", "hello", "good evening"),
            (
                "listings/talk/src/bin/reply.rs",
                "let answer",
                "let answer: u32",
            ),
            ("listings/talk/src/bin/listen.rs", "drop(sender);", ""),
            (
                "listings/talk/src/bin/guess.rs",
                "seen > 0",
                "seen > 1_000_000_000",
            ),
        ],
    );
    let problems = outputs::problems(book.root(), Some(&book.target())).unwrap();
    let [guess, listen, reply, say] = &problems[..] else {
        panic!("{problems:?}")
    };
    let all = [
        (
            guess,
            "guess",
            "the page says it ends normally, but it ended with exit code 101",
        ),
        (
            listen,
            "listen",
            "but it hung, every thread waiting for ever (a deadlock?), and was killed",
        ),
        (reply, "reply", "does not compile:\nerror[E0308]"),
        (say, "say", "standard output is not what the page shows"),
    ];
    for (problem, name, message) in all {
        assert!(
            problem.place.file.ends_with(format!("{name}.rs")),
            "{problem}"
        );
        assert!(problem.message.contains(message), "{problem}");
    }
}

/// The page says that it passes.
#[test]
fn a_test_of_a_listing_that_fails() {
    let book = SmallBook::kept(
        &proof::kept("small-book-with-a-failing-test"),
        &[(
            "listings/talk/src/bin/pass_on/word.rs",
            "\"no!\"",
            "\"no?\"",
        )],
    );
    let (library, _) = Library::load(book.root());
    let listing = library.get("talk/pass_on").unwrap();
    let memory = tempfile::tempdir().unwrap();
    let prover = Prover::new(
        book.root(),
        Path::new("src"),
        memory.path(),
        Memory::new(None),
    )
    .with_target(book.target());
    let built = prover.build([listing]).unwrap();
    let faults = prover.check(listing, &built);
    let [fault] = &faults[..] else {
        panic!("{faults:?}")
    };
    assert!(
        fault.sentence.starts_with(
            "the page says that its tests pass, 1 of them, but they say something else"
        ) && fault.sentence.contains("a_word_gets_louder ... FAILED"),
        "{fault}"
    );
}

/// What leaves a byte beside the program for each of its runs.
const COUNTED: &str = "let runs = std::env::current_exe().unwrap().with_extension(\"runs\");
    let mut runs = std::fs::File::options().create(true).append(true).open(runs).unwrap();
    std::io::Write::write_all(&mut runs, b\".\").unwrap();
    println!";

/// Chance has a say in whether it holds, so that it held is no reason not to run it.
#[test]
fn a_listing_that_varies_is_run_fewer_times_once_it_has_held() {
    let book = SmallBook::kept(
        &proof::kept("small-book-that-counts-runs"),
        &[
            (MANIFEST, "[say]\n", "[say]\noutput = \"varies\"\n"),
            ("listings/talk/src/bin/say.rs", "println!", COUNTED),
        ],
    );
    let listing = || {
        let (library, _) = Library::load(book.root());
        library.get("talk/say").unwrap().clone()
    };
    let memory = tempfile::tempdir().unwrap();
    let prover = Prover::new(
        book.root(),
        Path::new("src"),
        memory.path(),
        Memory::new(Some(memory.path().join("proved"))),
    )
    .with_target(book.target());
    let built = prover.build([&listing()]).unwrap();
    outputs::record(book.root(), &listing(), &built).unwrap();
    let runs = built.executable(&listing()).unwrap().with_extension("runs");
    let check = || {
        fs::remove_file(&runs).unwrap();
        prover.output(&listing(), &built).unwrap();
        fs::read(&runs).unwrap().len()
    };
    assert_eq!(check(), outputs::RUNS_OF_VARYING);
    assert_eq!(check(), outputs::RUNS_OF_KNOWN);
    assert_eq!(check(), outputs::RUNS_OF_KNOWN);
}

#[test]
fn a_listing_that_may_hang_does_nothing_else() {
    let expected = Run {
        output: Output::Exact,
        ends: Ends::MayHang,
        optimised: false,
        stdout: "open\nclosed\n".to_owned(),
        stderr: String::new(),
        recorded_of: None,
        explore: None,
    };
    let compare = |end, stdout: &str| {
        let outcome = Outcome {
            stdout: stdout.to_owned(),
            stderr: String::new(),
            end,
        };
        outputs::compare(&expected, &outcome)
    };
    assert_eq!(compare(End::Exit(Some(0)), "open\nclosed\n"), Ok(()));
    assert_eq!(compare(End::Deadlock, "open\n"), Ok(()));
    assert_eq!(compare(End::Deadlock, ""), Ok(()));
    let said = |end, stdout| {
        let fault = compare(end, stdout).expect_err("it must be told");
        fault.sentence
    };
    assert!(said(End::Exit(Some(101)), "open\n").contains("ended with exit code 101"));
    assert!(said(End::Exit(Some(0)), "open\n").contains("is not what the page shows"));
    assert!(said(End::Deadlock, "shut\n").contains("is not what the page shows"));
}

#[test]
fn recording_mends_what_differs_and_leaves_the_rest() {
    let folder = proof::kept("small-book-to-record");
    let book = SmallBook::kept(
        &folder,
        &[("listings/talk/src/bin/say.rs", "hello", "good evening")],
    );
    let (library, _) = Library::load(book.root());
    let built = built::build(book.root(), Some(&book.target()), library.listings.values()).unwrap();
    for listing in library.listings.values() {
        outputs::record(book.root(), listing, &built).unwrap();
    }
    let recorded = |name: &str| {
        fs::read_to_string(
            book.root()
                .join(format!("listings/talk/src/bin/{name}.stdout")),
        )
        .unwrap()
    };
    assert_eq!(recorded("say"), "good evening\n");
    assert_eq!(recorded("kept"), "hello\n");
    assert_eq!(recorded("reply"), "well\nand you?\n");
    assert_eq!(
        outputs::problems(book.root(), Some(&book.target())).unwrap(),
        []
    );
}
