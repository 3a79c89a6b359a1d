//! Quizzes, and their answers at the end of the chapter.

use snapbox::{assert_data_eq, str};

use super::support::{Book, HELLO};
use book::listings::library::Library;
use book::quizzes::ask::How;
use book::quizzes::library::Quizzes;
use book::quizzes::record::{Explored, Faulty, Finding, Found, Outcome, Ran, Record};

const QUIZ: &str = "listings/shop/quizzes/check.toml";

/// A record in which each program comes to this, as its question asks.
fn recorded(book: Book) -> Book {
    let (library, _) = Library::load(book.folder.path());
    let quizzes = Quizzes::load(book.folder.path(), &library);
    assert_eq!(quizzes.problems, []);
    let quiz = quizzes.get("shop/check").unwrap();
    let found = |how: &How, name: &str| match how {
        How::Compile => Found::Compiles,
        How::Run => Found::Ran(Ran {
            output: "one\n\ntwo\n".to_owned(),
            end: "ok".to_owned(),
        }),
        How::Explore(_) => Found::Explored(Explored {
            schedules: "2".to_owned(),
            outcomes: ["1", "2"]
                .map(|way| Outcome {
                    output: way.to_owned(),
                    end: "ok".to_owned(),
                    way: way.to_owned(),
                })
                .into(),
            // The changed program has none.
            faults: (!name.contains("change"))
                .then(|| Faulty {
                    kind: "panic".to_owned(),
                    words: "a panic at line 2: `x`".to_owned(),
                    way: "02".to_owned(),
                })
                .into_iter()
                .collect(),
            graph: None,
        }),
    };
    let programs = quiz.asks().into_iter().map(|(_, ask)| {
        let program = ask.program.name.clone();
        let found = found(&ask.how, &program);
        (ask.key(), Finding { program, found })
    });
    let json = Record {
        programs: programs.collect(),
    }
    .to_json();
    book.file("listings/shop/quizzes/check.recorded.json", &json)
}

fn book(questions: &str) -> Book {
    Book::new()
        .file(QUIZ, questions)
        .file("listings/shop/quizzes/check/hello.rs", HELLO)
}

