//! The directives of a chapter: `{{#listing threads/spawn}}` and its relatives.

use crate::chapters::view::View;
use crate::problem::{did_you_mean, line_at};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use std::ops::Range;

/// What a directive asks for. Names are as the author wrote them: they may not exist.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Directive {
    /// `{{#listing crate/name}}`, `{{#listing crate/name:part}}`, `{{#listing crate/name since step}}`: the figure of a listing.
    Listing(View),
    /// `{{#ref crate/name}}`: a link that reads "Listing 2-3".
    Ref { name: String },
    /// `{{#quote crate/name words}}`: words that stand in what is recorded of the listing.
    Quote { name: String, words: String },
    /// `{{#diagram name: caption}}`: the picture `src/diagrams/name.svg`.
    Diagram { name: String, caption: String },
    /// `{{#plot crate/name}}`: bars from the recorded output.
    Plot { name: String },
    /// `{{#table crate/name}}`: a table from the recorded output.
    Table { name: String },
    /// `{{#program problem/name}}`: the figure of a program in another language.
    Program { name: String },
    /// `{{#tools crate}}`: a table of the faults of a crate's listings, and what tools make of them.
    Tools { krate: String },
    /// `{{#explore crate/name}}`: the schedule explorer of a listing.
    Explore { name: String },
    /// `{{#exercise crate/name}}`: a program for the reader to complete.
    Exercise { name: String },
    /// `{{#quiz crate/name}}`: questions about programs.
    Quiz { name: String },
    /// `{{#errors}}`: the table of all compiler errors of the book.
    Errors,
    /// `{{#term deadlock}}` or `{{#term deadlock: deadlocks}}`: a term of the glossary where it is defined, and the words there.
    Term { name: String, words: String },
    /// `{{#glossary}}`: all terms.
    Glossary,
    /// `{{#progress}}`: what a reader can do in the book, for the script that shows what they have done.
    Progress,
    /// `{{#count listings}}`: a number about the book.
    Count { what: String },
}

impl Directive {
    /// The name of the listing it is about, as the author wrote it.
    pub fn listing(&self) -> Option<&str> {
        match self {
            Directive::Listing(View { name, .. })
            | Directive::Ref { name }
            | Directive::Quote { name, .. }
            | Directive::Plot { name }
            | Directive::Table { name }
            | Directive::Explore { name } => Some(name),
            Directive::Diagram { .. }
            | Directive::Errors
            | Directive::Term { .. }
            | Directive::Glossary
            | Directive::Tools { .. }
            | Directive::Program { .. }
            | Directive::Exercise { .. }
            | Directive::Progress
            | Directive::Quiz { .. }
            | Directive::Count { .. } => None,
        }
    }

    /// Whether it becomes a block of the page, and so needs a line of its own.
    pub fn is_block(&self) -> bool {
        !matches!(
            self,
            Directive::Ref { .. }
                | Directive::Quote { .. }
                | Directive::Term { .. }
                | Directive::Count { .. }
        )
    }
}

/// A directive and where it stands in its chapter: bytes of the text, and the line counted from 1.
#[derive(Debug, Clone)]
pub struct Found {
    pub range: Range<usize>,
    pub line: usize,
    pub text: String,
    pub directive: Result<Directive, String>,
}

/// Finds the directives of `markdown`. What stands in code, in a comment or behind a backslash is none.
pub fn find(markdown: &str) -> Vec<Found> {
    let ignored = ignored_ranges(markdown);
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(start) = markdown[from..].find("{{").map(|offset| from + offset) {
        from = start + 2;
        let Some(inside) = markdown[from..].trim_start().strip_prefix('#') else {
            continue;
        };
        let escaped = markdown[..start].ends_with('\\');
        if escaped || ignored.iter().any(|range| range.contains(&start)) {
            continue;
        }
        let line = line_at(markdown, start);
        let Some(length) = paragraph(inside).find("}}") else {
            let text = markdown[start..]
                .lines()
                .next()
                .unwrap_or_default()
                .to_owned();
            let directive = Err("a directive ends with `}}`".to_owned());
            found.push(Found {
                range: start..start + text.len(),
                line,
                text,
                directive,
            });
            continue;
        };
        let end = markdown.len() - inside.len() + length + "}}".len();
        from = end;
        let mut directive = parse(&inside[..length]);
        if directive.as_ref().is_ok_and(Directive::is_block) && !alone(markdown, &(start..end)) {
            directive = Err("stands in a line of its own, at its beginning".to_owned());
        }
        found.push(Found {
            range: start..end,
            line,
            text: markdown[start..end].to_owned(),
            directive,
        });
    }
    found
}

/// What a directive may break across: `text` up to its first empty line.
fn paragraph(text: &str) -> &str {
    let mut length = 0;
    for line in text.split_inclusive('\n') {
        if line.trim().is_empty() && length > 0 {
            break;
        }
        length += line.len();
    }
    &text[..length]
}

fn alone(markdown: &str, range: &Range<usize>) -> bool {
    let before = markdown[..range.start].chars().next_back();
    let after = markdown[range.end..].lines().next().unwrap_or_default();
    before.is_none_or(|c| c == '\n') && after.trim().is_empty()
}

const WORDS: [&str; 16] = [
    "listing", "ref", "quote", "diagram", "plot", "table", "program", "tools", "explore",
    "exercise", "quiz", "errors", "term", "glossary", "progress", "count",
];

