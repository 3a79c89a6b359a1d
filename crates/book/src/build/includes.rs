//! What a text asks mdBook to include, and what of that is not there.
//!
//! mdBook tells the terminal of a file that it can't read, without chapter or line, and leaves `{{#include …}}` on the page;
//! an anchor or a line that is not there becomes nothing, without a word. So what is asked for is read here first, by the
//! rules of mdBook's preprocessor `links`.

use crate::problem::did_you_mean;
use regex::{Captures, Regex};
use std::fs;
use std::io::ErrorKind;
use std::ops::Range;
use std::path::{Component, Path, PathBuf};
use std::sync::LazyLock;

/// As mdBook finds them: first what a backslash keeps as it is.
static DIRECTIVE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"\\\{\{#.*\}\}|\{\{\s*#([a-zA-Z0-9_]+)\s+([^}]+)\}\}").expect("it is one")
});

static ANCHOR: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"ANCHOR:\s*([\w_-]+)").expect("it is one"));

static ANCHOR_END: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"ANCHOR_END:\s*([\w_-]+)").expect("it is one"));

/// How deep files may include each other, for mdBook.
const DEEPEST: usize = 10;

/// An include that can't be made.
#[derive(Debug, PartialEq, Eq)]
pub struct Missing {
    /// Where it stands in the text, in bytes.
    pub range: Range<usize>,
    /// What is not there, after the words of the directive.
    pub why: String,
    /// Where it is an included file that asks for what is not there: the words that mdBook leaves in its place.
    pub nested: Option<String>,
}

/// What is not there of all that `text` asks for. File names are relative to `folder`, and are told relative to `root`.
pub fn missing(text: &str, folder: &Path, root: &Path) -> Vec<Missing> {
    let mut all = Vec::new();
    for (range, asked) in asked(text) {
        let mut tell = |why, nested| {
            all.push(Missing {
                range: range.clone(),
                why,
                nested,
            });
        };
        match asked.taken(folder, root) {
            Err(why) => tell(why, None),
            Ok(taken) => {
                let mut nested = Vec::new();
                let file = folder.join(asked.file);
                // What it found until then counts, if the files include each other for ever.
                let _ = walk(&taken, &file, root, 1, &mut nested);
                for (why, words) in nested {
                    tell(why, Some(words));
                }
            }
        }
    }
    all
}

/// Files that include each other deeper than mdBook goes.
struct TooDeep;

/// Collects what is not there of all that `text`, a part of `file`, asks for, with the words that ask for it.
fn walk(
    text: &str,
    file: &Path,
    root: &Path,
    depth: usize,
    found: &mut Vec<(String, String)>,
) -> Result<(), TooDeep> {
    let folder = file.parent().unwrap_or(root);
    for (range, asked) in asked(text) {
        let words = &text[range];
        let place = shown(file, root);
        if depth == DEEPEST {
            let why = format!(
                "{place} asks for {words}, which is deeper than {DEEPEST} files; do they include each other?"
            );
            found.push((why, words.to_owned()));
            return Err(TooDeep);
        }
        match asked.taken(folder, root) {
            Ok(taken) => walk(&taken, &folder.join(asked.file), root, depth + 1, found)?,
            Err(why) => {
                let why = format!("{place} asks for {words}: {why}");
                found.push((why, words.to_owned()));
            }
        }
    }
    Ok(())
}

/// What one directive asks for.
struct Asked<'a> {
    file: &'a str,
    part: Part<'a>,
    /// Whether the rest of the file comes along, hidden.
    with_rest: bool,
}

/// The part of a file; lines count from 0, and the second number is the first that is not taken.
#[derive(Debug, PartialEq, Eq)]
enum Part<'a> {
    Lines(usize, Option<usize>),
    Anchor(&'a str),
}

/// Each directive that reads a file, and where it stands.
fn asked(text: &str) -> impl Iterator<Item = (Range<usize>, Asked<'_>)> {
    DIRECTIVE.captures_iter(text).filter_map(|found| {
        let range = found.get(0)?.range();
        Some((range, Asked::of(&found)?))
    })
}

