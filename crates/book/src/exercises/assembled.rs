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

/// What is explored: the answer as it is, or the function `run` of the checks in place of its `main`.
pub fn explored(answer: &str, parsed: &Parsed, checks: &str, run: Option<&str>) -> String {
    let Some(run) = run else {
        return answer.to_owned();
    };
    let mut text = answer.to_owned();
    if let Some(main) = parsed.main() {
        text.replace_range(main, MAIN);
    }
    let end = format!("fn main() {{ {MODULE}::{run}(); }}\n");
    // A `main` that nobody calls any more is no fault.
    text + &tail(checks) + &end
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_line_or_column_of_an_answer_moves() {
        let answer = "fn six() -> u32 { 6 }\nfn main() { six(); }\n";
        let parsed = Parsed::of(answer).unwrap();
        let text = explored(answer, &parsed, "pub fn drive() { six(); }", Some("drive"));
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(
            lines[..2],
            ["fn six() -> u32 { 6 }", "fn ma1n() { six(); }"]
        );
        assert_eq!(*lines.last().unwrap(), "fn main() { checks::drive(); }");
        assert_eq!(explored(answer, &parsed, "", None), answer);
    }
}
