//! From the directives of a chapter to its Markdown: figures, pictures, explorers, quizzes, and what is counted.

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
mod quiz;
mod shown;
mod tools;
mod widget;
