//! Markdown as a terminal shows it: plain text in lines that fit. Code keeps its quotes, so that it can be told from words.

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};

/// In the place of a space at which no line is broken.
const UNBROKEN: char = '\u{a0}';

/// Blocks of Markdown, an empty line between them.
pub fn blocks(markdown: &str, width: usize) -> String {
    let mut page = Page {
        width,
        ..Page::default()
    };
    for event in Parser::new_ext(markdown, Options::ENABLE_TABLES) {
        page.take(event);
    }
    page.end_block();
    page.out
}

/// A phrase or sentence, without the signs of Markdown.
pub fn inline(markdown: &str) -> String {
    let one_line = blocks(markdown, usize::MAX);
    one_line.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// `text` in lines of `width`, the first after `first`, others after `rest`; broken where there is white space.
pub fn wrap(text: &str, width: usize, first: &str, rest: &str) -> String {
    let mut out = String::new();
    let mut line = first.to_owned();
    let mut is_empty = true;
    for word in text
        .split([' ', '\n', '\t'])
        .filter(|word| !word.is_empty())
    {
        let length = line.chars().count() + usize::from(!is_empty) + word.chars().count();
        if !is_empty && length > width {
            out += line.trim_end();
            out.push('\n');
            line = rest.to_owned();
            is_empty = true;
        }
        if !is_empty {
            line.push(' ');
        }
        line += word;
        is_empty = false;
    }
    out += line.trim_end();
    out.push('\n');
    out.replace(UNBROKEN, " ")
}

#[derive(Default)]
struct Page {
    width: usize,
    out: String,
    /// Of the block that is being read.
    line: String,
    /// The next number of each list around it; none, if it has no numbers.
    lists: Vec<Option<u64>>,
    /// Whether nothing of the list was written.
    begins_list: bool,
    /// What the first line of an item begins with, until it is written.
    mark: Option<String>,
    code: Option<String>,
    link: Option<String>,
}

impl Page {
    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(_) | CodeBlockKind::Indented)) => {
                self.end_block();
                self.code = Some(String::new());
            }
            Event::End(TagEnd::CodeBlock) => self.end_code(),
            Event::Start(Tag::List(start)) => {
                self.end_block();
                self.begins_list = self.lists.is_empty();
                self.lists.push(start);
            }
            Event::End(TagEnd::List(_)) => drop(self.lists.pop()),
            Event::Start(Tag::Item) => self.begin_item(),
            Event::Start(Tag::Link { dest_url, .. }) => self.link = Some(dest_url.into_string()),
            Event::End(TagEnd::Link) => self.end_link(),
            Event::End(
                TagEnd::Paragraph
                | TagEnd::Heading(_)
                | TagEnd::Item
                | TagEnd::TableRow
                | TagEnd::TableHead,
            ) => self.end_block(),
            Event::End(TagEnd::TableCell) => self.line += "   ",
            Event::Text(text) => match &mut self.code {
                Some(code) => *code += &text,
                None => self.line += &text,
            },
            Event::Code(code) => {
                let code = code.replace(' ', &UNBROKEN.to_string());
                self.line += &format!("`{code}`");
            }
            Event::SoftBreak => self.line.push(' '),
            Event::HardBreak => self.end_line(),
            Event::Html(text) | Event::InlineHtml(text) => self.line += &text,
            _ => {}
        }
    }

    fn begin_item(&mut self) {
        self.end_block();
        self.mark = Some(match self.lists.last_mut() {
            Some(Some(number)) => {
                *number += 1;
                format!("{}. ", *number - 1)
            }
            _ => "- ".to_owned(),
        });
    }

    fn end_link(&mut self) {
        // Elsewhere in the book is no address that a terminal could go to.
        if let Some(address) = self.link.take().filter(|it| it.contains("://")) {
            self.line += &format!(" ({address})");
        }
    }

    fn end_block(&mut self) {
        if self.line.trim().is_empty() {
            return;
        }
        self.separate();
        self.end_line();
    }

    fn end_line(&mut self) {
        let rest = "  ".repeat(self.lists.len());
        let outer = "  ".repeat(self.lists.len().saturating_sub(1));
        let first = match self.mark.take() {
            Some(mark) => outer + &mark,
            None => rest.clone(),
        };
        let text = std::mem::take(&mut self.line);
        self.out += &wrap(&text, self.width, &first, &rest);
    }

    fn end_code(&mut self) {
        self.separate();
        let indent = "  ".repeat(self.lists.len() + 2);
        for line in self.code.take().unwrap_or_default().lines() {
            self.out += format!("{indent}{line}").trim_end();
            self.out.push('\n');
        }
    }

    /// Items of a list stand close together.
    fn separate(&mut self) {
        let is_apart = self.lists.is_empty() || self.begins_list;
        if is_apart && !self.out.is_empty() {
            self.out.push('\n');
        }
        self.begins_list = false;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_are_wrapped_and_code_is_not() {
        let text = "Spawn *all* threads\nbefore `any thread` is **joined**, see [std](https://doc.rust-lang.org/std/).\n\n\
            ```rust\nfn main() {\n    go();\n}\n```\n\nThen:\n\n- one\n- two, which is a bit longer than that\n\n1. first\n2. second";
        let expected = "Spawn all threads before\n`any thread` is joined, see\nstd\n(https://doc.rust-lang.org/std/).\n\n    \
            fn main() {\n        go();\n    }\n\nThen:\n\n- one\n- two, which is a bit longer\n  than that\n\n1. first\n2. second\n";
        assert_eq!(blocks(text, 30), expected);
    }

    #[test]
    fn a_phrase_loses_its_signs() {
        assert_eq!(
            inline("A `Mutex<T>` and\n*one* guard"),
            "A `Mutex<T>` and one guard"
        );
    }
}
