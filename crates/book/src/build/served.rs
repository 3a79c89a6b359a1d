//! What is different in the chapters of a book that is served: the last preprocessor, after all others.
//!
//! A page says what its chapter asks for in vain. And nothing is left for mdBook's own script to run: that would ask
//! play.rust-lang.org, and the bar of our playground does its work.

use crate::build::faults::{Fault, Faults, Trace};
use crate::html::escape;
use crate::problem::Problem;
use mdbook_preprocessor::book::{Book, BookItem};
use mdbook_preprocessor::{Preprocessor, PreprocessorContext};
use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag};
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// How mdBook lets an author insist on a Run button, and how the page's script reads the same.
const INSISTS: [&str; 2] = ["mdbook-runnable", "playground-runnable"];

/// What the page's script reads of a block that is not the program it should be.
const INCOMPLETE: &str = "playground-incomplete";

/// What mdBook reads in Markdown, and more: only blocks of code and HTML matter. Not what would take the beginning of a
/// chapter for something else.
const OPTIONS: Options = Options::all()
    .difference(Options::ENABLE_YAML_STYLE_METADATA_BLOCKS)
    .difference(Options::ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS);

/// HTML that is written by hand, or by a preprocessor, as mdBook writes what its script is to run.
static OF_MDBOOK: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r#"(<pre\b[^>]*\bclass\s*=\s*["']?[^"'>]*)\bplayground\b"#).expect("it is one")
});

/// The preprocessor.
pub struct Served {
    /// What is wrong with chapters, or with the book.
    pub faults: Faults,
    /// What is wrong with the book as a whole; its first page says so.
    pub of_the_book: Vec<Problem>,
}

impl Preprocessor for Served {
    fn name(&self) -> &str {
        "served-by-fearless"
    }

    fn run(&self, _: &PreprocessorContext, mut book: Book) -> anyhow::Result<Book> {
        let faults = self.faults.all();
        let found = faults.iter().filter(|fault| fault.chapter.is_none());
        let mut of_the_book: Vec<String> = self
            .of_the_book
            .iter()
            .chain(found.map(|fault| &fault.problem))
            .map(|problem| escape(&problem.to_string()))
            .collect();
        book.for_each_mut(|item| {
            let BookItem::Chapter(chapter) = item else {
                return;
            };
            let Some(path) = chapter.source_path.as_ref().or(chapter.path.as_ref()) else {
                return;
            };
            let here: Vec<&Fault> = faults
                .iter()
                .filter(|it| it.chapter.as_ref() == Some(path))
                .collect();
            let mut sentences = std::mem::take(&mut of_the_book);
            sentences.extend(here.iter().map(|fault| sentence(fault)));
            chapter.content = note(&sentences) + &rewritten(&chapter.content, &here);
        });
        Ok(book)
    }
}

/// As HTML, with a link to the mark where there is one.
fn sentence(fault: &Fault) -> String {
    let Problem { place, message } = &fault.problem;
    match &fault.trace {
        Trace::Mark(id) => format!(
            "<a href=\"#{}\">{}</a>: {}",
            escape(id),
            escape(&place.to_string()),
            escape(message)
        ),
        Trace::Words(_) | Trace::Nothing => escape(&fault.problem.to_string()),
    }
}

/// What is wrong, on top of a page, in the look that mdBook has for such; nothing if nothing is.
fn note(sentences: &[String]) -> String {
    if sentences.is_empty() {
        return String::new();
    }
    let sentences: Vec<String> = sentences
        .iter()
        .map(|sentence| format!("<p>{sentence}</p>\n"))
        .collect();
    // An empty line would end the HTML.
    let sentences = sentences.concat().replace("\n\n", "\n");
    format!(
        "<blockquote class=\"blockquote-tag blockquote-tag-caution book-faults\" lang=\"en\" dir=\"ltr\">\n\
         <p class=\"blockquote-tag-title\">This page is not what its author wanted</p>\n{sentences}</blockquote>\n\n"
    )
}

