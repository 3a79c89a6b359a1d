//! Files: what the compiler, its assembler and its linker can be made to read and write.

use crate::client::Outcome;
use crate::ground::{Ground, SECRET};
use crate::server_process::CANARY;
use crate::{Attack, attacks};

pub const ATTACKS: &[Attack] = attacks![
    include_str_reads_no_secret,
    include_bytes_reads_no_secret,
    include_reads_no_secret,
    a_module_in_another_file_reads_no_secret,
    a_documentation_reads_no_secret,
    nothing_of_the_server_is_read,
    the_assembler_includes_no_secret,
    the_linker_is_led_to_nothing,
    standard_input_is_empty,
    what_the_compiler_says_can_not_be_read,
    the_environment_is_that_of_the_compiler_only,
    the_compiler_writes_nothing_elsewhere,
];

/// Files of which nothing may be learned.
const FILES: &[&str] = &[
    "{home}/.ssh/key",
    "{home}/link",
    "{home}/pipe",
    "{home}",
    "../../../../../../../../../../../../..{home}/.ssh/key",
    "/proc/self/root{home}/.ssh/key",
    "/proc/self/cwd/../../../../../../../../../../../..{home}/.ssh/key",
    "/proc/self/environ",
    "/proc/self/cmdline",
    "/proc/self/maps",
    "/proc/self/mem",
    "/proc/thread-self/environ",
    "/proc/1/environ",
    "/etc/passwd",
    "/etc/shadow",
    "/etc/hostname",
    "/dev/zero",
    "/dev/urandom",
    "/dev/tty",
];

fn files(on: &Ground) -> Vec<String> {
    FILES.iter().map(|file| on.home.fill(file)).collect()
}

/// That each line is refused, with an error in it, and nothing of a secret is told.
#[track_caller]
fn each_line_is_refused(on: &Ground, lines: &[String]) {
    let code = lines.join("\n") + "\nfn main() {}\n";
    let outcome = on.client.run(code.as_str());
    outcome.ends("compile", "exit");
    for (index, line) in lines.iter().enumerate() {
        let has_error = outcome.errors().iter().any(|error| {
            let spans = error["spans"].as_array().unwrap();
            spans.iter().any(|span| span["line_start"] == index + 1)
        });
        assert!(has_error, "{line}");
    }
    tells_no_secret(&outcome);
}

#[track_caller]
fn tells_no_secret(outcome: &Outcome) {
    let everything = outcome.everything();
    for secret in [SECRET, CANARY, "root:x:0"] {
        assert!(!everything.contains(secret), "{everything}");
    }
}

#[track_caller]
fn each_file_is_refused(on: &Ground, line: &str) {
    let lines: Vec<String> = files(on)
        .iter()
        .enumerate()
        .map(|(number, file)| {
            line.replace("FILE", file)
                .replace("NUMBER", &number.to_string())
        })
        .collect();
    each_line_is_refused(on, &lines);
}

/// As [`each_file_is_refused`], for what the compiler gives up at.
#[track_caller]
fn each_file_alone_is_refused(on: &Ground, line: &str) {
    for file in files(on) {
        let outcome = on
            .client
            .check(line.replace("FILE", &file) + "\nfn main() {}\n");
        outcome.ends("compile", "exit").is_refused("couldn't read");
        tells_no_secret(&outcome);
    }
}

fn include_str_reads_no_secret(on: &Ground) {
    each_file_is_refused(on, "const _: &str = include_str!(\"FILE\");");
}

fn include_bytes_reads_no_secret(on: &Ground) {
    each_file_is_refused(on, "const _: &[u8] = include_bytes!(\"FILE\");");
}

fn include_reads_no_secret(on: &Ground) {
    each_file_alone_is_refused(on, "const A: &str = include!(\"FILE\");");
    each_line_is_refused(on, &[on.home.fill("include!(\"{home}/secret.rs\");")]);
}

fn a_module_in_another_file_reads_no_secret(on: &Ground) {
    each_file_alone_is_refused(on, "#[path = \"FILE\"] mod a;");
    each_line_is_refused(
        on,
        &[on.home.fill("#[path = \"{home}/secret.rs\"] mod secret;")],
    );
}

fn a_documentation_reads_no_secret(on: &Ground) {
    each_file_is_refused(
        on,
        "#[doc = include_str!(\"FILE\")] const A_NUMBER: u8 = 0;",
    );
}

fn nothing_of_the_server_is_read(on: &Ground) {
    let files = [
        "environ",
        "cmdline",
        "maps",
        "root{home}/.ssh/key",
        "cwd/Cargo.toml",
        "fd/0",
    ];
    let lines = files.map(|file| {
        on.home.fill(&format!(
            "const _: &[u8] = include_bytes!(\"/proc/{}/{file}\");",
            on.pid()
        ))
    });
    each_line_is_refused(on, &lines);
}

