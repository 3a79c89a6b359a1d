//! Answers to exercises: what is told of them, and that they do no more harm than other programs.

use crate::client::{Program, program};
use crate::ground::{Ground, Grounds, HASTE, SECRET};
use crate::processes::{processes, wait_for_end_of, wait_until};
use crate::{Attack, Test, attacks, tests};
use serde_json::{Value, json};

pub const ATTACKS: &[Attack] = attacks![
    no_answer_reads_writes_starts_or_connects,
    no_answer_has_the_compiler_read,
];

pub const TESTS: &[Test] = tests![
    a_right_answer_passes_check_by_check,
    an_answer_that_does_not_compile_is_looked_at_no_further,
    what_the_checks_do_not_find_is_told_in_a_sentence,
    a_fault_in_a_schedule_comes_with_its_graph,
    an_answer_like_a_wrong_one_is_told_so,
    an_answer_that_never_ends_is_told_so,
    an_answer_that_spawns_or_prints_without_end_is_told_so,
    an_answer_that_leaves_its_tests_has_not_passed_them,
    only_what_is_an_answer_is_checked,
    a_closed_connection_ends_what_is_checked,
];

/// The exercise of the small book that servers of these tests show.
pub const EXERCISE: [(&str, &str); 5] = [
    (
        "listings/talk/exercises/says/exercise.toml",
        "title = \"Say it\"
task = \"Let `word` be said.\"
hints = [\"Which word?\"]

[[checks]]
name = \"It is said\"
prints = \"said\\n\"
fails = \"Nobody says `said`.\"

[[checks]]
name = \"The word is right\"
test = \"the_word\"
fails = \"Another word is said.\"

[[checks]]
name = \"In every schedule\"
fails = \"In some schedule it is not said.\"
[checks.explored]
outcomes = [\"said\"]

[[checks]]
name = \"Without a lock\"
avoids = [\"Mutex\"]
fails = \"There is a lock.\"

[wrong.loud]
fails = [\"It is said\", \"The word is right\", \"In every schedule\"]
told = \"You cry.\"
",
    ),
    (
        "listings/talk/exercises/says/starter.rs",
        "fn word() -> &'static str {\n    todo!()\n}\n\nfn main() {\n    println!(\"{}\", word());\n}\n",
    ),
    (
        "listings/talk/exercises/says/solution.rs",
        "fn word() -> &'static str {\n    \"said\"\n}\n\nfn main() {\n    println!(\"{}\", word());\n}\n",
    ),
    (
        "listings/talk/exercises/says/wrong-loud.rs",
        "fn word() -> &'static str {\n    \"SAID\"\n}\n\nfn main() {\n    println!(\"{}\", word());\n}\n",
    ),
    (
        "listings/talk/exercises/says/checks.rs",
        "#[test]\nfn the_word() {\n    assert_eq!(word(), \"said\", \"of all words\");\n}\n",
    ),
];

/// A program with a `word`, and this in its `main`.
fn saying(body: &str) -> String {
    format!("fn word() -> &'static str {{ \"said\" }}\nfn main() {{ {body} }}\n")
}

fn answer(code: &str) -> Program {
    program(code).with("exercise", "talk/says".into())
}

/// What was told of an answer, to its end.
struct Told(Vec<Value>);

impl Ground {
    #[track_caller]
    fn answer(&self, code: &str) -> Told {
        let (client, body) = (&self.client, answer(code).to_json());
        let told = client.request("POST", "/exercise/check", &client.headers(), &body);
        assert_eq!(told.status, 200, "{told:?}");
        let events = told
            .body
            .lines()
            .map(|line| serde_json::from_str(line).unwrap());
        // Only the first is told that the explorer itself has to be compiled.
        Told(
            events
                .filter(|event: &Value| event["event"] != "building")
                .collect(),
        )
    }
}

impl Told {
    fn of(&self, kind: &str) -> impl Iterator<Item = &Value> {
        self.0.iter().filter(move |event| event["event"] == kind)
    }

    /// What came of each check: a word each.
    fn verdicts(&self) -> Vec<&str> {
        let checked = self.of("checked");
        checked
            .map(|event| event["verdict"].as_str().unwrap())
            .collect()
    }

    fn check(&self, place: usize) -> &Value {
        self.of("checked").nth(place).expect("it was looked at")
    }

    /// What is said of the check at `place`: the sentence, and what was found.
    fn said(&self, place: usize) -> (&str, &str) {
        let text = |key: &str| self.check(place)[key].as_str().unwrap_or_default();
        (text("sentence"), text("detail"))
    }

    fn is_solved(&self) -> bool {
        let end = self.0.last().expect("it came to an end");
        assert_eq!(
            (&end["event"], &end["reason"]),
            (&json!("end"), &json!("checked"))
        );
        end["solved"].as_bool().unwrap()
    }

    fn everything(&self) -> String {
        format!("{:?}", self.0)
    }
}

fn a_right_answer_passes_check_by_check(on: &Grounds) {
    let outcome = on.usual().answer(&saying("println!(\"{}\", word());"));
    let passed = |check: usize| {
        [
            json!({"event": "checking", "check": check}),
            json!({"event": "checked", "check": check, "verdict": "passed"}),
        ]
    };
    let mut expected: Vec<Value> = (0..5).flat_map(passed).collect();
    expected.push(json!({"event": "end", "solved": true, "reason": "checked"}));
    assert_eq!(outcome.0, expected);
}

fn an_answer_that_does_not_compile_is_looked_at_no_further(on: &Grounds) {
    let outcome = on.usual().answer(&saying("let word: u8 = word();"));
    assert!(!outcome.is_solved());
    assert_eq!(
        outcome.verdicts(),
        ["failed", "skipped", "skipped", "skipped", "skipped"]
    );
    assert_eq!(outcome.said(0).0, "mismatched types");
    let diagnostic = &outcome.check(0)["diagnostics"][0];
    assert_eq!(diagnostic["code"], "E0308");
    assert_eq!(diagnostic["spans"][0]["line_start"], 2);
    let without_main = on.usual().answer("fn word() -> &'static str { \"said\" }");
    let (sentence, _) = without_main.said(0);
    assert!(
        sentence.starts_with("`main` function not found"),
        "{sentence}"
    );
}

fn what_the_checks_do_not_find_is_told_in_a_sentence(on: &Grounds) {
    let outcome = on.usual().answer("fn main() { println!(\"said\"); }");
    assert_eq!(
        outcome.verdicts(),
        ["passed", "passed", "failed", "passed", "passed"]
    );
    assert_eq!(
        outcome.said(2).1,
        "The checks can't use the program: cannot find function `word` in this scope. Keep the names and types that the task \
         speaks of."
    );
}

fn a_fault_in_a_schedule_comes_with_its_graph(on: &Grounds) {
    let code = saying("std::thread::spawn(|| println!(\"{}\", word())); while false {}");
    let outcome = on.usual().answer(&code);
    assert_eq!(outcome.said(3).1, "A schedule prints nothing.");
    let checked = outcome.check(3);
    assert_eq!(checked["program"], code);
    assert_eq!(checked["graph"]["source"], playground::explore::hash(&code));
    assert!(!checked["graph"]["nodes"].as_array().unwrap().is_empty());
}

fn an_answer_like_a_wrong_one_is_told_so(on: &Grounds) {
    let outcome = on
        .usual()
        .answer(&saying("println!(\"{}\", word());").replace("said", "Said"));
    assert_eq!(
        outcome.said(2).1,
        "It panicked:\nassertion `left == right` failed: of all words\n  left: \"Said\"\n right: \"said\""
    );
    let told = outcome.of("told").next();
    assert_eq!(told.expect("something is told")["sentence"], "You cry.");
}

fn an_answer_that_never_ends_is_told_so(on: &Grounds) {
    for (body, why) in [
        ("loop {}", "it computes without end."),
        (
            "loop { std::thread::park() }",
            "each of its threads waits, and nothing will ever wake one.",
        ),
    ] {
        let outcome = on.hasty().answer(&saying(body));
        assert!(!outcome.is_solved());
        let (_, detail) = outcome.said(1);
        let first = detail.lines().next().unwrap();
        let expected = format!(
            "The program was still running after {} s: {why}",
            HASTE.as_secs()
        );
        assert_eq!(first, expected);
    }
}

fn an_answer_that_spawns_or_prints_without_end_is_told_so(on: &Grounds) {
    for (body, why) in [
        (
            "let mut all = Vec::new(); loop { all.push(std::thread::spawn(|| std::thread::park())); }",
            "The program",
        ),
        (
            "loop { println!(\"said\"); }",
            "The program printed more than 256 KiB.",
        ),
        (
            "let mut all = Vec::new(); loop { all.push(vec![1_u8; 1 << 20]); }",
            "The program used more than 512 MiB of memory",
        ),
    ] {
        let outcome = on.usual().answer(&saying(body));
        assert!(!outcome.is_solved());
        assert_eq!(outcome.verdicts()[1], "failed");
        let (_, detail) = outcome.said(1);
        assert!(detail.starts_with(why), "{detail}");
    }
}

fn an_answer_that_leaves_its_tests_has_not_passed_them(on: &Grounds) {
    let code =
        "fn word() -> &'static str { std::process::exit(0) }\nfn main() { println!(\"said\"); }";
    let outcome = on.usual().answer(code);
    assert_eq!(outcome.verdicts()[2], "failed");
    assert!(
        outcome
            .said(2)
            .1
            .starts_with("The tests ended before this one did")
    );
}

fn only_what_is_an_answer_is_checked(on: &Grounds) {
    let client = &on.usual().client;
    let ask = |headers: &[(String, String)], body: &Value| {
        client.request("POST", "/exercise/check", headers, &body.to_string())
    };
    let usual = client.headers();
    let asked = |name: &str| json!({"exercise": name, "code": "fn main() {}"});
    for name in [
        "talk/sayz",
        "talk/../talk/says",
        "../../etc/passwd",
        "",
        "/",
        "talk/",
    ] {
        let sentence = ask(&usual, &asked(name)).refuses(404);
        assert!(sentence.starts_with("There is no exercise `"), "{sentence}");
    }
    assert!(
        ask(&usual, &asked("talk/sayz"))
            .refuses(404)
            .contains("`talk/says`?")
    );
    ask(&usual, &json!({"exercise": "talk/says"})).refuses(400);
    ask(
        &usual,
        &json!({"exercise": "talk/says", "code": "", "more": 1}),
    )
    .refuses(400);
    let long = json!({"exercise": "talk/says", "code": " ".repeat(65 << 10)});
    ask(&usual, &long).refuses(413);
    for (name, value) in [
        ("X-Playground-Token", "guessed"),
        ("Origin", "http://elsewhere.example"),
        ("Sec-Fetch-Site", "cross-site"),
    ] {
        let mut headers = usual.clone();
        let header = headers.iter_mut().find(|(key, _)| key == name).unwrap();
        header.1 = value.to_owned();
        ask(&headers, &asked("talk/says")).refuses(403);
    }
}

fn a_closed_connection_ends_what_is_checked(on: &Grounds) {
    // A thread of that name is found among those of the system.
    let code = saying(
        "std::thread::Builder::new().name(\"given up\".into()).spawn(|| loop {}).unwrap(); loop {}",
    );
    let running = || {
        processes(|process| {
            let threads = std::fs::read_dir(process.join("task"))
                .into_iter()
                .flatten();
            let mut names = threads.flatten().map(|thread| thread.path().join("comm"));
            names.any(|name| {
                std::fs::read_to_string(name).is_ok_and(|name| name.trim() == "given up")
            })
        })
    };
    let client = &on.usual().client;
    let asked = client.ask("/exercise/check", answer(&code)).ok();
    wait_until("it runs", || !running().is_empty());
    let processes = running();
    drop(asked);
    processes
        .iter()
        .for_each(|process| wait_for_end_of(process));
}

fn no_answer_reads_writes_starts_or_connects(on: &Ground) {
    let letter = on.home.letter();
    let body = "
    let tried = [
        std::fs::read(\"{home}/.ssh/key\").is_ok(),
        std::fs::read(\"/etc/passwd\").is_ok(),
        std::fs::write(\"{home}/letter\", \"changed\").is_ok(),
        std::process::Command::new(\"/bin/true\").status().is_ok(),
        std::net::TcpListener::bind(\"127.0.0.1:0\").is_ok(),
    ];
    println!(\"{tried:?} {:?}\", std::fs::read_to_string(\"{home}/.ssh/key\"));";
    let body = on.home.fill(body);
    // In `main`, and in what the tests call.
    let code = format!(
        "fn tries() {{ {body} }}
         fn word() -> &'static str {{ tries(); \"Said\" }}
         fn main() {{ tries() }}"
    );
    let outcome = on.answer(&code);
    let none = "[false, false, false, false, false]";
    assert!(outcome.said(1).1.contains(none), "{}", outcome.everything());
    assert!(outcome.said(2).1.contains(none), "{}", outcome.everything());
    assert!(!outcome.everything().contains(SECRET));
    letter.is_unchanged();
}

fn no_answer_has_the_compiler_read(on: &Ground) {
    for body in [
        "include!(\"{home}/secret.rs\"); fn main() { println!(\"{A}\") }",
        "const A: &str = include_str!(\"{home}/.ssh/key\"); fn main() { println!(\"{A}\") }",
        "#[path = \"{home}/secret.rs\"] mod secret; fn main() { println!(\"{}\", secret::A) }",
    ] {
        let outcome = on.answer(&on.home.fill(body));
        assert_eq!(outcome.verdicts()[0], "failed");
        assert!(!outcome.everything().contains(SECRET));
    }
}
