//! What came of the tests of an answer, read from what libtest prints.

use super::compiled::Words;
use crate::exercises::assembled::MODULE;
use crate::exercises::ending;
use playground::{Doing, End, Limits, Reason};
use std::collections::BTreeMap;

/// Of all tests of an answer.
#[derive(Debug)]
pub struct Results {
    /// By name: nothing, or why it failed.
    known: BTreeMap<String, Result<(), String>>,
    /// Why there is nothing of the others.
    others: String,
}

impl Results {
    pub fn not_compiled(words: &Words, lines: usize) -> Results {
        Results {
            known: BTreeMap::new(),
            others: words.of_checks(lines),
        }
    }

    /// Of tests that `printed` this before their `end`.
    pub fn of(printed: &str, end: &End, limits: &Limits) -> Results {
        let prefix = format!("test {MODULE}::");
        let mut known = BTreeMap::new();
        for line in printed.lines() {
            // What a test writes past libtest may stand in the same line.
            let Some((_, rest)) = line.split_once(&prefix) else {
                continue;
            };
            let Some((name, result)) = rest.split_once(" ... ") else {
                continue;
            };
            let name = name.trim_end_matches(" - should panic");
            match result.trim() {
                "ok" => known.insert(name.to_owned(), Ok(())),
                "FAILED" => known.insert(name.to_owned(), Err(said_by(printed, name))),
                _ => continue,
            };
        }
        let others = match end.reason {
            Reason::Exit => {
                "The tests ended before this one did, as when the program calls `exit`.".to_owned()
            }
            // While a test waits, libtest sleeps beside it.
            Reason::Timeout if end.doing != Some(Doing::Computing) => {
                let seconds = limits.run_time.as_secs();
                format!("The test was still waiting after {seconds} s.")
            }
            _ => ending::sentence("The test", end, limits),
        };
        Results { known, others }
    }

    /// # Errors
    /// Why the test did not pass.
    pub fn of_test(&self, name: &str) -> Result<(), String> {
        let known = self.known.get(name).cloned();
        known.unwrap_or_else(|| Err(self.others.clone()))
    }
}

/// What a test that failed wrote, without the head that libtest puts above it.
fn said_by(printed: &str, name: &str) -> String {
    let head = format!("---- {MODULE}::{name} stdout ----");
    let Some((_, said)) = printed.split_once(&head) else {
        return String::new();
    };
    let ends = ["\n---- ", "\n\nfailures:"];
    let end = ends.into_iter().filter_map(|end| said.find(end)).min();
    let lines = said[..end.unwrap_or(said.len())].lines();
    let lines = lines.filter(|line| !line.starts_with("note: run with `RUST_BACKTRACE"));
    let lines: Vec<String> = lines.map(without_thread).collect();
    lines.join("\n").trim().to_owned()
}

/// The number of a thread is another in each run, and places below the answer mean nothing to a reader.
fn without_thread(line: &str) -> String {
    let panicked = line
        .strip_prefix("thread '")
        .and_then(|rest| rest.split_once(" panicked at "));
    match panicked {
        Some(_) => "It panicked:".to_owned(),
        None => line.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use playground::Phase;

    const PRINTED: &str = "\nrunning 3 tests\ntest checks::one ... ok\ntest checks::two ... FAILED\n\
        test checks::three has been running for over 60 seconds\n\nfailures:\n\n\
        ---- checks::two stdout ----\n\nthread 'checks::two' (41) panicked at src/main.rs:20:5:\n\
        assertion `left == right` failed: a shelf is missing\n  left: 1\n right: 2\n\
        note: run with `RUST_BACKTRACE=1` environment variable to display a backtrace\n\n\nfailures:\n    checks::two\n";

    fn end(reason: Reason) -> End {
        End {
            phase: Phase::Run,
            reason,
            code: None,
            signal: None,
            ms: 1,
            cpu_ms: None,
            doing: None,
            sandbox: None,
        }
    }

    #[test]
    fn each_test_has_its_line_and_its_words() {
        let results = Results::of(PRINTED, &end(Reason::Timeout), &Limits::default());
        assert_eq!(results.of_test("one"), Ok(()));
        assert_eq!(
            results.of_test("two").unwrap_err(),
            "It panicked:\nassertion `left == right` failed: a shelf is missing\n  left: 1\n right: 2"
        );
        let three = results.of_test("three").unwrap_err();
        assert_eq!(three, "The test was still waiting after 10 s.");
    }

    #[test]
    fn what_leaves_before_its_tests_have_ended_has_not_passed() {
        let results = Results::of("running 1 test\n", &end(Reason::Exit), &Limits::default());
        assert!(
            results
                .of_test("one")
                .unwrap_err()
                .contains("before this one did")
        );
    }
}
