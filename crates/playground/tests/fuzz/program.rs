//! Programs that are to be explored.

use crate::holds;
use playground::sandbox::Task;
use proptest::collection::vec;
use proptest::prelude::*;

/// What the reader of programs looks for, and what it has to step over.
const WORDS: [&str; 58] = [
    "fn",
    "main",
    "(",
    ")",
    "{",
    "}",
    "[",
    "]",
    "<",
    ">",
    "::",
    ":",
    ";",
    ",",
    "|",
    "||",
    "=",
    "&",
    "mut",
    "let",
    "move",
    "scope",
    "unsafe",
    "static",
    "const",
    "type",
    "as",
    "Arc",
    "get_mut",
    "strong_count",
    "downgrade",
    "Mutex",
    "new",
    "Mutex::<u8>::new",
    "thread_local!",
    "pub",
    "pub(crate)",
    "$vis",
    "#",
    "#[derive(Debug)]",
    "struct",
    "enum",
    "macro_rules!",
    "//",
    "/*",
    "*/",
    "///",
    "\"",
    "'",
    "'a",
    "'\\''",
    "r#\"",
    "\"#",
    "b'x'",
    "\n",
    "é",
    "🦀",
    "->",
];

#[remembered::test]
fn a_program_is_instrumented_or_refused_and_no_line_moves() {
    let strategy = vec(prop::sample::select(WORDS.to_vec()), 0..400);
    holds(&strategy, |words| {
        let body = words.join(" ");
        for program in [body.clone(), format!("fn main() {{}}\n{body}")] {
            match Task::Instrument.perform(&program) {
                Ok(code) => {
                    let lines = program.lines().count();
                    prop_assert!(code.lines().count() > lines, "{}", code);
                    prop_assert!(code.len() < 8 * program.len() + (16 << 10));
                }
                Err(why) => prop_assert!(!why.is_empty() && !why.contains('\n')),
            }
        }
        Ok(())
    });
}
