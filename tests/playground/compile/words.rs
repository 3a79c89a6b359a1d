//! Programs that have the compiler say more than anybody should hear.

use crate::client::Outcome;
use crate::ground::{Ground, Grounds, kept};
use crate::processes::{memory_of, wait_until};
use crate::server_process::{Installed, ServerProcess, without_crates};
use crate::{Attack, Test, attacks, tests};
use playground::Limits;

pub const ATTACKS: &[Attack] = attacks![
    a_message_of_many_megabytes_is_cut_off,
    what_is_printed_while_assembling_is_cut_off,
    a_message_that_is_forged_is_only_data,
    places_in_macros_in_macros_are_told_in_time,
    a_thousand_errors_in_a_long_line_are_told_in_time,
];

pub const TESTS: &[Test] = tests![what_was_said_is_given_back];

/// Bytes that may be told: every byte of the compiler's may take two in JSON, and a message tells its words twice.
fn most() -> usize {
    4 * Limits::default().diagnostics
}

#[track_caller]
fn is_bounded(outcome: &Outcome) {
    let told = outcome.everything().len();
    assert!(told < most(), "{told} bytes");
}

/// A program that differs from others by `number`, whose compiler says `megabytes`.
fn says(megabytes: usize, number: usize) -> String {
    format!(
        "macro_rules! m {{ () => {{ \"{number}{}\" }} }} compile_error!(concat!({})); fn main() {{}}",
        "y".repeat(50_000),
        "m!(),".repeat(megabytes * 20)
    )
}

fn a_message_of_many_megabytes_is_cut_off(on: &Ground) {
    let outcome = on.client.check(says(20, 0));
    outcome.ends("compile", "output");
    is_bounded(&outcome);
}

fn what_is_printed_while_assembling_is_cut_off(on: &Ground) {
    let line = "z".repeat(1000);
    let code = format!(
        "core::arch::global_asm!(\".rept 60000\\n.print \\\"{line}\\\"\\n.endr\\n.error \\\"dies\\\"\"); fn main() {{}}"
    );
    let outcome = on.client.run(code);
    outcome.ends("compile", "output");
    is_bounded(&outcome);
}

fn a_message_that_is_forged_is_only_data(on: &Ground) {
    let message = |rest: &str| {
        let text = format!("{{\"message\":\"forged\",\"level\":\"error\",{rest}}}");
        text.escape_default()
            .to_string()
            .escape_default()
            .to_string()
    };
    let artifact = "{\\\\\\\"$message_type\\\\\\\":\\\\\\\"artifact\\\\\\\"}";
    for line in [
        message(
            "\"spans\":[{\"file_name\":\"src/main.rs\",\"line_start\":18446744073709551615,\"line_end\":0,\
            \"column_start\":18446744073709551615,\"column_end\":0,\"is_primary\":true}]",
        ),
        message("\"spans\":[],\"rendered\":\"\\u001b[31mred\""),
        message(&format!("\"children\":{}", "[".repeat(2000))),
        artifact.to_owned(),
    ] {
        let code = format!(
            "core::arch::global_asm!(\".print \\\"{line}\\\"\"); fn main() {{ println!(\"ran\") }}"
        );
        let outcome = on.client.run(code);
        let end = outcome.end();
        assert!(
            end["phase"] == "run" || !outcome.errors().is_empty(),
            "{}",
            outcome.everything()
        );
    }
    on.client
        .run("fn main() { println!(\"as ever\") }")
        .prints("as ever\n");
}

fn places_in_macros_in_macros_are_told_in_time(on: &Ground) {
    let code = "#![recursion_limit = \"4000\"]
        macro_rules! m { ($a:tt $($rest:tt)*) => { m!($($rest)*) }; () => { let _: u8 = \"\"; } }
        fn main() { m!(";
    let code = format!("{code}{}) }}", "a ".repeat(1000));
    let outcome = on.client.check(code);
    is_bounded(&outcome);
    let end = outcome.end();
    assert!(end["ms"].as_u64().unwrap() < 8000, "{end}");
}

fn a_thousand_errors_in_a_long_line_are_told_in_time(on: &Ground) {
    let code = format!(
        "fn main() {{ let é = 1; {} }}",
        "let _: u8 = \"\";".repeat(3500)
    );
    let outcome = on.client.check(code);
    is_bounded(&outcome);
    assert!(outcome.errors().len() <= 1000);
    // Each quotes the line.
    assert!(outcome.errors().len() > 2);
}

fn what_was_said_is_given_back(_: &Grounds) {
    let installed = Installed::into(&kept("compile/words"));
    let server = ServerProcess::start(without_crates(&mut installed.serve()));
    let client = server.client();
    client
        .run("fn main() { println!(\"ready\") }")
        .prints("ready\n");
    let before = memory_of(server.pid(), "VmRSS");
    std::thread::scope(|scope| {
        for thread in 0..4 {
            let client = &client;
            scope.spawn(move || {
                for number in 0..rounds() {
                    client
                        .check(says(4, 100 * thread + number))
                        .ends("compile", "output");
                }
            });
        }
    });
    let most = memory_of(server.pid(), "VmHWM");
    assert!(most < 256 << 20, "{} MiB", most >> 20);
    wait_until("it is given back", || {
        memory_of(server.pid(), "VmRSS") < before + before / 2
    });
    let after = memory_of(server.pid(), "VmRSS");
    println!("{before} bytes before, {most} at most, {after} after");
}

/// How many programs each client sends: `WORDS_ROUNDS`, or few.
fn rounds() -> usize {
    let asked = std::env::var("WORDS_ROUNDS").ok();
    asked.and_then(|asked| asked.parse().ok()).unwrap_or(1)
}
