//! From the directives of a chapter to its Markdown: figures, pictures, explorers, and what is counted.

mod block;
pub mod census;
pub mod context;
mod difference;
mod exercise;
pub mod expand;
pub mod figure;
mod glossary;
pub mod mistake;
pub mod picture;
mod program;
mod progress;
mod shown;
mod tools;
mod widget;
