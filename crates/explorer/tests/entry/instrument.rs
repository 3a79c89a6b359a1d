//! What is changed in a listing before it is compiled, and what is refused.

use super::PROGRAM;
use super::support::compile;
use explorer::instrument;
use std::time::{Duration, Instant};

#[remembered::test]
fn no_line_moves() {
    let program = instrument(PROGRAM).unwrap();
    assert_eq!(program.lines().count(), PROGRAM.lines().count() + 1);
    for (before, after) in PROGRAM.lines().zip(program.lines()) {
        assert!(
            after.ends_with(before)
                || before.contains("new(")
                || before.contains("main(")
                || before.contains("Arc::")
        );
    }
    // Inner attributes and documentation stay in front.
    let first = program
        .lines()
        .position(|line| line.contains("extern crate explorer as std;"))
        .unwrap();
    assert!(
        program
            .lines()
            .nth(first)
            .unwrap()
            .ends_with(r#"/// Counts; "not a string, fn main() {"#)
    );
    assert_eq!(
        program.lines().nth(first - 2),
        Some("#![forbid(unsafe_code)]")
    );
}

#[remembered::test]
fn what_cannot_be_seen_is_refused() {
    let refused = |line: &str, why: &str| {
        let error = instrument(&format!("// a comment\n{line}\nfn main() {{}}\n")).unwrap_err();
        assert!(
            error.starts_with("line 2 ") && error.contains(why),
            "{error}"
        );
    };
    refused("extern crate crossbeam;", "extern crate");
    refused("mod other;", "one file");
    refused("#[global_allocator]", "allocator");
    refused("fn f() { unsafe { std::arch::asm!(\"\") } }", "assembly");
    assert!(
        instrument("fn other() {}")
            .unwrap_err()
            .contains("no `main`")
    );
    assert!(
        instrument("#[test]\nfn other() {}")
            .unwrap_err()
            .contains("its tests are explored only")
    );
    // In comments and texts anything may stand.
    instrument("// static mut\nfn main() { println!(\"core::sync {}\", 'c'); let _: &'static str = r#\"static mut\"#; }").unwrap();
}

#[remembered::test]
fn a_module_whose_file_was_joined_to_the_program_is_no_second_file() {
    let joined = "pub mod names { pub fn place() {} }\nfn main() { names::place() }\n";
    for declaration in ["mod names;", "pub mod names;"] {
        instrument(&format!("#[cfg(any())] // joined\n{declaration}\n{joined}")).unwrap();
        let error = instrument(&format!("#[cfg(all())]\n{declaration}\n{joined}")).unwrap_err();
        assert_eq!(error, "line 2 is not in one file");
    }
}

#[remembered::test]
fn what_is_not_modelled_does_not_compile() {
    for item in [
        "use std::fs;",
        "use std::env;",
        "use std::net;",
        "use std::process::Command;",
        "use std::os::fd;",
    ] {
        let error =
            compile("unmodelled", &format!("{item}\nfn main() {{}}\n"), "2024").unwrap_err();
        assert!(error.contains("unresolved import"), "{error}");
    }
}

/// Longer than a page may send.
const LONG: usize = 60_000;

#[remembered::test]
fn no_text_takes_long_to_be_instrumented() {
    let repeated = [
        "|| {",
        "let mut a = ",
        "let mut a = 1; || b;",
        "&mut ",
        "|a| a,",
        "(",
        "{",
        "Arc::get_mut::",
        ">::downgrade ",
        "type ",
        "type A = Arc::",
        "Mutex as a ",
        "const fn ",
        "static a: T = ",
        "Mutex::<",
        "# ",
        "#[derive(Debug)] ",
        "const {",
        "/*",
        "\"",
        "r#\"",
        "'a",
        "pub(",
        "use a::",
        "use a::{",
        "use a as b;",
        "use a::*;",
        "use std::sync::*; static A: u32 = Mutex::new(0);",
        "use a::A as B; use B as A; static C: u32 = A::new(0);",
        "a::",
        "super::",
        "mod a {",
    ];
    let nested = [
        ("|| {", "x", "}"),
        ("move || { let mut b = 1; ", "b", "}"),
        ("let mut a = || {", "a", "};"),
        ("(", "x", ")"),
        ("{", "x", "}"),
        ("Vec<", "x", ">"),
        ("m!(", "x", ")"),
        ("/*", "x", "*/"),
        (
            "mod a { use super::*;",
            "static A: u32 = Mutex::new(0);",
            "}",
        ),
        ("{ use a as b;", "static A: u32 = Mutex::new(0);", "}"),
        (
            "{ use std::*; static A: u32 = sync::Mutex::new(0);",
            "",
            "}",
        ),
        ("{ use b::*; use c::*; static A: u32 = d::new(0);", "", "}"),
        ("use a::{", "b", "};"),
    ];
    let repeated = repeated.map(|text| text.repeat(LONG / text.len()));
    let nested = nested.map(|(open, within, close)| {
        let count = LONG / (open.len() + close.len());
        open.repeat(count) + within + &close.repeat(count)
    });
    for text in repeated.iter().chain(&nested) {
        let program =
            format!("fn main() {{ scope; unsafe {{}} static A: T = x; let mut x = 1; {text} }}");
        let start = Instant::now();
        // Some are no program, which is told as quickly.
        let _ = instrument(&program);
        let time = start.elapsed();
        assert!(time < Duration::from_secs(1), "{time:?}: {}", &text[..20]);
    }
}
