//! What directives become on a page: Markdown in, HTML out, on small books of one chapter.

#![allow(
    clippy::disallowed_macros,
    reason = "snapbox asks for the path of a test, to write what it expects into it"
)]

// Its `test` is meant below.
#[macro_use]
extern crate remembered;

#[path = "pages/directives.rs"]
mod directives;
#[path = "pages/explorers.rs"]
mod explorers;
#[path = "pages/files.rs"]
mod files;
#[path = "pages/glossary.rs"]
mod glossary;
#[path = "pages/listings.rs"]
mod listings;
#[path = "pages/mistakes.rs"]
mod mistakes;
#[path = "pages/programs.rs"]
mod programs;
#[path = "pages/quizzes.rs"]
mod quizzes;
#[path = "pages/support.rs"]
mod support;
#[path = "pages/tools.rs"]
mod tools;

fn main() {
    remembered::run(|parts| parts);
}
