//! What programs do while they are compiled.

use crate::client::{Outcome, program};
use crate::ground::{Ground, Grounds, HASTE, SECRET};
use crate::server_process::CANARY;
use crate::{Attack, Test, attacks, tests};

/// Held to on every ground.
pub const ATTACKS: &[Attack] = attacks![
    include_str_reads_no_secret,
    include_bytes_reads_no_secret,
    include_reads_no_secret,
    nothing_of_the_server_is_read,
    a_module_in_another_file_reads_no_secret,
    a_documentation_reads_no_secret,
    the_assembler_includes_no_secret,
    the_linker_is_led_to_nothing,
    standard_input_is_empty,
    what_the_compiler_says_can_not_be_read,
    the_environment_is_that_of_the_compiler_only,
    no_feature_is_switched_on,
    attributes_do_not_change_what_is_made,
    a_crate_of_the_compiler_can_not_be_used,
    the_compiler_writes_nothing_elsewhere,
    no_program_is_built_that_starts_another,
];

pub const TESTS: &[Test] = tests![
    an_endless_evaluation_is_ended,
    a_long_evaluation_is_refused,
    a_macro_bomb_is_ended,
    an_endless_macro_is_refused,
    a_static_of_3_gigabytes_is_ended,
    an_array_that_is_too_large_is_refused,
    a_recursive_type_is_refused,
    a_type_that_grows_for_ever_is_refused,
    a_type_of_exponential_size_is_ended,
    ten_thousand_diagnostics_are_cut_off,
    errors_without_end_are_ended,
    a_diagnostic_of_a_megabyte_is_cut_off,
    a_compiler_ended_by_a_signal_is_told,
    deep_nesting_is_told,
    an_error_of_the_linker_is_told,
    a_program_after_all_of_these_is_compiled,
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

fn include_str_reads_no_secret(on: &Ground) {
    each_file_is_refused(on, "const _: &str = include_str!(\"FILE\");");
}

fn include_bytes_reads_no_secret(on: &Ground) {
    each_file_is_refused(on, "const _: &[u8] = include_bytes!(\"FILE\");");
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

fn include_reads_no_secret(on: &Ground) {
    each_file_alone_is_refused(on, "const A: &str = include!(\"FILE\");");
    each_line_is_refused(on, &[on.home.fill("include!(\"{home}/secret.rs\");")]);
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

fn no_feature_is_switched_on(on: &Ground) {
    on.client
        .check("#![feature(rustc_private)] extern crate rustc_driver; fn main() {}")
        .is_refused("E0554");
    on.client
        .check("#![feature(proc_macro_internals, asm_experimental_arch)] fn main() {}")
        .is_refused("E0554");
}

fn attributes_do_not_change_what_is_made(on: &Ground) {
    for kind in ["proc-macro", "lib", "dylib", "staticlib", "cdylib", "rlib"] {
        let outcome = on.client.run(format!(
            "#![crate_type = \"{kind}\"]\nfn main() {{ println!(\"a program\") }}"
        ));
        outcome.prints("a program\n");
    }
    let outcome = on.client.run("extern crate proc_macro; #[proc_macro] pub fn m(s: proc_macro::TokenStream) -> proc_macro::TokenStream { s } fn main() {}");
    outcome.is_refused("only usable with crates of the `proc-macro` crate type");
    on.client
        .check("#![crate_name = \"other\"] fn main() {}")
        .is_refused("`--crate-name` and `#[crate_name]` are required to match");
    on.client
        .check("#![no_main]\n#![no_std]\nfn x() {}")
        .is_refused("panic_handler");
}

fn a_crate_of_the_compiler_can_not_be_used(on: &Ground) {
    on.client
        .check("extern crate rustc_driver; fn main() {}")
        .is_refused("E0463");
    on.client
        .check("extern crate libc; fn main() {}")
        .ends("compile", "exit");
    on.client
        .check("extern crate serde; fn main() {}")
        .is_refused("E0463");
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

fn no_program_is_built_that_starts_another(on: &Ground) {
    // The kernel starts what this section names along with the program.
    let code = "#[unsafe(link_section = \".interp\")] #[used] static INTERPRETER: [u8; 12] = *b\"/usr/bin/id\\0\"; fn main() { println!(\"main\") }";
    let outcome = on.client.run(code);
    assert!(!outcome.output().contains("uid="), "{}", outcome.output());
}

#[track_caller]
fn is_ended(outcome: &Outcome, reasons: &[&str]) {
    let end = outcome.end();
    assert_eq!(end["phase"], "compile", "{end}");
    assert!(reasons.contains(&end["reason"].as_str().unwrap()), "{end}");
}

fn an_endless_evaluation_is_ended(on: &Grounds) {
    let outcome = on.hasty_compiler().client.run(
        "#![allow(long_running_const_eval)] const A: u8 = loop {}; fn main() { println!(\"{A}\") }",
    );
    outcome.ends("compile", "timeout");
    let ms = outcome.end()["ms"].as_u64().unwrap();
    assert!((HASTE.as_millis() as u64..4000).contains(&ms), "{ms}");
}

fn a_long_evaluation_is_refused(on: &Grounds) {
    on.usual()
        .client
        .check("const A: u8 = loop {}; fn main() { println!(\"{A}\") }")
        .is_refused("long_running_const_eval");
}

fn a_macro_bomb_is_ended(on: &Grounds) {
    let code = "macro_rules! m { ($($t:tt)*) => { m!($($t)* $($t)*) } } fn main() { m!(1 2 3 4) }";
    is_ended(
        &on.hasty_compiler().client.check(code),
        &["exit", "memory", "signal", "timeout"],
    );
    // One that neither the limit of recursion nor much else stops.
    let code = "macro_rules! m { ($x:expr; $($t:tt)*) => { [m!(@ $x; $($t)*), m!(@ $x; $($t)*)] };
        (@ $x:expr;) => { $x }; (@ $x:expr; $h:tt $($t:tt)*) => { [m!(@ $x; $($t)*), m!(@ $x; $($t)*)] } }
        fn main() { m!(1; a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a); }";
    is_ended(
        &on.hasty_compiler().client.check(code),
        &["memory", "signal", "timeout"],
    );
}

fn an_endless_macro_is_refused(on: &Grounds) {
    on.usual()
        .client
        .check("macro_rules! m { () => { m!() } } fn main() { m!() }")
        .is_refused("recursion limit reached");
}

fn a_static_of_3_gigabytes_is_ended(on: &Grounds) {
    let code = "static A: [u8; 3 << 30] = [1; 3 << 30]; fn main() { println!(\"{}\", A[std::env::args().count()]) }";
    let outcome = on.usual().client.run(code);
    is_ended(&outcome, &["memory", "signal", "exit", "timeout"]);
    assert!(
        !outcome.errors().is_empty() || outcome.end()["reason"] != "exit",
        "{}",
        outcome.everything()
    );
}

fn an_array_that_is_too_large_is_refused(on: &Grounds) {
    let code = "fn main() { let a = [0u64; usize::MAX / 8]; println!(\"{}\", a[0]) }";
    let outcome = on.usual().client.run(code);
    is_ended(&outcome, &["exit"]);
    assert!(!outcome.errors().is_empty());
}

fn a_recursive_type_is_refused(on: &Grounds) {
    on.usual()
        .client
        .check("struct A { a: A } fn main() {}")
        .is_refused("E0072");
    on.usual()
        .client
        .check("type A = Option<A>; fn main() {}")
        .is_refused("E0391");
}

fn a_type_that_grows_for_ever_is_refused(on: &Grounds) {
    let code = "fn f<T>(t: T, deep: bool) { if deep { f((t, 1), deep) } } fn main() { f(1, true) }";
    on.usual().client.run(code).is_refused("recursion limit");
}

fn a_type_of_exponential_size_is_ended(on: &Grounds) {
    let mut code = String::from("fn f() -> impl Fn() { || () }\n");
    code += "fn twice<A: Fn(), B: Fn()>(a: A, b: B) -> impl Fn() { move || { a(); b() } }\nfn main() { let a = f();\n";
    for _ in 0..40 {
        code += "let a = (a, std::marker::PhantomData::<()>); let a = [Some(a)];\n";
    }
    let outcome = on.hasty_compiler().client.run(code + "let _ = a; }");
    // However it comes out: it comes out.
    assert!(outcome.end()["ms"].as_u64().unwrap() < 6000);
}

/// `line` so many times, from little source.
fn repeated(line: &str, count: usize) -> String {
    format!(
        "macro_rules! m {{ () => {{ {} }} }}\n{}\nfn main() {{}}\n",
        line.repeat(100),
        "m!();".repeat(count / 100)
    )
}

fn errors_without_end_are_ended(on: &Grounds) {
    // It looks for names that resemble each before it tells the first.
    let outcome = on
        .hasty_compiler()
        .client
        .check(repeated("const _: u8 = missing();", 100_000));
    is_ended(&outcome, &["timeout", "output", "memory"]);
}

fn ten_thousand_diagnostics_are_cut_off(on: &Grounds) {
    let outcome = on
        .usual()
        .client
        .check(repeated("const _: u8 = \"\";", 10_000));
    outcome.ends("compile", "output");
    assert!(outcome.everything().len() < 4 << 20);
    assert!(outcome.errors().len() > 10);
}

fn a_diagnostic_of_a_megabyte_is_cut_off(on: &Grounds) {
    let code = format!(
        "const A: &str = concat!({}); fn main() {{ compile_error!(concat!(\"x\", {})) }}",
        "\"a\",".repeat(3),
        format!("\"{}\",", "y".repeat(50_000)).repeat(1)
    );
    let outcome = on.usual().client.check(code);
    is_ended(&outcome, &["exit", "output"]);
    assert!(outcome.everything().len() < 4 << 20);
}

fn a_compiler_ended_by_a_signal_is_told(on: &Grounds) {
    let code = format!(
        "fn main() {{ let _ = {}1{}; }}",
        "(".repeat(30_000),
        ")".repeat(30_000)
    );
    let outcome = on.usual().client.check(code);
    let (end, errors) = (outcome.end(), outcome.errors());
    assert_eq!(end["phase"], "compile");
    assert!(!errors.is_empty(), "{end}");
    if end["reason"] == "signal" {
        let sentence = errors.last().unwrap()["message"].as_str().unwrap();
        assert!(sentence.contains("was ended by signal"), "{sentence}");
    }
    assert_eq!(end["reason"], "signal", "{}", outcome.everything());
}

fn deep_nesting_is_told(on: &Grounds) {
    for (open, close, inner) in [("[", "]", "1"), ("!", "", "true")] {
        let deep = format!(
            "fn main() {{ let _ = {}{inner}{}; }}",
            open.repeat(2000),
            close.repeat(2000)
        );
        let outcome = on.hasty().client.check(deep);
        is_ended(&outcome, &["exit", "signal", "timeout"]);
        let end = outcome.end();
        let is_told = !outcome.errors().is_empty();
        assert!(
            is_told || end["code"] == 0 || end["reason"] == "timeout",
            "{open}: {end}"
        );
    }
}

fn an_error_of_the_linker_is_told(on: &Grounds) {
    let outcome = on
        .usual()
        .client
        .run("unsafe extern \"C\" { fn nowhere(); } fn main() { unsafe { nowhere() } }");
    outcome.is_refused("nowhere");
    assert_eq!(outcome.end()["code"], 1);
}

fn a_program_after_all_of_these_is_compiled(on: &Grounds) {
    for ground in [on.usual(), on.hasty()] {
        ground
            .client
            .run(program("fn main() { println!(\"as ever\") }"))
            .prints("as ever\n");
    }
}