/// The chapter with the words that mean something to mdBook's script replaced by those that mean the same to ours.
fn rewritten(text: &str, faults: &[&Fault]) -> String {
    let mut changes: Vec<(Range<usize>, String)> = Vec::new();
    for (event, range) in Parser::new_ext(text, OPTIONS).into_offset_iter() {
        let old = &text[range.clone()];
        let new = match event {
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(_))) => fence(old, faults),
            Event::Html(_) | Event::InlineHtml(_) => html(old),
            _ => continue,
        };
        if new != old {
            changes.push((range, new));
        }
    }
    let mut out = text.to_owned();
    for (range, new) in changes.into_iter().rev() {
        out.replace_range(range, &new);
    }
    out
}

/// A fenced block: only the words after its fence change.
fn fence(block: &str, faults: &[&Fault]) -> String {
    let end = block.find('\n').unwrap_or(block.len());
    let (head, body) = block.split_at(end);
    let line_end = if head.ends_with('\r') { "\r" } else { "" };
    let mut head = head.trim_end_matches('\r').replace(INSISTS[0], INSISTS[1]);
    let has_words = head.ends_with(|last| last != '`' && last != '~');
    let stays =
        |fault: &&Fault| matches!(&fault.trace, Trace::Words(words) if body.contains(words));
    if has_words && faults.iter().any(stays) {
        head += ",";
        head += INCOMPLETE;
    }
    head + line_end + body
}

fn html(text: &str) -> String {
    let text = text.replace(INSISTS[0], INSISTS[1]);
    OF_MDBOOK.replace_all(&text, "$1").into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::problem::Place;

    fn fault(words: &str) -> Fault {
        Fault {
            chapter: Some("a.md".into()),
            trace: Trace::Words(words.into()),
            problem: Problem::new(Place::line("src/a.md", 3), format!("{words}: <no>")),
        }
    }

    #[test]
    fn nothing_is_left_for_mdbooks_script() {
        for (written, served) in [
            (
                "```rust,ignore,mdbook-runnable\nlet a = \"mdbook-runnable\";\n```\n",
                "```rust,ignore,playground-runnable\nlet a = \"mdbook-runnable\";\n```\n",
            ),
            (
                "> ~~~rust mdbook-runnable\r\n> a\r\n> ~~~\r\n",
                "> ~~~rust playground-runnable\r\n> a\r\n> ~~~\r\n",
            ),
            (
                "<pre class=\"playground\"><code class=\"language-rust mdbook-runnable\">a</code></pre>\n",
                "<pre class=\"\"><code class=\"language-rust playground-runnable\">a</code></pre>\n",
            ),
            (
                "The word `mdbook-runnable`, and playground.\n\n    mdbook-runnable\n",
                "The word `mdbook-runnable`, and playground.\n\n    mdbook-runnable\n",
            ),
        ] {
            assert_eq!(rewritten(written, &[]), served);
        }
    }

    #[test]
    fn a_block_that_lacks_something_says_so() {
        let fault = fault("{{#include x.rs}}");
        let text = "```rust\n{{#include x.rs}}\n```\n\n```rust\nfn main() {}\n```\n\n```\n{{#include x.rs}}\n```\n";
        assert_eq!(
            rewritten(text, &[&fault]),
            text.replacen("```rust\n{", "```rust,playground-incomplete\n{", 1)
        );
    }

    #[test]
    fn a_page_says_what_is_wrong_as_text() {
        let fault = fault("{{#include x.rs}}");
        let note = note(&[sentence(&fault)]);
        assert!(
            note.contains("<p>src/a.md:3: {{#include x.rs}}: &lt;no&gt;</p>"),
            "{note}"
        );
        assert!(note.ends_with("</blockquote>\n\n") && note.matches("\n\n").count() == 1);
        let marked = Fault {
            trace: Trace::Mark("fault-1".into()),
            ..fault
        };
        assert_eq!(
            sentence(&marked),
            "<a href=\"#fault-1\">src/a.md:3</a>: {{#include x.rs}}: &lt;no&gt;"
        );
    }
}
