//! Programs that take the compiler much time, memory or words, or end it.

use crate::client::{Outcome, program};
use crate::ground::{Grounds, HASTE};
use crate::processes::LINKS_FOR_EVER;
use crate::{Test, tests};

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
    errors_without_end_are_ended,
    ten_thousand_diagnostics_are_cut_off,
    a_diagnostic_of_a_megabyte_is_cut_off,
    a_compiler_ended_by_a_signal_is_told,
    deep_nesting_is_told,
    a_compiler_that_waits_for_itself_is_ended,
    a_linker_that_waits_for_itself_is_ended,
    an_error_of_the_linker_is_told,
    a_program_after_all_of_these_is_compiled,
];

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

#[track_caller]
fn waits_for_itself(outcome: &Outcome) {
    outcome.ends("compile", "refused");
    let sentence = outcome.errors().last().unwrap()["message"].clone();
    let sentence = sentence.as_str().unwrap();
    assert!(
        sentence.starts_with("the compiler waits for itself"),
        "{sentence}"
    );
}

fn a_compiler_that_waits_for_itself_is_ended(on: &Grounds) {
    // The pipe by which it tells its threads how many of them may work.
    let code = "const A: &[u8] = include_bytes!(\"/proc/self/fd/3\"); fn main() { println!(\"{}\", A.len()) }";
    waits_for_itself(&on.usual().client.check(code));
}

fn a_linker_that_waits_for_itself_is_ended(on: &Grounds) {
    waits_for_itself(&on.usual().client.run(LINKS_FOR_EVER));
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
