//! The words that started this program, for a page that has lost its server; and those that have it do something else.

use std::env;
use std::ffi::OsString;
use std::path::Path;

/// The name of the package.
#[expect(clippy::disallowed_macros, reason = "it is no path")]
const PACKAGE: &str = env!("CARGO_PKG_NAME");

/// What to type to start this process again, in the folder where it was started.
pub fn used() -> String {
    let program = env::current_exe().unwrap_or_default();
    // Cargo tells whom it runs what they are.
    let by_cargo = env::var_os("CARGO_PKG_NAME").is_some_and(|name| name == PACKAGE);
    let words: Vec<OsString> = env::args_os().collect();
    words_for(by_cargo.then_some(&*program), &words)
}

/// What to type to have this program do something else.
pub fn with(arguments: &[&str]) -> String {
    let program = env::current_exe().unwrap_or_default();
    let by_cargo = env::var_os("CARGO_PKG_NAME").is_some_and(|name| name == PACKAGE);
    let name = env::args_os().next().unwrap_or_default();
    let words: Vec<OsString> = std::iter::once(name)
        .chain(arguments.iter().map(OsString::from))
        .collect();
    words_for(by_cargo.then_some(&*program), &words)
}

/// The words for a process with these arguments, its own name first; by way of cargo if that built the `program`.
fn words_for(program: Option<&Path>, arguments: &[OsString]) -> String {
    let (name, arguments) = match arguments.split_first() {
        Some((name, rest)) => (name.to_string_lossy().into_owned(), rest),
        None => (PACKAGE.to_owned(), arguments),
    };
    let mut words = match program.map(|program| program.parent()) {
        Some(folder) if folder.is_some_and(|folder| folder.ends_with("release")) => {
            vec!["cargo".to_owned(), "run".to_owned(), "--release".to_owned()]
        }
        Some(_) => vec!["cargo".to_owned(), "run".to_owned()],
        None => vec![quoted(&name)],
    };
    if program.is_some() && !arguments.is_empty() {
        words.push("--".to_owned());
    }
    words.extend(arguments.iter().map(|word| quoted(&word.to_string_lossy())));
    words.join(" ")
}

/// A word as a shell takes it for one.
fn quoted(word: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || "-_./:=@%+,~".contains(c);
    if !word.is_empty() && word.chars().all(is_plain) {
        word.to_owned()
    } else {
        format!("'{}'", word.replace('\'', r"'\''"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(program: Option<&str>, arguments: &[&str]) -> String {
        let arguments: Vec<OsString> = arguments.iter().map(OsString::from).collect();
        words_for(program.map(Path::new), &arguments)
    }

    #[test]
    fn a_reader_is_told_what_they_typed() {
        let debug = Some("/x/target/debug/book");
        assert_eq!(words(debug, &["target/debug/book"]), "cargo run");
        assert_eq!(
            words(
                debug,
                &[
                    "target/debug/book",
                    "serve",
                    "../some book",
                    "--port",
                    "4000"
                ]
            ),
            "cargo run -- serve '../some book' --port 4000"
        );
        let release = Some("/x/target/release/book");
        assert_eq!(
            words(release, &["target/release/book", "serve"]),
            "cargo run --release -- serve"
        );
        assert_eq!(
            words(None, &["/opt/fear less/book", "serve", "it's"]),
            r"'/opt/fear less/book' serve 'it'\''s'"
        );
    }
}
