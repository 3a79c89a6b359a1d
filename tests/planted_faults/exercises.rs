//! Exercises whose checks take a wrong answer for a right one, or the other way round, and those that lack something.

use super::{CHAPTER, build_says_only, unused};
use book::exercises::Exercises;
use book::proof::{Prover, exercises};
use proof::small_book::SmallBook;
use remembered::Memory;
use std::fs;
use std::path::Path;

const FOLDER: &str = "listings/talk/exercises/one_each";

const EXERCISE: &str = "title = \"One each\"
task = \"Two speak. Let `count` be 2 in every schedule.\"
hints = [\"What may happen between the two locks?\"]

[[checks]]
name = \"Both count\"
fails = \"A word was lost.\"
[checks.explored]
outcomes = [\"2\"]

[[checks]]
name = \"One counts\"
test = \"one\"
fails = \"One word does not count.\"

[wrong.looks_before]
fails = [\"Both count\"]
told = \"You look, and write later.\"

[wrong.counts_two]
fails = [\"Both count\", \"One counts\"]
told = \"You count two.\"
";

const CHECKS: &str = "#[test]
fn one() {
    let count = Mutex::new(0);
    speak(&count);
    assert_eq!(*count.lock().unwrap(), 1);
}
";

/// A program whose `speak` does this.
fn speaking(body: &str) -> String {
    format!(
        "use std::sync::Mutex;
use std::thread;

fn speak(count: &Mutex<u32>) {{
    {body}
}}

fn main() {{
    let count = Mutex::new(0);
    thread::scope(|scope| {{
        scope.spawn(|| speak(&count));
        speak(&count);
    }});
    println!(\"{{}}\", count.lock().unwrap());
}}
"
    )
}

const RIGHT: &str = "*count.lock().unwrap() += 1;";
const LOOKS_BEFORE: &str =
    "let before = *count.lock().unwrap(); *count.lock().unwrap() = before + 1;";

/// A small book with an exercise in which nothing is wrong.
fn book() -> SmallBook {
    let book = SmallBook::copy();
    fs::create_dir_all(book.root().join(FOLDER)).unwrap();
    let answers = [
        ("starter", LOOKS_BEFORE),
        ("solution", RIGHT),
        (
            "right-named",
            "let mut count = count.lock().unwrap(); *count += 1;",
        ),
        (
            "right-dropped",
            "let mut held = count.lock().unwrap(); *held += 1; drop(held);",
        ),
        ("wrong-looks_before", LOOKS_BEFORE),
        ("wrong-counts_two", "*count.lock().unwrap() += 2;"),
    ];
    let book = answers.into_iter().fold(book, |book, (name, body)| {
        book.write(&format!("{FOLDER}/{name}.rs"), &speaking(body))
    });
    book.write(&format!("{FOLDER}/exercise.toml"), EXERCISE)
        .write(&format!("{FOLDER}/checks.rs"), CHECKS)
        .append(CHAPTER, "\n{{#exercise talk/one_each}}\n")
}

/// The first line about each answer that does not come out as it should.
fn faults(book: &SmallBook) -> Vec<String> {
    let prover = Prover::new(
        book.root(),
        Path::new("src"),
        &proof::target(),
        Memory::new(None),
    );
    let exercise = Exercises::read(book.root(), "talk/one_each").unwrap();
    let faults = exercises::faults(&prover, &exercise).into_iter();
    faults
        .map(|(path, fault)| format!("{}: {}", path.display(), fault.headline()))
        .collect()
}

/// One book for all, as each answer is compiled several times.
#[test]
fn answers_that_do_not_come_out_as_they_should() {
    assert_eq!(faults(&book()), [""; 0]);
    let file = |name: &str| format!("{FOLDER}/{name}.rs");
    let faulty = book()
        .write(&file("starter"), &speaking(RIGHT))
        .write(&file("right-named"), &speaking(LOOKS_BEFORE))
        .write(&file("wrong-looks_before"), &speaking(RIGHT))
        .write(&file("wrong-counts_two"), &speaking("drop(count.lock())"));
    assert_eq!(
        faults(&faulty),
        [
            format!("{FOLDER}/starter.rs: the starter passes all checks: there is nothing to do"),
            format!(
                "{FOLDER}/right-named.rs: a right answer fails: `Both count`: A word was lost."
            ),
            format!(
                "{FOLDER}/wrong-looks_before.rs: this wrong answer fails no check, and not `Both count` as its table says"
            ),
        ]
    );
}

#[test]
fn an_exercise_that_no_chapter_shows() {
    unused(
        book().replace(CHAPTER, "\n{{#exercise talk/one_each}}\n", ""),
        "listings/talk/exercises/one_each: no chapter shows this exercise; {{#exercise talk/one_each}} does",
    );
}

#[test]
fn an_exercise_that_is_not_there() {
    build_says_only(
        book().append(CHAPTER, "\n{{#exercise talk/one_eahc}}\n"),
        "src/part/talk.md:39: {{#exercise talk/one_eahc}}: no exercise `talk/one_eahc`; did you mean `talk/one_each`?",
    );
}

#[test]
fn an_exercise_that_stands_twice() {
    build_says_only(
        book().append(CHAPTER, "\n{{#exercise talk/one_each}}\n"),
        "src/part/talk.md:39: {{#exercise talk/one_each}}: stands already in line 37",
    );
}

#[test]
fn an_unknown_key() {
    let toml = format!("{FOLDER}/exercise.toml");
    build_says_only(
        book().replace(&toml, "hints =", "hint ="),
        "listings/talk/exercises/one_each/exercise.toml:3: unknown field `hint`, expected one of `title`, `task`, `hints`, \
         `checks`, `wrong`",
    );
}

#[test]
fn files_that_are_missing_or_too_many() {
    let book = book();
    let remove = |file: &str| fs::remove_file(book.root().join(FOLDER).join(file)).unwrap();
    remove("wrong-counts_two.rs");
    remove("right-named.rs");
    let book = book
        .write(&format!("{FOLDER}/notes.txt"), "")
        .append(&format!("{FOLDER}/checks.rs"), "#[test] fn other() {}\n");
    build_says_only(
        book,
        "listings/talk/exercises/one_each/checks.rs: no check asks for its test `other`\n\
         listings/talk/exercises/one_each/notes.txt: is no part of an exercise: exercise.toml, starter.rs, solution.rs, \
         checks.rs, right-….rs, wrong-….rs are\n\
         listings/talk/exercises/one_each/exercise.toml: there is no wrong-counts_two.rs for `wrong.counts_two`\n\
         listings/talk/exercises/one_each: has 1 wrong answers; 2 are the fewest\n\
         listings/talk/exercises/one_each/solution.rs: a solution of 13 lines may be written in other ways: 2 files \
         `right-….rs` are the fewest beside it, and there are 1",
    );
}
