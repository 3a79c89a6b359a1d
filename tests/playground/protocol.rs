//! What is told of a program: each event, in order, as it is.

use crate::client::program;
use crate::ground::{Grounds, toolchain};
use crate::{Test, tests};

pub const TESTS: &[Test] = tests![
    a_program_is_compiled_run_and_ends,
    a_program_that_did_not_change_is_not_compiled_again,
    errors_are_told_again_when_the_program_is_not_compiled_again,
    a_check_runs_nothing,
    a_check_tells_what_compiling_tells,
    each_edition_is_respected,
    overflow_panics_in_debug_mode_and_wraps_in_release_mode,
    tests_are_run_in_place_of_main,
    a_failing_test_is_told_with_its_code,
    crates_of_the_listings_can_be_used,
    a_feature_takes_a_nightly_compiler,
    hello_says_what_a_client_has_to_know,
    output_comes_while_the_program_runs,
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
    let code = "use rayon::prelude::*;
        fn main() { println!(\"{}\", (1..5).into_par_iter().sum::<u32>()); }";
    client.run(code).prints("10\n");
    client
        .check("use crossbeam_channel::nothing; fn main() {}")
        .is_refused("E0432");
    // Timers, threads of its own, and a call that blocks: all that its runtime asks of the system.
    let code = "use std::{thread, time::Duration};
        #[tokio::main(flavor = \"multi_thread\", worker_threads = 2)]
        async fn main() {
            let slept = tokio::spawn(tokio::time::sleep(Duration::from_millis(1)));
            let blocked = tokio::task::spawn_blocking(|| thread::current().id());
            slept.await.unwrap();
            println!(\"{}\", blocked.await.unwrap() == thread::current().id());
        }";
    client.run(code).prints("false\n");
    // Every order of two threads, each on a stack of its own: one of them loses an update.
    let code = "use loom::sync::Arc;
        use loom::sync::atomic::{AtomicU32, Ordering::SeqCst};
        use std::{collections::BTreeSet, sync::Mutex};
        fn main() {
            let seen = std::sync::Arc::new(Mutex::new(BTreeSet::new()));
            let all = std::sync::Arc::clone(&seen);
            loom::model(move || {
                let cars = Arc::new(AtomicU32::new(0));
                let pass = |cars: &AtomicU32| cars.store(cars.load(SeqCst) + 1, SeqCst);
                let other = Arc::clone(&cars);
                let barrier = loom::thread::spawn(move || pass(&other));
                pass(&cars);
                barrier.join().unwrap();
                all.lock().unwrap().insert(cars.load(SeqCst));
            });
            println!(\"{:?}\", seen.lock().unwrap());
        }";
    client.run(code).prints("{1, 2}\n");
    client.run(program(code).release()).prints("{1, 2}\n");
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
