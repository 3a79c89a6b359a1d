//! What a reader needs to know beyond the compiler's words: which crates there are, when one is missing; that it was the
//! sandbox that refused something; that it was the machine that failed.

use crate::crates::{Crate, Crates};
use crate::event::Diagnostic;
use crate::failure;

/// What there is to say about `diagnostics`, in the order in which it may be told.
pub fn on(diagnostics: &[Diagnostic], crates: &Crates) -> Vec<Diagnostic> {
    let files = diagnostics.iter().any(|told| told.message.contains(DENIED));
    let files = files.then(|| Diagnostic::help(CLOSED));
    on_crates(diagnostics, crates)
        .into_iter()
        .chain(files)
        .chain(on_machine(diagnostics))
        .collect()
}

/// That it is not the program that is to be mended.
fn on_machine(diagnostics: &[Diagnostic]) -> Option<Diagnostic> {
    let why = failure::of_machine(diagnostics)?;
    Some(Diagnostic::help(failure::sentence(&why)))
}

/// How std shows the error by which Landlock refuses to open a file.
const DENIED: &str = "(os error 13)";

const CLOSED: &str = "the sandbox refused this: while a program is compiled, no files can be read but the compiler's own";

/// Which crates there are, and how an author adds one, if `diagnostics` say that one is missing.
fn on_crates(diagnostics: &[Diagnostic], crates: &Crates) -> Option<Diagnostic> {
    let mut missing: Vec<&str> = diagnostics.iter().flat_map(missing).collect();
    // The compiler's own are missing only where the machine has failed.
    missing.retain(|name| !["std", "core", "alloc"].contains(name));
    missing.sort();
    missing.dedup();
    if missing.is_empty() {
        return None;
    }
    Some(Diagnostic::help(sentence(
        &missing,
        &crates.named(),
        crates.more(),
    )))
}

fn sentence(missing: &[&str], there: &[Crate], more: &str) -> String {
    let names: Vec<String> = missing.iter().map(|name| format!("`{name}`")).collect();
    let (names, are) = match names.as_slice() {
        [one] => (one.clone(), "is none"),
        [others @ .., last] => (format!("{} and {last}", others.join(", ")), "are none"),
        [] => return String::new(),
    };
    let there: Vec<String> = there
        .iter()
        .map(|one| format!("{} {}", one.identifier, one.version))
        .collect();
    let there = match there.is_empty() {
        true => "none besides the standard library".to_owned(),
        false => there.join(", "),
    };
    let sentence = format!("{names} {are} of the crates that programs may use here: {there}");
    match more {
        "" => sentence,
        more => format!("{sentence}; {more}"),
    }
}

/// The crates that rustc would need for what it complains about.
fn missing(diagnostic: &Diagnostic) -> Vec<&str> {
    match diagnostic.code.as_deref() {
        Some("E0463") => named_behind("can't find crate for", &diagnostic.message)
            .into_iter()
            .collect(),
        Some("E0432" | "E0433") => {
            let labels = diagnostic
                .spans
                .iter()
                .filter_map(|span| span.label.as_deref());
            // As the compilers of several years put it.
            let ways = [
                "unlinked crate",
                "undeclared crate or module",
                "maybe a missing crate",
            ];
            labels
                .filter_map(|label| ways.iter().find_map(|words| named_behind(words, label)))
                .collect()
        }
        _ => Vec::new(),
    }
}

/// What stands in backticks right behind `words`.
fn named_behind<'a>(words: &str, text: &'a str) -> Option<&'a str> {
    let (_, rest) = text.split_once(words)?;
    let (name, _) = rest.strip_prefix(" `")?.split_once('`')?;
    Some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_missing_is_told_with_what_there_is() {
        let there = [("rand", "0.8.5"), ("serde_json", "1.0.1")].map(|(name, version)| Crate {
            name: name.replace('_', "-"),
            version: version.into(),
            identifier: name.into(),
        });
        assert_eq!(
            sentence(&["trpl"], &there, "name it in Cargo.toml"),
            "`trpl` is none of the crates that programs may use here: rand 0.8.5, serde_json 1.0.1; name it in Cargo.toml"
        );
        assert_eq!(
            sentence(&["a", "b", "c"], &[], ""),
            "`a`, `b` and `c` are none of the crates that programs may use here: none besides the standard library"
        );
    }
}
