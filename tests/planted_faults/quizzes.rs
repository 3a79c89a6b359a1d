//! A quiz asks what its program decides.

use super::{CHAPTER, build_says_only, unused};
use book::listings::library::Library;
use book::proof::{Prover, quizzes};
use book::quizzes::library::Quizzes;
use book::quizzes::quiz::Quiz;
use book::quizzes::record::{Finding, Found, Record, Refused};
use proof::small_book::SmallBook;
use remembered::Memory;
use std::fs;
use std::path::Path;

const QUIZ: &str = "listings/talk/quizzes/check.toml";
const PROGRAM: &str = "listings/talk/quizzes/check/twice.rs";
const RECORD: &str = "listings/talk/quizzes/check.recorded.json";

const SAID: &str = "[[questions]]
kind = \"compiles\"
program = \"twice\"
explanation = \"A `String` is moved.\"

[[questions.wrong]]
compiles = true
told = \"It is moved in line 2.\"

[[questions.wrong]]
line = 2
told = \"There it still is.\"
";

const TWICE: &str = "fn main() {
    let word = String::from(\"well\");
    drop(word);
    drop(word);
}
";

/// A copy with a quiz, whose record says what the compiler would.
fn book() -> SmallBook {
    let book = unrecorded();
    let message = "use of moved value: `word`";
    let found = Found::Refused(Refused {
        code: Some("E0382".to_owned()),
        message: message.to_owned(),
        line: 4,
        words: format!("error[E0382]: {message}\n"),
    });
    recorded(book, found)
}

fn unrecorded() -> SmallBook {
    let book = SmallBook::copy();
    fs::create_dir_all(book.root().join("listings/talk/quizzes/check")).unwrap();
    book.write(QUIZ, SAID)
        .write(PROGRAM, TWICE)
        .append(CHAPTER, "\n{{#quiz talk/check}}\n")
}

fn recorded(book: SmallBook, found: Found) -> SmallBook {
    let quiz = quiz(&book);
    let asks = quiz.asks().into_iter().map(|(_, ask)| ask.key());
    let program = "twice".to_owned();
    let finding = Finding { program, found };
    let programs = asks.map(|key| (key, finding.clone())).collect();
    let json = Record { programs }.to_json();
    book.write(RECORD, &json)
}

fn quiz(book: &SmallBook) -> Quiz {
    let (library, _) = Library::load(book.root());
    let quizzes = Quizzes::load(book.root(), &library);
    assert_eq!(quizzes.problems, []);
    quizzes.get("talk/check").unwrap().clone()
}

#[test]
fn nothing_is_wrong_with_the_quiz() {
    let book = book();
    book.build().unwrap();
    assert_eq!(book::problems(book.root()).unwrap(), []);
}

#[test]
fn a_distractor_that_is_right() {
    build_says_only(
        book().replace(QUIZ, "line = 2", "line = 4"),
        "listings/talk/quizzes/check.toml:1: question 1: a `wrong` answer is right, as the compiler says: \
         `use of moved value: `word`` in line 4",
    );
}

#[test]
fn a_message_whose_code_is_left_out() {
    build_says_only(
        book().replace(
            QUIZ,
            "line = 2",
            "line = 2\nmessage = \"cannot move out of `word`\"",
        ),
        "listings/talk/quizzes/check.toml:1: question 1: a `wrong` answer has a `message` and no `code`, which gives it away beside \
         the right one, shown with its code: `cannot move out of `word``; write down the code",
    );
}

#[test]
fn two_answers_that_are_alike() {
    build_says_only(
        book().append(
            QUIZ,
            "\n[[questions.wrong]]\ncompiles = true\ntold = \"No.\"\n",
        ),
        "listings/talk/quizzes/check.toml:1: question 1: two answers are alike: it compiles",
    );
}

