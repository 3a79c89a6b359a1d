//! What is told of a program that can't be explored.

use super::support::{TRIES, program};
use book::explore::Verdict;
use snapbox::{assert_data_eq, str};

#[test]
fn eager_unlocks_are_refused_where_they_would_be_seen() {
    program(TRIES).with("--eager unlock").refuses(
        "`try_lock` can see what eager unlocks hide: explore this program without `--eager unlock`",
    );
}

#[test]
fn what_is_not_modelled_is_named_with_its_line() {
    program("use std::fs;\n\nfn main() {\n    fs::remove_file(\"till\").unwrap();\n}\n").refuses(
        "line 1: it uses something that the explorer does not model (unresolved import `std::fs`)",
    );
    program("fn main() {\n    let _ = std::net::TcpListener::bind(\"\");\n}\n").refuses(
        "line 2: it uses something that the explorer does not model (cannot find `net` in `std`)",
    );
}

#[test]
fn a_program_that_differs_from_run_to_run_is_refused() {
    // The C library goes on where it was in the run before.
    let code = "\
unsafe extern \"C\" {
    safe fn rand() -> i32;
}

fn main() {
    let drawn = rand();
    let other = std::thread::spawn(|| println!(\"other\"));
    println!(\"{drawn}\");
    other.join().unwrap();
}
";
    let told = program(code).told(false);
    assert_eq!(told.verdict, Verdict::Unexplorable);
    let sentence = "try.rs can't be explored: two runs under the same schedule differed";
    assert!(told.missing.starts_with(sentence), "{}", told.missing);
    assert_eq!(told.missing.lines().count(), 1);
}

#[test]
fn what_is_no_program_is_refused_in_one_sentence() {
    let no_main = "the program has no `main` to explore";
    program("").refuses(no_main);
    program("\n  \n").refuses(no_main);
    program("fn mein() {}").refuses(no_main);
    program(b"fn main() { println!(\"\xff\"); }").refuses("it is not text in UTF-8");
}

#[test]
fn a_program_that_crashes_is_refused_in_one_sentence() {
    program("fn f(n: u64) -> u64 { 1 + f(n + 1) }\nfn main() { println!(\"{}\", f(0)); }").refuses(
        "it crashed while it was explored, as when its stack overflows or `unsafe` code goes wrong (signal 11)",
    );
}

#[test]
fn a_program_that_does_not_compile_is_told_in_words_of_the_compiler() {
    let code = "fn main() {\n    let unused = 1;\n    let sold: u8 = \"two\";\n}\n";
    let told = program(code).told(false);
    assert_eq!(
        (told.verdict, told.found.as_str()),
        (Verdict::Unexplorable, "")
    );
    assert_data_eq!(
        told.missing,
        str![[r#"
error[E0308]: mismatched types
 --> try.rs:3:20
  |
3 |     let sold: u8 = "two";
  |               --   ^^^^^ expected `u8`, found `&str`
  |               |
  |               expected due to this

try.rs can't be explored: it does not compile

"#]]
    );

    let told = program("fn main(count: u32) {}").told(true);
    assert_eq!(told.found, "");
    assert!(told.missing.starts_with("error[E0580]"), "{}", told.missing);
}
