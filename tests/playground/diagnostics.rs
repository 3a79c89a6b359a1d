//! What the compiler says of a program: its words, the place, what can be done.

use crate::client::{Outcome, program};
use crate::ground::Grounds;
use crate::{Test, tests};
use serde_json::Value;

pub const TESTS: &[Test] = tests![
    an_error_has_code_words_and_place,
    columns_count_as_editors_do,
    a_place_in_a_macro_of_std_is_that_of_its_call,
    a_suggestion_can_be_applied,
    a_suggestion_of_two_edits_can_be_applied,
    a_suggestion_behind_an_emoji_can_be_applied,
    a_missing_crate_is_told_with_those_there_are,
    what_is_no_crate_gets_no_advice,
    an_empty_program_is_refused_in_words_of_the_compiler,
    a_program_with_windows_line_ends_has_its_places_right,
];

fn an_error_has_code_words_and_place(on: &Grounds) {
    let outcome = on
        .usual()
        .client
        .check("fn main() {\n    let s: u8 = \"text\";\n}\n");
    let error = outcome.errors()[0];
    assert_eq!(
        (&error["code"], &error["message"]),
        (&"E0308".into(), &"mismatched types".into())
    );
    assert!(
        error["rendered"]
            .as_str()
            .unwrap()
            .starts_with("error[E0308]: mismatched types\n --> src/main.rs:2:17")
    );
    assert!(!outcome.everything().contains("\\u001b"), "no colours");
    let primary = place(error);
    assert_eq!(primary, (2, 17, 2, 23));
    assert_eq!(error["spans"][0]["label"], "expected `u8`, found `&str`");
    assert_eq!(
        outcome.errors().len(),
        1,
        "how many errors there were is no error"
    );
}

/// Where an error is.
fn place(diagnostic: &Value) -> (u64, u64, u64, u64) {
    let spans = diagnostic["spans"].as_array().unwrap();
    let primary = spans
        .iter()
        .find(|span| span["primary"] == true)
        .expect("a place");
    let number = |name: &str| primary[name].as_u64().unwrap();
    (
        number("line_start"),
        number("column_start"),
        number("line_end"),
        number("column_end"),
    )
}

fn columns_count_as_editors_do(on: &Grounds) {
    // Two units for the crab, one for the letter with its two bytes.
    let outcome = on
        .usual()
        .client
        .check("fn main() { let _ = \"🦀é\"; missing }");
    let (line, start, _, end) = place(outcome.errors()[0]);
    let units: Vec<u16> = "fn main() { let _ = \"🦀é\"; missing }"
        .encode_utf16()
        .collect();
    let marked = String::from_utf16(&units[start as usize - 1..end as usize - 1]).unwrap();
    assert_eq!((line, marked.as_str()), (1, "missing"));
}

fn a_place_in_a_macro_of_std_is_that_of_its_call(on: &Grounds) {
    let outcome = on
        .usual()
        .client
        .check("fn main() {\n    assert_eq!(1, \"\");\n}\n");
    let (line, ..) = place(outcome.errors()[0]);
    assert_eq!(line, 2);
}

/// The code after the first suggestion of the first diagnostic that has one.
fn applied(code: &str, outcome: &Outcome) -> String {
    let diagnostics = outcome.diagnostics();
    let suggestion = diagnostics
        .iter()
        .flat_map(|told| told["suggestions"].as_array().unwrap())
        .next();
    let edits = suggestion.expect("a suggestion")["edits"]
        .as_array()
        .unwrap();
    let mut units: Vec<u16> = code.encode_utf16().collect();
    let mut edits: Vec<_> = edits
        .iter()
        .map(|edit| {
            let at = |line: &str, column: &str| {
                offset(
                    code,
                    edit[line].as_u64().unwrap(),
                    edit[column].as_u64().unwrap(),
                )
            };
            let range = at("line_start", "column_start")..at("line_end", "column_end");
            (range, edit["replacement"].as_str().unwrap())
        })
        .collect();
    edits.sort_by_key(|(range, _)| std::cmp::Reverse(range.start));
    for (range, replacement) in edits {
        units.splice(range, replacement.encode_utf16());
    }
    String::from_utf16(&units).unwrap()
}

