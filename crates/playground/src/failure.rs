//! Whether it was the program that the compiler refused, or the machine that failed: the one is told the same way again next
//! time, the other may have passed by then.

use crate::event::Diagnostic;
use std::io;

/// Whether `diagnostic` says something of the machine that readers can do nothing about, and that changes nothing: that what
/// rustc would remember was not written, say.
pub fn is_no_concern_of_readers(diagnostic: &Diagnostic) -> bool {
    diagnostic.level == "warning"
        && has_no_place(diagnostic)
        && (has_number(&diagnostic.message) || diagnostic.message.contains("incremental"))
}

/// Whether `diagnostic` may be gone when the program is compiled again: an error that names no place in the program and no
/// rule of the language, or that tells of files.
pub fn may_be_of_machine(diagnostic: &Diagnostic) -> bool {
    diagnostic.level == "error"
        && (has_no_place(diagnostic)
            || has_number(&diagnostic.message)
            || diagnostic.code.as_deref().is_some_and(is_about_crates))
}

/// Whether `diagnostic` says that a file is missing that no program names.
pub fn is_of_missing_file(diagnostic: &Diagnostic) -> bool {
    diagnostic.level == "error"
        && has_no_place(diagnostic)
        && diagnostic.message.contains("(os error 2)")
}

/// Whether `diagnostics` are about nothing but the program, so that they hold as long as it stays as it is. That the crates
/// are there that it was compiled with, whoever asks has seen.
pub fn are_of_program(diagnostics: &[Diagnostic]) -> bool {
    diagnostics.iter().all(|diagnostic| {
        !may_be_of_machine(diagnostic)
            || (diagnostic.code.as_deref().is_some_and(is_about_crates)
                && reason(diagnostic).is_none()
                && !has_number(&diagnostic.message))
    })
}

/// In which way the machine failed, if it was the machine.
pub fn of_machine(diagnostics: &[Diagnostic]) -> Option<String> {
    diagnostics
        .iter()
        .filter(|diagnostic| may_be_of_machine(diagnostic))
        .find_map(reason)
}

/// How it is told that the machine failed, `why` being in which way.
pub fn sentence(why: &str) -> String {
    format!("the machine failed, not the program: {why}; mend that and run the program again")
}

/// In which way the system failed that gave `error`, if it was the system.
pub fn of_system(error: &io::Error) -> Option<String> {
    error.raw_os_error()?;
    let words = error.to_string();
    let (words, _number) = words.split_once(" (os error").unwrap_or((&words, ""));
    Some(lower(words))
}

/// Errors of Linux and of its linkers, as they put it, that are none of a program's.
const FAILURES: [&str; 9] = [
    "No space left on device",
    "Disk quota exceeded",
    "File too large",
    "Read-only file system",
    "Input/output error",
    "Cannot allocate memory",
    "Too many open files",
    "Resource temporarily unavailable",
    "Stale file handle",
];

fn reason(diagnostic: &Diagnostic) -> Option<String> {
    let message = &diagnostic.message;
    // Without a place, no line of the program is quoted.
    let words = if has_no_place(diagnostic) {
        &diagnostic.rendered
    } else {
        message
    };
    if let Some(failure) = FAILURES.iter().find(|failure| words.contains(**failure)) {
        return Some(lower(failure));
    }
    let is_missing = |name: &&&str| message.contains(&format!("can't find crate for `{name}`"));
    if let Some(name) = ["std", "core", "alloc"].iter().find(is_missing) {
        return Some(format!("the compiler's own library `{name}` is not there"));
    }
    if message.starts_with("linker `") && message.ends_with("not found") {
        return Some(format!("the {message}"));
    }
    if words.contains("cannot find 'ld'") || words.contains("cannot find ‘ld’") {
        return Some("the linker is not found".into());
    }
    (has_no_place(diagnostic) && has_number(message)).then(|| message.clone())
}

fn lower(words: &str) -> String {
    let (first, rest) = words.split_at(1);
    first.to_lowercase() + rest
}

fn has_no_place(diagnostic: &Diagnostic) -> bool {
    diagnostic.spans.is_empty() && diagnostic.code.is_none()
}

/// Whether `words` have the number of an error of the system, as std shows it.
fn has_number(words: &str) -> bool {
    words.contains("(os error ")
}

/// The errors that also come when the files of crates are not there, or only in part
/// (<https://doc.rust-lang.org/error_codes/error-index.html>).
fn is_about_crates(code: &str) -> bool {
    matches!(
        code,
        "E0432"
            | "E0433"
            | "E0457"
            | "E0460"
            | "E0461"
            | "E0462"
            | "E0463"
            | "E0514"
            | "E0519"
            | "E0786"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::event::Span;

    fn error(message: &str, code: Option<&str>, has_place: bool) -> Diagnostic {
        let place = Span {
            line_start: 1,
            line_end: 1,
            column_start: 1,
            column_end: 2,
            primary: true,
            label: None,
        };
        Diagnostic {
            code: code.map(str::to_owned),
            spans: has_place.then_some(place).into_iter().collect(),
            ..Diagnostic::error(message)
        }
    }

    /// In the words of rustc 1.95 and of GNU ld 2.40.
    #[test]
    fn failures_of_the_machine_are_told_from_errors_of_the_program() {
        for (message, code, has_place, reason) in [
            ("mismatched types", Some("E0308"), true, None),
            (
                "`main` function not found in crate `main`",
                Some("E0601"),
                false,
                None,
            ),
            ("can't find crate for `rand`", Some("E0463"), true, None),
            ("a string with No space left on device", None, true, None),
            (
                "couldn't create a temp dir: No space left on device (os error 28) at path \"/w/rmeta1\"",
                None,
                false,
                Some("no space left on device"),
            ),
            (
                "linking with `cc` failed: exit status: 1\n/usr/bin/ld: final link failed: No space left on device",
                None,
                false,
                Some("no space left on device"),
            ),
            (
                "can't find crate for `std`",
                Some("E0463"),
                false,
                Some("the compiler's own library `std` is not there"),
            ),
            (
                "linker `cc` not found",
                None,
                false,
                Some("the linker `cc` not found"),
            ),
        ] {
            let told = [error(message, code, has_place)];
            assert_eq!(of_machine(&told).as_deref(), reason, "{message}");
            assert_eq!(are_of_program(&told), reason.is_none(), "{message}");
        }
        // Whatever may be wrong, it is not known to be the program's.
        assert!(!are_of_program(&[error(
            "linking with `cc` failed: exit status: 1",
            None,
            false
        )]));
        // Refused by the sandbox, or not there: the machine is as it should be.
        let refused = [error(
            "couldn't read `/etc/passwd`: Permission denied (os error 13)",
            None,
            true,
        )];
        assert_eq!(of_machine(&refused), None);
        assert!(!are_of_program(&refused));
    }
}
