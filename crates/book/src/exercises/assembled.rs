//! The programs that are made of an answer and the hidden checks. No line of the answer moves, nor any of its columns.

use super::parsed::Parsed;

/// The name of the module that the checks are in.
pub const MODULE: &str = "checks";

/// As long as `main`, so that columns stay; and not what the explorer itself calls it.
const MAIN: &str = "ma1n";

/// Of the text that stands below an answer when its tests are run.
pub fn tail(checks: &str) -> String {
    format!("\n#[allow(dead_code, unused)]\nmod {MODULE} {{ use super::*;\n{checks}\n}}\n")
}

/// Whose tests are run.
pub fn tested(answer: &str, checks: &str) -> String {
    answer.to_owned() + &tail(checks)
}

/// What is explored: the answer as it is, or the function `run` of the checks in place of its `main`. Compiling takes far longer
/// than exploring, so all `drivers`, and a `main` that returns nothing, are in one program, to which the explorer tells which is
/// meant: the second part of what is returned.
pub fn explored(
    answer: &str,
    parsed: &Parsed,
    checks: &str,
    drivers: &[&str],
    run: Option<&str>,
) -> (String, usize) {
    if drivers.is_empty() || (run.is_none() && !parsed.has_plain_main()) {
        return (answer.to_owned(), 0);
    }
    let mut text = answer.to_owned();
    if let Some(main) = parsed.main() {
        text.replace_range(main, MAIN);
    }
    let own = parsed.has_plain_main().then(|| MAIN.to_owned());
    let drivers = drivers.iter().map(|driver| format!("{MODULE}::{driver}"));
    let all: Vec<String> = own.into_iter().chain(drivers).collect();
    let meant = run.map_or_else(|| MAIN.to_owned(), |run| format!("{MODULE}::{run}"));
    let arms = all.iter().enumerate();
    let arms: String = arms
        .map(|(place, function)| format!("{place} => {{ {function}(); }} "))
        .collect();
    text += &tail(checks);
    text += &format!("fn main() {{ match std::choice() {{ {arms}_ => {{}} }} }}\n");
    let place = all.iter().position(|function| *function == meant);
    (text, place.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_line_or_column_of_an_answer_moves() {
        let answer = "fn six() -> u32 { 6 }\nfn main() { six(); }\n";
        let parsed = Parsed::of(answer).unwrap();
        let checks = "pub fn one() { six(); } pub fn two() {}";
        let (text, choice) = explored(answer, &parsed, checks, &["one", "two"], Some("two"));
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(
            lines[..2],
            ["fn six() -> u32 { 6 }", "fn ma1n() { six(); }"]
        );
        let last = "fn main() { match std::choice() { 0 => { ma1n(); } 1 => { checks::one(); } 2 => { checks::two(); } _ => {} } }";
        assert_eq!((lines.last(), choice), (Some(&last), 2));
        assert_eq!(
            explored(answer, &parsed, checks, &["one", "two"], None),
            (text, 0)
        );
    }

    #[test]
    fn a_main_that_may_fail_is_explored_as_it_is() {
        let answer = "fn main() -> Result<(), ()> { Ok(()) }\n";
        let parsed = Parsed::of(answer).unwrap();
        assert_eq!(
            explored(answer, &parsed, "", &["one"], None),
            (answer.to_owned(), 0)
        );
        let (text, choice) = explored(answer, &parsed, "", &["one"], Some("one"));
        assert!(text.contains("0 => { checks::one(); }"));
        assert_eq!(choice, 0);
    }

    #[test]
    fn nothing_is_added_that_no_check_asks_for() {
        let answer = "fn main() {}\n";
        let parsed = Parsed::of(answer).unwrap();
        assert_eq!(explored(answer, &parsed, "", &[], None).0, answer);
    }
}
