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
    refused("use core::sync::atomic::AtomicU32;", "`core`");
    refused("use std::sync::Arc as Shared;", "renames");
    refused("static mut COUNT: u32 = 0;", "`static mut`");
    refused(
        "fn f(a: &std::sync::Arc<u32>) { std::sync::Arc::downgrade(a); }",
        "`Weak`",
    );
    refused(
        "type Shared = std::sync::Arc<u32>; fn f(a: &Shared) { Shared::strong_count(a); }",
        "`Arc::…`",
    );
    refused(
        "fn f(a: &std::sync::Arc<u32>) { std::sync::Arc::<u32>::strong_count(a); }",
        "`Arc::…`",
    );
    refused("extern crate crossbeam;", "extern crate");
    refused("mod other;", "one file");
    assert!(
        instrument("fn other() {}")
            .unwrap_err()
            .contains("no `main`")
    );
    // In comments and texts anything may stand.
    instrument("// static mut\nfn main() { println!(\"core::sync {}\", 'c'); let _: &'static str = r#\"static mut\"#; }").unwrap();
}

#[remembered::test]
fn what_is_not_modelled_does_not_compile() {
    for item in [
        "use std::fs;",
        "use std::env;",
        "use std::net;",
        "use std::process::Command;",
        "use std::sync::Weak;",
        "use std::os::fd;",
    ] {
        let error =
            compile("unmodelled", &format!("{item}\nfn main() {{}}\n"), "2024").unwrap_err();
        assert!(error.contains("unresolved import"), "{error}");
    }
}

#[remembered::test]
fn what_is_lent_to_scoped_threads_is_found() {
    let lends = |body: &str| {
        let source = format!("use std::thread::scope;\nfn main() {{ {body} }}\n");
        let program = instrument(&source).unwrap();
        let last = program.trim_end().lines().last().unwrap();
        last.ends_with("true) } }")
    };
    // By being named in the closure of a thread, or through a reference.
    assert!(lends("let mut n = 0; scope(|s| { s.spawn(|| n += 1); });"));
    assert!(lends(
        "let mut v = [0]; scope(|s| for x in &mut v { s.spawn(move || *x = 1); });"
    ));
    assert!(lends(
        "let mut v = [0]; scope(|s| for x in v.iter_mut() { s.spawn(move || *x = 1); });"
    ));
    assert!(lends(
        "let mut n = 0; let mut add = || n += 1; scope(|s| { s.spawn(move || add()); });"
    ));
    // What is mutable in a thread, or only in who spawns it.
    assert!(!lends(
        "let m = std::sync::Mutex::new(0); scope(|s| { s.spawn(|| { let mut g = m.lock().unwrap(); *g += 1; }); });"
    ));
    assert!(!lends(
        "scope(|s| { let mut all = Vec::new(); for n in 0..2 { all.push(s.spawn(move || n)); } });"
    ));
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

#[remembered::test]
fn a_closure_that_takes_a_pattern_apart_may_write_to_what_it_names() {
    let program = |argument: &str| {
        format!(
            "fn main() {{ let mut sold = 0; std::thread::scope(|scope| {{ \
             scope.spawn(move || [Ok::<u32, u32>(1)].map(|{argument}| sold += x)); }}); }}"
        )
    };
    let lends = |program: &str| instrument(program).unwrap().ends_with("false, true) } }\n");
    assert!(lends(&program("(Ok(x) | Err(x))")));
    assert!(!lends(
        &program("(Ok(x) | Err(x))")
            .replace("sold += x", "x")
            .replace("mut sold", "sold")
    ));
}