#[test]
fn questions_stand_where_they_are_asked_and_answers_at_the_end() {
    let book = recorded(book(
        "[[questions]]
kind = \"drops\"
text = \"Which *first*?\"
program = \"hello\"
explanation = \"One comes before `two`.\"

[[questions.wrong]]
output = \"two\\n\"
told = \"No.\"

[[questions]]
kind = \"choice\"
text = \"Why?\"
explanation = \"So.\"
right = [{ text = \"Because\" }]
wrong = [{ text = \"For `<T>`\", told = \"Not so.\" }]
",
    ));
    assert_data_eq!(
        book.page(
            "{{#quiz shop/check}}\n\nAfter it, {{#count quizzes}} quiz of {{#count questions}}.\n"
        ),
        str![[r##"
                        <section class="quiz" id="quiz-shop-check" data-quiz="shop/check" data-content="719b78b24a069fe1" aria-label="Quiz: One">
<p class="quiz-head">Quiz <small>2 questions</small></p>
<ol class="quiz-questions">
<li class="quiz-question">
<p>Which <em>first</em>?</p>
<pre><code class="language-rust ignore playground-runnable">fn main() {
    println!("hello");
}</code></pre>
<ol type="A" class="quiz-choices">
<li><code>two</code></li>
<li>
<pre><code class="nohighlight">one
two</code></pre>
</li>
</ol>
</li>
<li class="quiz-question">
<p>Why? <small>No program decides this one.</small></p>
<ol type="A" class="quiz-choices">
<li>Because</li>
<li>For <code>&lt;T&gt;</code></li>
</ol>
</li>
</ol>
<p class="quiz-to-answers"><a href="#quiz-shop-check-answers">Answers</a></p>
</section>
<p>After it, 1 quiz of 2.</p>
<details class="quiz-answers" id="quiz-shop-check-answers">
<summary>Answers to the quiz</summary>
<ol>
<li data-right="2">
<p><strong>B.</strong> One comes before <code>two</code>.</p>
<ol type="A">
<li value="1">No.</li>
</ol>
<p class="quiz-found"><small>Decided by runs of the program.</small></p>
</li>
<li data-right="1">
<p><strong>A.</strong> So.</p>
<ol type="A">
<li value="2">Not so.</li>
</ol>
</li>
</ol>
</details>
"##]]
    );
}

#[test]
fn faults_and_repairs_are_those_of_all_schedules() {
    let book = recorded(book(
        "[[questions]]
kind = \"faults\"
program = \"hello\"
explanation = \"It panics.\"
wrong = [{ fault = \"none\", told = \"It does.\" }, { fault = \"deadlock\", told = \"Nobody waits.\" }]

[[questions]]
kind = \"repairs\"
text = \"Which?\"
program = \"hello\"
wanted = { never = [\"panic\"] }
explanation = \"This.\"
right = [{ replace = [{ line = 2, with = \"    // Nothing.\" }] }]
wrong = [{ replace = [{ line = 2, lines = 0, with = \"    let x = 1;\" }], told = \"No.\" }]
",
    ));
    let error = book.error("{{#quiz shop/check}}\n");
    // What is recorded of both changes is that they repair.
    assert_eq!(
        error,
        "listings/shop/quizzes/check.toml:7: question 2: a `wrong` answer is right, as was found of its program: let x = 1;"
    );
}

#[test]
fn a_quiz_stands_once() {
    let book = recorded(book(
        "[[questions]]
kind = \"compiles\"
program = \"hello\"
explanation = \"It does.\"
wrong = [{ message = \"no\", line = 2, told = \"Yes.\" }]
",
    ));
    assert_eq!(
        book.error("{{#quiz shop/check}}\n\nText {{#quiz shop/check}}\n\n{{#quiz shop/check}}\n"),
        "src/one.md:3: {{#quiz shop/check}}: stands in a line of its own, at its beginning\n\
         src/one.md:5: {{#quiz shop/check}}: is shown already, in src/one.md:1"
    );
}

#[test]
fn what_is_wrong_with_a_quiz_is_told_at_once() {
    let book = book(
        "[[questions]]
kind = \"prints\"
explanation = \"Nothing.\"
wanted = { compiles = true }

[[questions]]
kind = \"repairs\"
text = \"Which?\"
program = \"hello\"
explanation = \"None.\"
right = [{ replace = [{ line = 9, with = \"}\" }], told = \"Yes.\" }]
wrong = [{ replace = [{ line = 2, with = \"    println!(\\\"hello\\\");\" }] }]
",
    )
    .file("listings/shop/quizzes/check/unused.rs", HELLO)
    .file("listings/shop/quizzes/other/gone.rs", HELLO)
    .file("listings/shop/quizzes/notes.md", "");
    assert_data_eq!(
        book.error("{{#quiz shop/check}}\n"),
        str![[r#"
listings/shop/quizzes/check.toml:1: question 1: it is about one program: a `program` of the quiz, or a `listing` of the book
listings/shop/quizzes/check.toml:1: question 1: `wanted` is of no use to a question of this kind
listings/shop/quizzes/check.toml:1: question 1: it has no `wrong` answer to choose
listings/shop/quizzes/check.toml:6: question 2: it does not say what is `wanted` of a repaired program
listings/shop/quizzes/check.toml:6: question 2: a `wrong` answer has a sentence that is `told` to who has chosen it
listings/shop/quizzes/check.toml:6: question 2: `told` is for wrong answers; of right ones, the `explanation` tells
listings/shop/quizzes/check.toml:6: question 2: replaces line 9, and the program has 3
listings/shop/quizzes/check.toml:6: question 2: a change leaves the program as it is
listings/shop/quizzes/check/unused.rs: no question of the quiz is about this program
listings/shop/quizzes/notes.md: is neither a quiz (`.toml`) nor its record
listings/shop/quizzes/other: is the folder of no quiz: there is no other.toml beside it
"#]]
    );
}