fn offset(code: &str, line: u64, column: u64) -> usize {
    let before = code.split_inclusive('\n').take(line as usize - 1);
    before
        .map(|line| line.encode_utf16().count())
        .sum::<usize>()
        + column as usize
        - 1
}

#[track_caller]
fn suggestion_repairs(on: &Grounds, code: &str) {
    let client = &on.usual().client;
    let refused = client.check(code);
    assert!(!refused.errors().is_empty());
    let repaired = applied(code, &refused);
    let checked = client.check(repaired.as_str());
    assert!(
        checked.errors().is_empty(),
        "{repaired}\n{}",
        checked.everything()
    );
}

fn a_suggestion_can_be_applied(on: &Grounds) {
    suggestion_repairs(
        on,
        "fn main() {\n    let x = 1;\n    x = 2;\n    println!(\"{x}\");\n}\n",
    );
}

fn a_suggestion_of_two_edits_can_be_applied(on: &Grounds) {
    suggestion_repairs(
        on,
        "fn main() {\n    let x: u8 = 1u16 as u16 + 1;\n    let _ = x;\n}\n",
    );
}

fn a_suggestion_behind_an_emoji_can_be_applied(on: &Grounds) {
    suggestion_repairs(
        on,
        "fn main() {\n    let (_, x) = (\"🦀🦀é\", 1); x = 2; println!(\"{x}\");\n}\n",
    );
}

/// The help that follows the errors, and is told again when they are.
fn help(outcome: &Outcome) -> Option<String> {
    let told = outcome
        .diagnostics()
        .into_iter()
        .find(|told| told["level"] == "help");
    Some(told?["message"].as_str()?.to_owned())
}

fn a_missing_crate_is_told_with_those_there_are(on: &Grounds) {
    let client = &on.usual().client;
    for (edition, code, missing) in [
        ("2024", "extern crate trpl; fn main() {}", "`trpl` is none"),
        (
            "2024",
            "use trpl::Html; fn main() { let _: rand::Rng; }",
            "`rand` and `trpl` are none",
        ),
        (
            "2018",
            "fn main() { serde_json::to_string(&1); }",
            "`serde_json` is none",
        ),
        (
            "2015",
            "extern crate rand; use rand::Rng; fn main() {}",
            "`rand` is none",
        ),
        (
            "2024",
            "use crossbeam_channel::bounded; use rand::random; fn main() {}",
            "`rand` is none",
        ),
    ] {
        for outcome in [
            client.check(program(code).edition(edition)),
            client.run(program(code).edition(edition)),
        ] {
            let help = help(&outcome).unwrap_or_else(|| panic!("{}", outcome.everything()));
            assert!(help.starts_with(missing), "{help}");
            assert!(
                help.contains("here: crossbeam_channel 0.5.") && help.ends_with("; ask the author"),
                "{help}"
            );
        }
    }
}

fn what_is_no_crate_gets_no_advice(on: &Grounds) {
    let client = &on.usual().client;
    for code in [
        "fn main() { HashMap::new(); }",
        "use std::nothing; fn main() {}",
        "use crossbeam_channel::nothing; fn main() {}",
        "fn main() { let x: u8 = \"crate `x`\"; }",
    ] {
        let outcome = client.check(code);
        assert!(!outcome.errors().is_empty());
        assert_eq!(help(&outcome), None);
    }
}

fn an_empty_program_is_refused_in_words_of_the_compiler(on: &Grounds) {
    on.usual()
        .client
        .run("")
        .is_refused("`main` function not found");
    on.usual()
        .client
        .run("\u{0}")
        .is_refused("unknown start of token");
}

fn a_program_with_windows_line_ends_has_its_places_right(on: &Grounds) {
    let outcome = on
        .usual()
        .client
        .check("fn main() {\r\n    let é = 1;\r\n    é + missing;\r\n}\r\n");
    assert_eq!(place(outcome.errors()[0]), (3, 9, 3, 16));
}
