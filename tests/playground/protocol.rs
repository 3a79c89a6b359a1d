//! What is told of a program: each event, in order, as it is.

use crate::client::{Outcome, program};
use crate::ground::{Grounds, toolchain};
use crate::{Test, tests};
use serde_json::Value;

pub const TESTS: &[Test] = tests![
    a_program_is_compiled_run_and_ends,
    a_program_that_did_not_change_is_not_compiled_again,
    errors_are_told_again_when_the_program_is_not_compiled_again,
    a_check_runs_nothing,
    a_check_tells_what_compiling_tells,
    an_error_has_code_words_and_place,
    columns_count_as_editors_do,
    a_place_in_a_macro_of_std_is_that_of_its_call,
    a_suggestion_can_be_applied,
    a_suggestion_of_two_edits_can_be_applied,
    a_suggestion_behind_an_emoji_can_be_applied,
    each_edition_is_respected,
    overflow_panics_in_debug_mode_and_wraps_in_release_mode,
    tests_are_run_in_place_of_main,
    a_failing_test_is_told_with_its_code,
    crates_of_the_listings_can_be_used,
    a_missing_crate_is_told_with_those_there_are,
    what_is_no_crate_gets_no_advice,
    a_feature_takes_a_nightly_compiler,
    hello_says_what_a_client_has_to_know,
    output_comes_while_the_program_runs,
    an_empty_program_is_refused_in_words_of_the_compiler,
    a_program_with_windows_line_ends_has_its_places_right,
];

fn a_program_is_compiled_run_and_ends(on: &Grounds) {
    let outcome = on.usual().client.run(
        r#"
        fn main() {
            let unused = 1;
            println!("one");
            eprintln!("two");
        }"#,
    );
    outcome.prints("one\ntwo\n");
    let kinds: Vec<&str> = outcome
        .events
        .iter()
        .map(|event| event["event"].as_str().unwrap())
        .collect();
    assert_eq!(kinds[..3], ["diagnostic", "compiled", "output"]);
    assert_eq!(kinds.last(), Some(&"end"));
    assert!(
        outcome.end()["ms"].is_u64() && outcome.end()["cpu_ms"].is_u64(),
        "{}",
        outcome.end()
    );
    assert!(outcome.end().get("signal").is_none());
}

/// A program that no run of these tests has compiled before, printing its number.
fn fresh(body: &str) -> String {
    let number = std::time::SystemTime::UNIX_EPOCH
        .elapsed()
        .unwrap()
        .as_nanos();
    format!("fn main() {{ {body} println!(\"{{}}\", {number}u128); }}")
}

fn a_program_that_did_not_change_is_not_compiled_again(on: &Grounds) {
    let client = &on.usual().client;
    let code = fresh("let unused = 1;");
    let first = client.run(code.as_str());
    let second = client.run(code.as_str());
    assert_eq!(first.compiled().unwrap()["cached"], false);
    assert_eq!(second.compiled().unwrap()["cached"], true);
    assert_eq!(first.output(), second.output());
    // What the compiler said of it is told again.
    assert_eq!(first.diagnostics().len(), 1);
    assert_eq!(first.diagnostics()[0]["code"], "unused_variables");
    assert_eq!(first.diagnostics(), second.diagnostics());
    let other = client.run(program(code).edition("2021"));
    assert_eq!(
        other.compiled().unwrap()["cached"],
        false,
        "that is another program"
    );
}

fn errors_are_told_again_when_the_program_is_not_compiled_again(on: &Grounds) {
    let client = &on.usual().client;
    let code = fresh("let x: u8 = \"\";");
    let first = client.check(code.as_str());
    let second = client.check(code.as_str());
    first.is_refused("E0308");
    second.is_refused("E0308");
    assert_eq!(first.diagnostics(), second.diagnostics());
    assert_eq!(second.end()["code"], 1);
}

fn a_check_runs_nothing(on: &Grounds) {
    let outcome = on.usual().client.check("fn main() { println!(\"ran\") }");
    outcome.ends("compile", "exit");
    assert_eq!(outcome.end()["code"], 0);
    assert!(outcome.compiled().is_none() && outcome.output().is_empty());
}

fn a_check_tells_what_compiling_tells(on: &Grounds) {
    let code = "fn main() { let unused = 1; let s = String::new(); drop(s); drop(s); }";
    let client = &on.usual().client;
    let (checked, compiled) = (client.check(code), client.run(code));
    assert_eq!(checked.diagnostics(), compiled.diagnostics());
    checked.is_refused("E0382");
}

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

