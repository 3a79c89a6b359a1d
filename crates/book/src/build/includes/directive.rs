//! One directive that includes a file, read as mdBook reads it, and the part of the file that it asks for.

use crate::problem::did_you_mean;
use crate::readable;
use regex::{Captures, Regex};
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

/// What one directive asks for.
pub struct Asked<'a> {
    /// As it is written: relative to the folder of the text.
    pub file: &'a str,
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
pub fn asked(text: &str) -> impl Iterator<Item = (Range<usize>, Asked<'_>)> {
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
    pub fn taken(&self, folder: &Path, root: &Path) -> Result<String, String> {
        let file = folder.join(self.file);
        let name = shown(&file, root);
        let text = readable::read_to_string(&file).map_err(|error| match error.kind() {
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
pub fn shown(file: &Path, root: &Path) -> String {
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