fn parse(inside: &str) -> Result<Directive, String> {
    let inside = inside.split_whitespace().collect::<Vec<_>>().join(" ");
    let (word, rest) = inside.split_once(' ').unwrap_or((&inside, ""));
    let name = || {
        if rest.is_empty() {
            Err(format!("`{word}` needs a name"))
        } else {
            Ok(rest.to_owned())
        }
    };
    match word {
        "listing" => Ok(Directive::Listing(View::parse(&name()?))),
        "ref" => Ok(Directive::Ref { name: name()? }),
        "quote" => match rest.split_once(' ') {
            Some((name, words)) => Ok(Directive::Quote {
                name: name.to_owned(),
                words: words.to_owned(),
            }),
            None => Err("a quote is a listing's name and the words".to_owned()),
        },
        "diagram" => match rest.split_once(':') {
            Some((name, caption)) => Ok(Directive::Diagram {
                name: name.to_owned(),
                caption: caption.trim().to_owned(),
            }),
            None => Err("a diagram is a name, a colon and the caption".to_owned()),
        },
        "plot" => Ok(Directive::Plot { name: name()? }),
        "table" => Ok(Directive::Table { name: name()? }),
        "program" => Ok(Directive::Program { name: name()? }),
        "tools" => Ok(Directive::Tools { krate: name()? }),
        "explore" => Ok(Directive::Explore { name: name()? }),
        "exercise" => Ok(Directive::Exercise { name: name()? }),
        "quiz" => Ok(Directive::Quiz { name: name()? }),
        "errors" => Ok(Directive::Errors),
        "term" => {
            let term = name()?;
            let (name, words) = term.split_once(": ").unwrap_or((&term, &term));
            Ok(Directive::Term {
                name: name.to_owned(),
                words: words.to_owned(),
            })
        }
        "glossary" => Ok(Directive::Glossary),
        "progress" => Ok(Directive::Progress),
        "count" => Ok(Directive::Count { what: name()? }),
        _ => Err(format!(
            "unknown directive `{word}`{}",
            did_you_mean(word, WORDS)
        )),
    }
}

/// The bytes of `markdown` that are code blocks, inline code, or HTML comments.
fn ignored_ranges(markdown: &str) -> Vec<Range<usize>> {
    let mut ranges = Vec::new();
    let mut block = None;
    for (event, range) in Parser::new_ext(markdown, Options::all()).into_offset_iter() {
        match event {
            Event::Code(_) => ranges.push(range),
            Event::Start(Tag::CodeBlock(_)) => block = Some(range),
            Event::End(TagEnd::CodeBlock) => ranges.extend(block.take()),
            _ => {}
        }
    }
    let mut from = 0;
    while let Some(start) = markdown[from..].find("<!--").map(|offset| from + offset) {
        from = start + "<!--".len();
        if !ranges.iter().any(|code| code.contains(&start)) {
            let end = markdown[from..]
                .find("-->")
                .map_or(markdown.len(), |offset| from + offset);
            ranges.push(start..end);
            from = end;
        }
    }
    ranges
}

#[cfg(test)]
mod tests {
    use super::*;

    fn only(markdown: &str) -> Result<Directive, String> {
        let mut found = find(markdown);
        assert_eq!(found.len(), 1, "{found:?}");
        found.remove(0).directive
    }

    #[test]
    fn a_listing_is_a_name_and_perhaps_a_part_and_a_step() {
        let listing = |part: Option<&str>, since: Option<&str>| {
            Ok(Directive::Listing(View {
                name: "threads/spawn".to_owned(),
                part: part.map(str::to_owned),
                since: since.map(str::to_owned),
            }))
        };
        let cases = [
            ("{{#listing threads/spawn}}\n", listing(None, None)),
            (
                "{{#listing threads/spawn:loop}}",
                listing(Some("loop"), None),
            ),
            (
                "{{#listing threads/spawn:a.rs:b}}",
                listing(Some("a.rs:b"), None),
            ),
            (
                "{{#listing threads/spawn:a.rs since\nnone}}",
                listing(Some("a.rs"), Some("none")),
            ),
        ];
        for (markdown, expected) in cases {
            assert_eq!(only(markdown), expected);
        }
    }

    #[test]
    fn a_quote_may_break_across_lines() {
        assert_eq!(
            only("It says {{#quote threads/borrow may\noutlive}} and stops."),
            Ok(Directive::Quote {
                name: "threads/borrow".to_owned(),
                words: "may outlive".to_owned()
            })
        );
    }

    #[test]
    fn a_block_directive_stands_alone() {
        assert!(only("See {{#listing a/b}}").is_err());
        assert!(only("{{#listing a/b}} is").is_err());
        assert!(only("text\n{{#listing a/b}}\ntext").is_ok());
    }

    #[test]
    fn code_comments_and_escapes_are_text() {
        assert!(find("<!-- {{#listing a/b}}\n\n{{#ref a/b}} -->\n").is_empty());
        assert!(
            find("`{{#listing a/b}}`, \\{{#ref a/b}}\n\n```text\n{{#plot a/b}}\n```\n").is_empty()
        );
    }

    #[test]
    fn white_space_does_not_hide_a_directive() {
        assert!(only("{{ #listing a/b }}\n").is_ok());
        assert_eq!(
            only("{{\n#ref a/b}}"),
            Ok(Directive::Ref {
                name: "a/b".to_owned()
            })
        );
    }

    #[test]
    fn an_open_directive_ends_with_its_paragraph() {
        let found = find("{{#ref a/b\r\n\r\n{{#ref c/d}}\r\n");
        assert_eq!(found.len(), 2);
        assert!(found[0].directive.is_err() && found[1].directive.is_ok());
    }

    #[test]
    fn a_misspelt_word_gets_a_hint_and_its_line() {
        let found = find("\n\n{{#lisitng a/b}}\n");
        assert_eq!(found[0].line, 3);
        assert_eq!(
            found[0].directive,
            Err("unknown directive `lisitng`; did you mean `listing`?".to_owned())
        );
    }
}
