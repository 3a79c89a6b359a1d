//! Text and inline Markdown as HTML.

use pulldown_cmark::{Event, Options, Parser, html};

/// `text` as the content of an HTML element or of a quoted attribute.
pub fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

/// `text` as the content of inline HTML in Markdown: no character of it means anything to Markdown.
pub fn escape_in_markdown(text: &str) -> String {
    text.chars()
        .map(|c| {
            if c.is_ascii_punctuation() {
                format!("&#{};", c as u32)
            } else {
                c.to_string()
            }
        })
        .collect()
}

/// A phrase of inline Markdown, such as a caption, as HTML without the paragraph around it. HTML in it is text: a caption
/// speaks of `Mutex<T>` more often than it needs a tag. Quotes and apostrophes are set as those of chapters.
pub fn inline(markdown: &str) -> String {
    let phrase = markdown.split_whitespace().collect::<Vec<_>>().join(" ");
    let parser = Parser::new_ext(&phrase, Options::ENABLE_SMART_PUNCTUATION);
    let events = parser.map(|event| match event {
        Event::Html(text) | Event::InlineHtml(text) => Event::Text(text),
        other => other,
    });
    let mut out = String::new();
    html::push_html(&mut out, events);
    out.trim()
        .trim_start_matches("<p>")
        .trim_end_matches("</p>")
        .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phrase_may_have_types_without_quotes() {
        assert_eq!(
            inline("A Mutex<T> and\n`Arc<T>`, *shared*"),
            "A Mutex&lt;T&gt; and <code>Arc&lt;T&gt;</code>, <em>shared</em>"
        );
    }

    #[test]
    fn quotes_are_typographic_but_in_code() {
        assert_eq!(
            inline("\"It can't\", says `'static`"),
            "“It can’t”, says <code>'static</code>"
        );
    }
}
