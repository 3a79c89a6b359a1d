//! Whether the compiler refuses a listing in the words that are recorded of it.
//!
//! The words are recorded, and proved, by trybuild. Here they are compared as a page shows them, in a tenth of the time.

use super::fault::Fault;
use crate::listings::diagnostic;
use crate::listings::listing::Listing;
use playground::compile::Compiled;
use playground::{Event, Goal, Playground, Program, Reason, Stop};

/// Holds what the compiler says of `listing`, a refused one, against what is recorded.
///
/// # Errors
/// That it is not refused, or the difference between the words; also why there are none.
pub fn check(playground: &Playground, listing: &Listing) -> Result<(), Fault> {
    let Some(refusal) = listing.refusal() else {
        return Ok(());
    };
    let now = words(playground, listing)?;
    let compared = match listing.source.is_one_file() {
        true => comparable,
        false => messages,
    };
    let (recorded, now) = (compared(&refusal.words), compared(&now));
    if recorded == now {
        return Ok(());
    }
    let sentence = "the compiler says something else than the page shows";
    Err(Fault::between(sentence, &recorded, &now))
}

/// What the compiler says of `listing` now.
///
/// # Errors
/// That it compiles, or that the compiler did not come to an end.
pub fn words(playground: &Playground, listing: &Listing) -> Result<String, Fault> {
    let (_stopper, stop) = Stop::new().map_err(|error| Fault::new(error.to_string()))?;
    let program = Program::new(listing.source.text());
    playground.wait_for_crates(&program, Goal::Check, &stop, &mut |_| {});
    let mut words = String::new();
    let compiled = playground.compile(&program, Goal::Check, &stop, &mut |event| {
        // Help by itself is the playground's own.
        if let Event::Diagnostic(diagnostic) = event
            && diagnostic.level != "help"
        {
            words += &diagnostic.rendered;
        }
    });
    match compiled {
        Compiled::Ended(end) if end.code == Some(1) => Ok(words),
        Compiled::Ended(end) if end.reason != Reason::Exit => {
            Err(Fault::new(format!("the compiler did not finish:\n{words}")))
        }
        _ => Err(Fault::new(
            "the page says that the compiler refuses it, but it compiles",
        )),
    }
}

/// `words` as a page shows them, without what depends on the machine: the compiler quotes the standard library and crates
/// where it can read their sources, and trybuild leaves out the lines of files that are not the listing's.
pub fn comparable(words: &str) -> String {
    let mut out = String::new();
    let mut in_library = false;
    for line in diagnostic::with_short_paths(words).lines() {
        let line = line.trim_end();
        let trimmed = line.trim_start();
        let is_place = trimmed.starts_with("--> ") || trimmed.starts_with("::: ");
        let is_quoted = |line: &str| {
            line.is_empty() || line.starts_with(['|', '.']) || starts_with_number(line)
        };
        if is_place {
            in_library = library(trimmed).is_some();
        } else if !is_quoted(trimmed) {
            in_library = false;
        }
        match library(trimmed).filter(|_| is_place) {
            Some(path) => {
                out += &trimmed[..4];
                out += path;
            }
            None if in_library || is_summary(line) || line.is_empty() => continue,
            None => out += line,
        }
        out.push('\n');
    }
    out
}

/// What `words` say, without the lines they quote and where these are: the playground has compiled several files as one text.
fn messages(words: &str) -> String {
    let words = comparable(words);
    let is_message = |line: &&str| {
        let line = line.trim_start();
        let quoted = ["|", "...", "--> ", "::: "];
        !quoted.iter().any(|start| line.starts_with(start)) && !starts_with_number(line)
    };
    let messages = words.lines().filter(is_message).map(str::trim_start);
    messages
        .map(|line| without_places_of_closures(line) + "\n")
        .collect()
}

/// `{closure}` in the place of `{closure@src/main.rs:6:16: 6:23}`.
fn without_places_of_closures(line: &str) -> String {
    let mut parts = line.split("{closure@");
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        out += "{closure}";
        out += part.split_once('}').map_or(part, |(_, rest)| rest);
    }
    out
}

fn starts_with_number(line: &str) -> bool {
    line.starts_with(|first: char| first.is_ascii_digit())
}

/// The last lines of the compiler, which say nothing of the program.
fn is_summary(line: &str) -> bool {
    ["error: aborting due to ", "For more information about "]
        .iter()
        .any(|start| line.starts_with(start))
        || line.starts_with("Some errors have detailed explanations")
}

/// `std/src/thread/mod.rs` of a place in the standard library, or in a crate: in whatever is not the program.
fn library(place: &str) -> Option<&str> {
    let path = place.get(4..)?;
    let path = path.rsplit_once("/library/").map_or(path, |(_, path)| path);
    let path = path
        .split_once(".rs")
        .map_or(path, |(file, _)| &path[..file.len() + 3]);
    (!path.starts_with("src/")).then_some(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The same error, by trybuild of two files, and by the playground of one text.
    #[test]
    fn messages_are_the_same_wherever_the_lines_are() {
        let of_files = "error[E0382]: use of moved value: `job`\n  --> pool/broken/step/main.rs:9:10\n   |\n 9 |     drop(job);\n   |          ^^^ value used here\n   |\n\
            note: this parameter takes ownership\n  --> pool/broken/step/queue.rs:12:13\n   |\n12 | fn push(job: Job) {\n   |         ^^^\n";
        let of_one_text = "error[E0382]: use of moved value: `job`\n   --> src/main.rs:10:10\n    |\n10  |     drop(job);\n    |          ^^^ value used here\n    |\n\
            note: this parameter takes ownership\n   --> src/main.rs:112:13\n    |\n112 | fn push(job: Job) {\n    |         ^^^\n\n\
            error: aborting due to 1 previous error\n";
        assert_eq!(messages(of_files), messages(of_one_text));
        assert_eq!(
            messages(of_files),
            "error[E0382]: use of moved value: `job`\nnote: this parameter takes ownership\n"
        );
        assert_ne!(
            messages(of_files),
            messages(&of_one_text.replace("moved", "borrowed"))
        );
    }

    #[test]
    fn messages_say_nothing_of_where_the_files_were_joined() {
        let words = |place: &str, line: &str| {
            format!(
                "error: no\n  --> src/{place}:1:2\n   |\n{line} | let a = 1;\n   \
                 = help: within `{{closure@src/{place}:1:2: 1:4}}`, no\n"
            )
        };
        let (joined, apart) = (words("main.rs", "17"), words("queue.rs", " 2"));
        assert_eq!(messages(&joined), messages(&apart));
        assert_eq!(
            messages(&joined),
            "error: no\n= help: within `{closure}`, no\n"
        );
    }
}