impl<'a> Asked<'a> {
    fn of(found: &Captures<'a>) -> Option<Self> {
        let (kind, rest) = (found.get(1)?.as_str(), found.get(2)?.as_str());
        let argument = rest.split_whitespace().next()?;
        let whole = Part::Lines(0, None);
        let (file, part) = match (kind, argument.split_once(':')) {
            ("playground" | "playpen", _) => (argument, whole),
            ("include" | "rustdoc_include", None) => (argument, whole),
            ("include" | "rustdoc_include", Some((file, part))) => (file, Part::of(part)),
            _ => return None,
        };
        Some(Self {
            file,
            part,
            with_rest: kind == "rustdoc_include",
        })
    }

    /// What is included, or why nothing is.
    fn taken(&self, folder: &Path, root: &Path) -> Result<String, String> {
        let file = folder.join(self.file);
        let name = shown(&file, root);
        let text = fs::read_to_string(&file).map_err(|error| match error.kind() {
            ErrorKind::NotFound => format!("there is no file {name}"),
            ErrorKind::IsADirectory => format!("{name} is a folder"),
            ErrorKind::InvalidData => format!("{name} is not text in UTF-8"),
            _ => format!("{name} can't be read: {error}"),
        })?;
        let part = self
            .part
            .of_text(&text)
            .map_err(|why| format!("{name} {why}"))?;
        Ok(if self.with_rest { text } else { part })
    }
}

impl<'a> Part<'a> {
    /// What stands after the file and a colon. As mdBook reads it: what is no number begins an anchor, or ends no range.
    fn of(text: &'a str) -> Self {
        let mut numbers = text.splitn(3, ':');
        let first = numbers.next().unwrap_or_default();
        let end = numbers.next().map(str::parse::<usize>);
        let start = match first.parse::<usize>() {
            Ok(line) => Some(line.saturating_sub(1)),
            Err(_) if first.is_empty() => None,
            Err(_) => return Self::Anchor(first),
        };
        match (start, end) {
            (Some(start), None) => Self::Lines(start, Some(start + 1)),
            (start, Some(Ok(end))) => Self::Lines(start.unwrap_or(0), Some(end)),
            (start, _) => Self::Lines(start.unwrap_or(0), None),
        }
    }

    fn of_text(&self, text: &str) -> Result<String, String> {
        match *self {
            Self::Lines(0, None) => Ok(text.to_owned()),
            Self::Lines(start, end) => lines(text, start, end),
            Self::Anchor(anchor) => anchored(text, anchor),
        }
    }
}

fn lines(text: &str, start: usize, end: Option<usize>) -> Result<String, String> {
    let first = start + 1;
    if let Some(last) = end.filter(|end| *end <= start) {
        return Err(format!(
            "has no lines from {first} to {last}: the first comes after the last"
        ));
    }
    let count = text.lines().count();
    if count <= start {
        let lines = if count == 1 { "line" } else { "lines" };
        return Err(format!("has no line {first}: it has {count} {lines}"));
    }
    let end = end.unwrap_or(usize::MAX);
    let taken: Vec<_> = text.lines().take(end).skip(start).collect();
    Ok(taken.join("\n"))
}

fn anchored(text: &str, anchor: &str) -> Result<String, String> {
    let names = |found: &Regex, line: &str| {
        let name = found.captures(line)?.get(1)?;
        Some(name.as_str() == anchor)
    };
    let mut rest = text.lines();
    if !rest.any(|line| names(&ANCHOR, line) == Some(true)) {
        let known = ANCHOR
            .captures_iter(text)
            .filter_map(|found| found.get(1))
            .map(|name| name.as_str());
        return Err(format!(
            "has no anchor `{anchor}`{}",
            did_you_mean(anchor, known)
        ));
    }
    let taken: Vec<_> = rest
        .take_while(|line| names(&ANCHOR_END, line) != Some(true))
        .collect();
    Ok(taken.join("\n"))
}

