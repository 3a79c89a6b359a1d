//! The text of a listing's file: its lines, and the parts that anchors name.

use crate::problem::{Place, Problem};
use std::collections::BTreeMap;
use std::ops::Range;
use std::path::Path;

/// A program as the reader gets it: without the marker lines `// ANCHOR: part` and `// ANCHOR_END: part`.
#[derive(Debug, Clone)]
pub struct Source {
    pub lines: Vec<String>,
    /// Lines of each part, by the name of its anchor.
    pub parts: BTreeMap<String, Range<usize>>,
    /// The lines of the file, counted from 1, that are markers.
    markers: Vec<usize>,
}

impl Source {
    /// Takes the markers out of `text`, the content of `file`.
    ///
    /// # Errors
    /// A [`Problem`] for each anchor that is opened twice, never closed, or closed without being open.
    pub fn parse(file: &Path, text: &str) -> Result<Source, Vec<Problem>> {
        let mut source = Source {
            lines: Vec::new(),
            parts: BTreeMap::new(),
            markers: Vec::new(),
        };
        let mut open: BTreeMap<String, (usize, usize)> = BTreeMap::new();
        let mut problems = Vec::new();
        for (index, line) in text.lines().enumerate() {
            let mut wrong =
                |message| problems.push(Problem::new(Place::line(file, index + 1), message));
            let marker = marker(line);
            if marker.is_some() {
                source.markers.push(index + 1);
            }
            match marker {
                None => source.lines.push(line.to_owned()),
                Some(Marker::Start(name)) => {
                    let twice = source.parts.contains_key(name)
                        || open
                            .insert(name.to_owned(), (source.lines.len(), index + 1))
                            .is_some();
                    if twice {
                        wrong(format!("the anchor `{name}` starts a second time"));
                    }
                }
                Some(Marker::End(name)) => match open.remove(name) {
                    Some((start, _)) => {
                        source
                            .parts
                            .insert(name.to_owned(), start..source.lines.len());
                    }
                    None => wrong(format!("the anchor `{name}` ends but never started")),
                },
            }
        }
        for (name, (_, line)) in open {
            let message = format!("the anchor `{name}` starts but never ends");
            problems.push(Problem::new(Place::line(file, line), message));
        }
        if problems.is_empty() {
            Ok(source)
        } else {
            Err(problems)
        }
    }

    /// The line of the text that is this line of the file; both are counted from 1.
    pub fn line_of(&self, line_of_file: usize) -> usize {
        line_of_file
            - self
                .markers
                .iter()
                .filter(|marker| **marker < line_of_file)
                .count()
    }

    /// The line of the file that is this line of the text; both are counted from 1.
    pub fn line_of_file(&self, line_of_text: usize) -> usize {
        let markers = self.markers.iter();
        markers.fold(line_of_text, |line, marker| {
            line + usize::from(*marker <= line)
        })
    }

    /// The lines `part` names, or all of them.
    pub fn shown(&self, part: Option<&str>) -> Option<Range<usize>> {
        match part {
            Some(name) => self.parts.get(name).cloned(),
            None => Some(0..self.lines.len()),
        }
    }
}

enum Marker<'a> {
    Start(&'a str),
    End(&'a str),
}

fn marker(line: &str) -> Option<Marker<'_>> {
    let comment = line.trim().strip_prefix("//")?.trim_start();
    if let Some(name) = comment.strip_prefix("ANCHOR_END:") {
        Some(Marker::End(name.trim()))
    } else {
        comment
            .strip_prefix("ANCHOR:")
            .map(|name| Marker::Start(name.trim()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> Result<Source, Vec<String>> {
        Source::parse(Path::new("a.rs"), text)
            .map_err(|problems| problems.iter().map(Problem::to_string).collect())
    }

    #[test]
    fn parts_are_line_ranges_of_the_text_without_markers() {
        let source =
            parse("a\n// ANCHOR: x\nb\n  // ANCHOR: y\nc\n// ANCHOR_END: x\nd\n// ANCHOR_END: y\n")
                .unwrap();
        assert_eq!(source.lines, ["a", "b", "c", "d"]);
        assert_eq!(source.shown(Some("x")), Some(1..3));
        assert_eq!(source.shown(Some("y")), Some(2..4));
        assert_eq!(source.shown(Some("z")), None);
        assert_eq!(source.shown(None), Some(0..4));
        assert_eq!([1, 3, 5, 7].map(|line| source.line_of(line)), [1, 2, 3, 4]);
        assert_eq!(
            [1, 2, 3, 4].map(|line| source.line_of_file(line)),
            [1, 3, 5, 7]
        );
    }

    #[test]
    fn an_anchor_left_open_is_named_with_its_line() {
        let problems = parse("a\n// ANCHOR: x\nb\n").unwrap_err();
        assert_eq!(problems, ["a.rs:2: the anchor `x` starts but never ends"]);
    }

    #[test]
    fn an_anchor_closed_twice_is_named_with_its_line() {
        let problems = parse("// ANCHOR: x\n// ANCHOR_END: x\n// ANCHOR_END: x\n").unwrap_err();
        assert_eq!(problems, ["a.rs:3: the anchor `x` ends but never started"]);
    }
}