fn the_assembler_includes_no_secret(on: &Ground) {
    // One each: the compiler may give up before all are told.
    let files = [
        "{home}/.ssh/key",
        "{home}/link",
        "{home}/pipe",
        "../../../../../../../../../../../..{home}/.ssh/key",
        "/proc/self/environ",
        "/etc/passwd",
        "/dev/zero",
    ];
    for file in files.map(|file| on.home.fill(file)) {
        for (instruction, words) in [
            (".incbin", "Could not find incbin file"),
            (".include", "Could not find include file"),
        ] {
            let outcome = on.client.run(format!(
                "std::arch::global_asm!(r#\"{instruction} \"{file}\"\"#);\nfn main() {{}}\n"
            ));
            outcome.is_refused(words);
            tells_no_secret(&outcome);
        }
    }
}

fn the_linker_is_led_to_nothing(on: &Ground) {
    for code in [
        "#[link(name = \":{home}/.ssh/key\")] unsafe extern \"C\" { fn f(); } fn main() { unsafe { f() } }",
        "#[link(name = \"x -T {home}/.ssh/key\")] unsafe extern \"C\" { fn f(); } fn main() { unsafe { f() } }",
        "#[link(name = \"x,--just-symbols={home}/.ssh/key\")] unsafe extern \"C\" { fn f(); } fn main() { unsafe { f() } }",
        "#[link(name = \"../../../../../../../..{home}/.ssh/key\", kind = \"static\")] unsafe extern \"C\" { fn f(); } fn main() { unsafe { f() } }",
        "#[link(name = \"x\", kind = \"raw-dylib\")] unsafe extern \"C\" { fn f(); } fn main() { unsafe { f() } }",
        "#[link(name = \"x\", modifiers = \"+verbatim\")] unsafe extern \"C\" { fn f(); } fn main() { unsafe { f() } }",
        "#![feature(link_args)] #[link_args = \"-Wl,-T,{home}/.ssh/key\"] unsafe extern \"C\" {} fn main() {}",
    ] {
        let outcome = on.client.run(on.home.fill(code));
        outcome.ends("compile", "exit");
        assert!(!outcome.errors().is_empty(), "{code}");
        tells_no_secret(&outcome);
    }
}

fn standard_input_is_empty(on: &Ground) {
    for file in ["/dev/stdin", "/dev/null", "/dev/fd/0", "/proc/self/fd/0"] {
        let outcome = on.client.run(format!(
            "fn main() {{ println!(\"{{:?}}\", include_bytes!({file:?})) }}"
        ));
        // Either there is nothing in it, or it is not even opened.
        if outcome.errors().is_empty() {
            outcome.prints("[]\n");
        } else {
            outcome.is_refused("couldn't read");
        }
    }
}

fn what_the_compiler_says_can_not_be_read(on: &Ground) {
    let lines = [
        "/dev/stdout",
        "/dev/stderr",
        "/dev/fd/1",
        "/dev/fd/2",
        "/proc/self/fd/2",
    ]
    .map(|file| format!("const _: &[u8] = include_bytes!(\"{file}\");"));
    each_line_is_refused(on, &lines);
}

fn the_environment_is_that_of_the_compiler_only(on: &Ground) {
    let names = [
        "HOME",
        "USER",
        "CANARY",
        "CARGO",
        "CARGO_MANIFEST_DIR",
        "PWD",
        "SSH_AUTH_SOCK",
        "RUSTC",
        "LD_PRELOAD",
        "LD_LIBRARY_PATH",
    ];
    let lines = names.map(|name| format!("const _: &str = env!(\"{name}\");"));
    each_line_is_refused(on, &lines);
    let optional = names
        .map(|name| format!("option_env!(\"{name}\")"))
        .join(", ");
    let outcome = on.client.run(format!(
        "fn main() {{ for value in [{optional}] {{ println!(\"{{value:?}}\") }} }}"
    ));
    outcome.prints(&"None\n".repeat(names.len()));
}

fn the_compiler_writes_nothing_elsewhere(on: &Ground) {
    let letter = on.home.letter();
    // What makes rustc, or the assembler, write files of its own.
    for code in [
        "std::arch::global_asm!(\".file 1 \\\"{home}/letter\\\"\"); fn main() {}",
        "#![recursion_limit = \"1000000\"] fn main() {}",
    ] {
        on.client.run(on.home.fill(code));
    }
    letter.is_unchanged();
    let listed: Vec<_> = std::fs::read_dir(on.home.outside())
        .unwrap()
        .flatten()
        .map(|entry| entry.file_name())
        .collect();
    assert_eq!(listed.len(), 5, "{listed:?}");
}