/// A file as an author would name it: relative to the folder of the book, where it lies in that, and without `..` on the way.
fn shown(file: &Path, root: &Path) -> String {
    let mut plain = PathBuf::new();
    for component in file.components() {
        match component {
            Component::ParentDir if plain.file_name().is_some() => {
                plain.pop();
            }
            Component::CurDir => {}
            other => plain.push(other),
        }
    }
    let name = plain.strip_prefix(root).unwrap_or(&plain);
    name.display().to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Vec<String> {
        let root = tempfile::tempdir().unwrap();
        for (file, text) in [
            (
                "code/a.rs",
                "// ANCHOR: start\nfn a() {}\n// ANCHOR_END: start\nfn b() {}\n// ANCHOR: nothing\n// ANCHOR_END: nothing\n",
            ),
            (
                "src/one.md",
                "{{#include part/two.md}} {{#include gone.md}}\n",
            ),
            ("src/part/two.md", "{{#include ../../code/a.rs:stat}}\n"),
            (
                "src/circle.md",
                "{{#include circle.md}}{{#include circle.md}}\n",
            ),
        ] {
            let path = root.path().join(file);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        fs::write(root.path().join("code/bytes"), [0xff, 0xfe]).unwrap();
        let missing = missing(text, &root.path().join("src"), root.path());
        missing
            .into_iter()
            .map(|one| format!("{}: {}", &text[one.range], one.why))
            .collect()
    }

    #[test]
    fn what_is_there_is_not_told() {
        for fine in [
            "{{#include ../code/a.rs}}",
            "{{#include ../code/a.rs:start}} {{ #include ../code/a.rs:nothing }}",
            "{{#include ../code/a.rs:2}} {{#include ../code/a.rs:2:}} {{#include ../code/a.rs::2}} {{#include ../code/a.rs:5:99}}",
            "{{#rustdoc_include ../code/a.rs:start}} {{#playground ../code/a.rs editable}}",
            "\\{{#include gone.rs}} {{#title gone.rs}} {{#quiz gone.toml}} {{#include}} {{include gone.rs}}",
        ] {
            assert_eq!(told(fine), [""; 0], "{fine}");
        }
    }

    #[test]
    fn what_is_not_there_is_told_with_what_was_meant() {
        for (directive, why) in [
            ("{{#include gone.rs}}", "there is no file src/gone.rs"),
            (
                "{{#playground ../code/b.rs editable}}",
                "there is no file code/b.rs",
            ),
            ("{{#playpen gone.rs}}", "there is no file src/gone.rs"),
            ("{{#include ../code}}", "code is a folder"),
            (
                "{{#include ../code/bytes}}",
                "code/bytes is not text in UTF-8",
            ),
            (
                "{{#include ../code/a.rs:stat}}",
                "code/a.rs has no anchor `stat`; did you mean `start`?",
            ),
            (
                "{{#rustdoc_include ../code/a.rs:main}}",
                "code/a.rs has no anchor `main`",
            ),
            (
                "{{#include ../code/a.rs:7}}",
                "code/a.rs has no line 7: it has 6 lines",
            ),
            (
                "{{#include ../code/a.rs:4:2}}",
                "code/a.rs has no lines from 4 to 2: the first comes after the last",
            ),
        ] {
            assert_eq!(told(directive), [format!("{directive}: {why}")]);
        }
    }

    #[test]
    fn so_is_what_an_included_file_asks_for() {
        let at = "{{#include one.md}}: ";
        assert_eq!(
            told("{{#include one.md}}"),
            [
                format!(
                    "{at}src/part/two.md asks for {{{{#include ../../code/a.rs:stat}}}}: code/a.rs has no anchor `stat`; \
                     did you mean `start`?"
                ),
                format!(
                    "{at}src/one.md asks for {{{{#include gone.md}}}}: there is no file src/gone.md"
                ),
            ]
        );
        assert_eq!(
            told("{{#include circle.md}}"),
            [
                "{{#include circle.md}}: src/circle.md asks for {{#include circle.md}}, which is deeper than 10 files; \
                 do they include each other?"
            ]
        );
    }
}