fn each_edition_is_respected(on: &Grounds) {
    let client = &on.usual().client;
    // What each edition was the first to have, or to lose.
    let accepted = |edition: &str, code: &str| {
        client
            .check(program(code).edition(edition))
            .errors()
            .is_empty()
    };
    for (code, editions) in [
        ("trait T { fn f(u8); } fn main() {}", &["2015"][..]),
        ("fn main() { let async = 1; let _ = async; }", &["2015"]),
        (
            "fn main() { let _: Result<u8, _> = 1u32.try_into(); }",
            &["2021", "2024"],
        ),
        (
            "fn main() { let gen = 1; let _ = gen; }",
            &["2015", "2018", "2021"],
        ),
    ] {
        for edition in ["2015", "2018", "2021", "2024"] {
            assert_eq!(
                accepted(edition, code),
                editions.contains(&edition),
                "{edition}: {code}"
            );
        }
    }
    assert_eq!(
        client.hello()["edition"],
        "2024",
        "the one of a program that names none"
    );
}

const OVERFLOW: &str =
    "fn main() { let most: u8 = std::hint::black_box(255); println!(\"{}\", most + 1); }";

fn overflow_panics_in_debug_mode_and_wraps_in_release_mode(on: &Grounds) {
    let client = &on.usual().client;
    let debug = client.run(OVERFLOW);
    debug.exits(101);
    assert!(debug.output().contains("attempt to add with overflow"));
    client.run(program(OVERFLOW).release()).prints("0\n");
}

fn tests_are_run_in_place_of_main(on: &Grounds) {
    let code = "fn main() { println!(\"main\"); }\n#[test]\nfn adds() { assert_eq!(1 + 1, 2); }\n";
    let outcome = on.usual().client.run(program(code).tests());
    outcome.exits(0);
    assert!(outcome.output().contains("test adds ... ok") && !outcome.output().contains("main\n"));
}

fn a_failing_test_is_told_with_its_code(on: &Grounds) {
    let code = "#[test]\nfn fails() { assert_eq!(1 + 1, 3); }\n";
    let outcome = on.usual().client.run(program(code).tests());
    outcome.exits(101);
    assert!(
        outcome.output().contains("test fails ... FAILED"),
        "{}",
        outcome.output()
    );
}

fn crates_of_the_listings_can_be_used(on: &Grounds) {
    let client = &on.usual().client;
    let code = "fn main() { let (sender, receiver) = crossbeam_channel::unbounded();
        std::thread::spawn(move || sender.send(7)); println!(\"{:?}\", receiver.recv()); }";
    client.run(code).prints("Ok(7)\n");
    client.run(program(code).release()).prints("Ok(7)\n");
    client
        .check("use crossbeam_channel::nothing; fn main() {}")
        .is_refused("E0432");
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
            "use crossbeam_channel::bounded; use tokio::spawn; fn main() {}",
            "`tokio` is none",
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

const FEATURE: &str = "#![feature(never_type)]\nfn main() { let f: fn() -> ! = || panic!(); println!(\"{}\", size_of_val(&f) > 0); }";

fn a_feature_takes_a_nightly_compiler(on: &Grounds) {
    let client = &on.usual().client;
    client.run(FEATURE).is_refused("E0554");
    let outcome = client.run(program(FEATURE).with("channel", "nightly".into()));
    if toolchain().nightly().is_ok() {
        outcome.prints("true\n");
    } else {
        outcome.ends("compile", "refused");
    }
}

fn hello_says_what_a_client_has_to_know(on: &Grounds) {
    let hello = on.usual().client.hello();
    assert!(hello["rustc"].as_str().unwrap().starts_with("rustc 1."));
    let crates = hello["crates"].as_array().unwrap();
    let crossbeam = crates
        .iter()
        .find(|known| known["name"] == "crossbeam-channel")
        .unwrap();
    assert!(crossbeam["version"].as_str().unwrap().starts_with("0.5."));
    assert_eq!(crossbeam["identifier"], "crossbeam_channel");
    assert_eq!(hello["more"], "ask the author");
    let isolation = &hello["isolation"];
    assert_eq!(isolation["level"], "full");
    assert_eq!(isolation["missing"], serde_json::json!([]));
    // Where `/proc` is mounted with `hidepid`, it is one.
    let visible = isolation["visible"].as_array().unwrap();
    assert!(
        visible[0]
            .as_str()
            .unwrap()
            .contains("whether a file exists")
    );
    assert!(visible.len() <= 2, "{visible:?}");
    assert_eq!(
        hello["limits"],
        serde_json::json!({
            "compile_ms": 20_000, "run_ms": 10_000, "output_bytes": 262_144,
            "memory_bytes": 536_870_912, "files_bytes": 16_777_216, "source_bytes": 65_536,
        })
    );
}

fn output_comes_while_the_program_runs(on: &Grounds) {
    let mut running = on.usual().client.start(
        "fn main() { println!(\"first\"); std::thread::sleep(std::time::Duration::from_secs(600)); }",
    );
    assert_eq!(running.line(), "first");
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