#[test]
fn an_unknown_key() {
    build_says_only(
        book().replace(QUIZ, "explanation", "explains"),
        "listings/talk/quizzes/check.toml:4: unknown field `explains`, expected one of `kind`, `text`, `program`, `listing`, \
         `by`, `explore`, `wanted`, `most`, `shows`, `explanation`, `right`, `wrong`",
    );
}

#[test]
fn a_key_of_another_kind() {
    build_says_only(
        book().replace(QUIZ, "line = 2", "output = \"2\""),
        "listings/talk/quizzes/check.toml:1: question 1: `output` and `end` is in no answer of a question of this kind",
    );
}

#[test]
fn an_answer_that_is_typed() {
    build_says_only(
        book().append(QUIZ, "\n[[questions.right]]\nline = 4\n"),
        "listings/talk/quizzes/check.toml:1: question 1: what is `right` is found by its program, and not written down; take it away",
    );
}

#[test]
fn a_program_that_is_missing() {
    build_says_only(
        book().replace(QUIZ, "program = \"twice\"", "program = \"thrice\""),
        "listings/talk/quizzes/check.toml:1: question 1: there is no listings/talk/quizzes/check/thrice.rs\n\
         listings/talk/quizzes/check/twice.rs: no question of the quiz is about this program",
    );
}

#[test]
fn a_record_of_another_version() {
    build_says_only(
        book().replace(PROGRAM, "well", "good"),
        "listings/talk/quizzes/check.toml:1: question 1: nothing is recorded of its program `twice` as it is now; \
         run `cargo run -- bless`\n\
         listings/talk/quizzes/check.recorded.json: is also of another version of `twice`, of which nobody asks; \
         `cargo run -- bless` records it anew",
    );
}

#[test]
fn a_quiz_that_no_chapter_shows() {
    unused(
        book().replace(CHAPTER, "\n{{#quiz talk/check}}\n", ""),
        "listings/talk/quizzes/check.toml: no chapter shows this quiz; {{#quiz talk/check}} does",
    );
}

#[test]
fn a_quiz_that_is_not_there() {
    build_says_only(
        book().append(CHAPTER, "\n{{#quiz talk/chekc}}\n"),
        "src/part/talk.md:39: {{#quiz talk/chekc}}: no quiz `talk/chekc`; did you mean `talk/check`?",
    );
}

#[test]
fn a_record_that_is_false() {
    let said = |book: &SmallBook| {
        let work = proof::target();
        let src = Path::new("src");
        let prover = Prover::new(book.root(), src, &work, Memory::of_this_build());
        let quiz = quiz(book);
        let chapters = book.root().join(src);
        match quizzes::check(&prover, &chapters, &quiz, &quiz.questions[0]) {
            Ok(()) => String::new(),
            Err(fault) => fault.headline().to_owned(),
        }
    };
    const DIFFERS: &str = "of its program `twice` something else is found than is recorded (`cargo run -- bless` records it anew)";
    // Of the words, only the first line is right.
    assert_eq!(said(&book()), DIFFERS);
    let compiles = recorded(
        unrecorded().replace(
            QUIZ,
            "compiles = true",
            "code = \"E0505\"\nmessage = \"no\"\nline = 3",
        ),
        Found::Compiles,
    );
    assert!(said(&compiles).starts_with("its program compiles, so an error"));
    // What is found holds.
    let book = book();
    let src = Path::new("src");
    let prover = Prover::new(book.root(), src, &proof::target(), Memory::of_this_build());
    let (library, _) = Library::load(book.root());
    let quizzes = Quizzes::load(book.root(), &library);
    let recorded = quizzes::record_all(&prover, book.root(), src, &quizzes).unwrap();
    assert_eq!(recorded.refused, [""; 0]);
    assert_eq!(
        recorded.changes,
        [
            "listings/talk/quizzes/check.toml: recorded anew\n  1. right: `use of moved value: `word`` in line 4"
        ]
    );
    assert_eq!(said(&book), "");
}
