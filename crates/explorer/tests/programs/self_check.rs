//! That the comparison finds what differs, and that a header that means nothing is told.

use crate::found::Found;
use crate::header::{Header, one_line};
use libtest_mimic::{Failed, Trial};
use remembered::{Again, Parts, trial};

const EXPECTED: &str = "//@ A sentence.
//@ model: sc weak
//@ outcome: ok: 1 2
//@ outcome weak: ok: 0
//@ outcome: deadlock: first
//@ fault: deadlock
//@ note: endless
//@ why: for this test
fn main() {}
";

const FOUND: &str = r#"{"version":1,"outcomes":[{"output":"1\n2\n","end":"ok"},{"output":"first\n","end":"deadlock"}],"capped":false,"notes":[{"words":"Some schedules are endless.","incomplete":false}]}"#;

type Check = fn() -> Result<(), Failed>;

pub fn trials(depends: &Parts) -> Vec<Trial> {
    let checks: [(&str, Check); 5] = [
        ("what is as expected passes", as_expected),
        ("what differs is told", differences),
        ("faults are told by kind and line", faults),
        ("of a panic neither place nor number counts", panics),
        ("a header that is not understood is told", headers),
    ];
    let trial =
        |(name, check): (&str, Check)| trial(name.to_owned(), Again::WhenChanged, depends, check);
    checks.into_iter().map(trial).collect()
}

fn told(source: &str, model: &str, answer: &str) -> Vec<String> {
    let header = Header::of(source).unwrap();
    Found::read(answer).unwrap().differences(&header, model)
}

fn equal<T: PartialEq + std::fmt::Debug>(found: T, expected: T) -> Result<(), Failed> {
    if found == expected {
        return Ok(());
    }
    Err(Failed::from(format!(
        "{found:?}, where {expected:?} is expected"
    )))
}

fn as_expected() -> Result<(), Failed> {
    equal(told(EXPECTED, "sc", FOUND), Vec::new())?;
    let flag = FOUND.replace(
        r#"[{"words":"Some schedules are endless.","incomplete":false}]"#,
        r#"[],"endless":true"#,
    );
    equal(told(EXPECTED, "sc", &flag), Vec::new())
}

fn differences() -> Result<(), Failed> {
    let weak = ["missing outcome: ok: 0"].map(str::to_owned).to_vec();
    equal(told(EXPECTED, "weak", FOUND), weak)?;
    let other = FOUND
        .replace("1\\n2", "2")
        .replace("endless", "short")
        .replace("false", "true")
        .replace("deadlock", "abort");
    let expected = [
        "no note with the word `endless`",
        "missing outcome: deadlock: first",
        "missing outcome: ok: 1 2",
        "wrong outcome: abort: first",
        "wrong outcome: ok: 2",
        "missing fault: deadlock",
        "wrong fault: abort",
        "not of every schedule: it is capped",
    ];
    let expected = expected.map(str::to_owned).to_vec();
    equal(told(EXPECTED, "sc", &other), expected)?;
    let partly = FOUND.replace(r#""incomplete":false"#, r#""incomplete":true"#);
    let expected = vec!["not of every schedule: Some schedules are endless.".to_owned()];
    equal(told(EXPECTED, "sc", &partly), expected)?;
    let refused = told(EXPECTED, "sc", r#"{"error":"line 3: no"}"#);
    equal(refused, vec!["refused: line 3: no".to_owned()])
}

fn faults() -> Result<(), Failed> {
    let source = "//@ A sentence.\n//@ fault: race 3 7\n//@ fault: stuck\n//@ why: for this test\n";
    let answer = r#"{"version":2,"outcomes":[{"output":"any","end":"race"}],"faults":[
        {"kind":"race","conflict":{"accesses":[{"line":7},{"line":3}]}},{"kind":"stuck"},{"kind":"abort","spurious":true}]}"#;
    equal(told(source, "sc", answer), Vec::new())?;
    let swapped = answer.replace("3}", "4}");
    let expected = ["missing fault: race 3 7", "wrong fault: race 4 7"];
    equal(
        told(source, "sc", &swapped),
        expected.map(str::to_owned).to_vec(),
    )
}

fn panics() -> Result<(), Failed> {
    let real = "one\nthread 'main' (12) panicked at src/main.rs:7:9:\nno (3)\ntwo";
    let expected = "one thread 'main' panicked: no (3) two".to_owned();
    equal(one_line(real), expected.clone())?;
    equal(one_line(&real.replace(" (12)", "")), expected.clone())?;
    equal(one_line(&expected), expected)
}

fn headers() -> Result<(), Failed> {
    let wrong = [
        ("fn main() {}", "begin"),
        ("//@ A sentence.\n//@ why: x", "expects nothing"),
        ("//@ A sentence.\n//@ outcome: ok:", "why"),
        (
            "//@ A sentence.\n//@ outcomes: ok:\n//@ why: x",
            "understood",
        ),
        ("//@ A sentence.\n//@ fault: racy 1 2\n//@ why: x", "kind"),
        ("//@ A sentence.\n//@ outcome tso: ok:\n//@ why: x", "tso"),
        (
            "//@ A sentence.\n//@ outcome: ok:\n//@ outcome weak: ok: 0\n//@ why: x",
            "weak",
        ),
    ];
    for (source, word) in wrong {
        let sentence = Header::of(source).expect_err(source);
        equal((source, sentence.contains(word)), (source, true))?;
    }
    Ok(())
}
