//! Text and inline Markdown as HTML.

use pulldown_cmark::{Parser, html};

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

/// A phrase of inline Markdown, such as a caption, as HTML without the paragraph around it.
pub fn inline(markdown: &str) -> String {
    let mut out = String::new();
    html::push_html(&mut out, Parser::new(markdown));
    out.trim()
        .trim_start_matches("<p>")
        .trim_end_matches("</p>")
        .to_owned()
}
