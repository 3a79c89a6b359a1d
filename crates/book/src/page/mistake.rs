//! What is wrong with a page, marked on the page itself: an author who sees it served sees the mistake in its place.

use crate::html::escape_in_markdown;
use crate::problem::Problem;
use std::path::PathBuf;

/// Something wrong with a directive.
#[derive(Debug, Clone)]
pub struct Mistake {
    /// Of the Markdown file of the page, relative to the folder of chapters.
    pub page: PathBuf,
    /// Of its mark in the page.
    pub id: String,
    pub problem: Problem,
    /// Whether it comes of a problem with a listing or the glossary, which is told with the file of that.
    pub is_of_file: bool,
}

impl Mistake {
    /// The Markdown of its mark: a block of the page, or a part of a line.
    pub fn mark(&self, is_block: bool) -> String {
        let id = escape_in_markdown(&self.id);
        // Where the page is at fault, its reader sees where that is.
        let said = match self.is_of_file {
            true => self.problem.to_string(),
            false => self.problem.message.clone(),
        };
        let message = escape_in_markdown(&said.replace('\n', " "));
        if is_block {
            // It may follow a figure, whose HTML ends with an empty line. The look is mdBook's.
            format!(
                "\n<blockquote class=\"mistake blockquote-tag blockquote-tag-caution\" id=\"{id}\" lang=\"en\" dir=\"ltr\">\n\
                 <p class=\"blockquote-tag-title\">Mistake</p>\n\n{message}\n\n</blockquote>\n"
            )
        } else {
            format!("<mark class=\"mistake\" id=\"{id}\" lang=\"en\" dir=\"ltr\">{message}</mark>")
        }
    }
}
