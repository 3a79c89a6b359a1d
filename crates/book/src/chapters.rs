//! The chapters of a book, their directives, and what has no place in them.

mod contents;
pub mod directive;
pub mod glossary;
pub mod unused;
pub mod view;

pub use contents::{Chapters, Numbered, Page};
