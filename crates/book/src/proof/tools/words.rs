//! What a tool says, without what differs from run to run, or would not be so for a reader.

use crate::listings::diagnostic::in_registry;
use crate::proof::keep::shortened;
use crate::proof::outputs::panicked;

/// Of cargo's test runner: without its counts and times.
pub fn of_tests(said: &str) -> String {
    let is_of_runner = |line: &str| {
        line.starts_with("running ")
            || line.starts_with("test result: ")
            || line.starts_with("note: run with `RUST_BACKTRACE")
            || line.starts_with("failures:")
            || line.starts_with("error: test failed")
            || is_of_backtrace(line)
            || (line.starts_with("    ") && !line.trim().contains(' '))
    };
    tidy(
        said.lines()
            .filter(|line| !is_of_runner(line))
            .map(without_accidents),
    )
}

/// A panic on top of another prints where it is, even when not asked to.
fn is_of_backtrace(line: &str) -> bool {
    let number = line.trim_start().split_once(": ").map(|(number, _)| number);
    line == "stack backtrace:"
        || number.is_some_and(|number| number.parse::<usize>().is_ok()) && line.starts_with("  ")
}

/// Of Miri: from its first error on, without the frames of the standard library and what it advises.
pub fn of_miri(said: &str) -> String {
    let from = said.lines().skip_while(|line| !line.starts_with("error"));
    let until = from.take_while(|line| {
        !line.starts_with("note: some details are omitted") && !line.starts_with("error: aborting")
    });
    tidy(
        until
            .filter(|line| !line.contains("/lib/rustlib/"))
            .map(without_accidents),
    )
}

/// Of ThreadSanitizer: the first report, without frames of the standard library, addresses, and what it says of the build.
pub fn of_sanitizer(said: &str) -> String {
    let from = said
        .lines()
        .skip_while(|line| !line.starts_with("WARNING: ThreadSanitizer"));
    let report = from.take_while(|line| !line.starts_with("=="));
    let is_elsewhere = |line: &str| {
        line.trim_start().starts_with('#') && !line.contains("listings/")
            || line.starts_with("SUMMARY")
    };
    let lines = report.filter(|line| !is_elsewhere(line));
    tidy(lines.map(|line| {
        let line = line.split(" (BuildId").next().unwrap_or(line);
        let line = line.split(" (pid=").next().unwrap_or(line);
        let line = &without_number_of_thread(line);
        let line = match line.rsplit_once(" (") {
            Some((before, module)) if module.contains("+0x") => before,
            _ => line,
        };
        let words = line.split(' ').map(|word| {
            if word.starts_with("0x") {
                "0x…"
            } else {
                word
            }
        });
        without_accidents(&words.collect::<Vec<_>>().join(" "))
    }))
}

/// `Thread T1 (tid=15988, running) created` is `Thread T1 created`.
fn without_number_of_thread(line: &str) -> String {
    match line.split_once(" (tid=") {
        Some((before, rest)) => {
            let after = rest.split_once(')').map_or("", |(_, after)| after);
            format!("{before}{after}")
        }
        None => line.to_owned(),
    }
}

/// Of the compiler, as it is.
pub fn of_compiler(said: &str) -> String {
    tidy(said.lines().map(str::to_owned))
}

/// The number of a thread differs, and so do the folders of the book and of cargo's registry.
fn without_accidents(line: &str) -> String {
    let line = match panicked(line) {
        Some((thread, place)) => format!("{thread} panicked at {place}"),
        None => line.to_owned(),
    };
    match (line.find('/'), line.find("listings/")) {
        (Some(root), Some(listings)) if root < listings => {
            let start = line[..listings].rfind(' ').map_or(0, |space| space + 1);
            format!("{}{}", &line[..start], &line[listings..])
        }
        _ => {
            let words = line.split(' ');
            let words = words.map(|word| in_registry(word).unwrap_or(word));
            words.collect::<Vec<_>>().join(" ")
        }
    }
}

/// Without empty lines at the ends and in a row, and no longer than a page shows.
fn tidy(lines: impl Iterator<Item = impl Into<String>>) -> String {
    let mut kept: Vec<String> = Vec::new();
    for line in lines {
        let line: String = line.into();
        let is_empty = line.trim().is_empty();
        if !is_empty || kept.last().is_some_and(|last| !last.is_empty()) {
            kept.push(line.trim_end().to_owned());
        }
    }
    while kept.last().is_some_and(String::is_empty) {
        kept.pop();
    }
    shortened(&kept)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_of_the_sanitizer_is_of_the_listing() {
        let said = "==================\nWARNING: ThreadSanitizer: data race (pid=7689)\n  \
            Write of size 4 at 0x564c9f9b09d0 by thread T1:\n    \
            #0 race::main::{closure#0} /a/book/listings/a/src/bin/race.rs:4:62 (race+0xd5301) (BuildId: f97c)\n    \
            #1 std::sys::backtrace /rustc/5980/library/std/src/sys/backtrace.rs:166:18 (race+0xd5301)\n\n\
            SUMMARY: ThreadSanitizer: data race\n==================\n";
        assert_eq!(
            of_sanitizer(said),
            "WARNING: ThreadSanitizer: data race\n  Write of size 4 at 0x… by thread T1:\n    \
             #0 race::main::{closure#0} listings/a/src/bin/race.rs:4:62\n"
        );
    }

    #[test]
    fn a_panic_in_a_crate_is_told_without_where_the_crate_is() {
        let said = "thread 'ends' (7) panicked at /a/cargo/registry/src/crates-1949/loom-0.7.3/src/rt.rs:9:1:\n\
            deadlock\nstack backtrace:\n   0:     0x564aa2f8777a - loom::rt\n  12:     0x5 - core::panicking\n";
        assert_eq!(
            of_tests(said),
            "thread 'ends' panicked at loom-0.7.3/src/rt.rs:9:1:\ndeadlock\n"
        );
    }

    #[test]
    fn what_a_test_says_is_left_without_the_runner() {
        let said = "\nrunning 1 test\ntest lost ... FAILED\n\nfailures:\n\n---- lost stdout ----\n\n\
            thread 'lost' (4711) panicked at listings/a/tests/lost.rs:9:5:\nlost one\n\
            note: run with `RUST_BACKTRACE=1` environment variable to display a backtrace\n\n\nfailures:\n    lost\n\n\
            test result: FAILED. 0 passed; 1 failed; finished in 0.01s\n";
        assert_eq!(
            of_tests(said),
            "test lost ... FAILED\n\n---- lost stdout ----\n\nthread 'lost' panicked at listings/a/tests/lost.rs:9:5:\nlost one\n"
        );
    }
}
