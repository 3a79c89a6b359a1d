//! The book, from its sources to its pages.
//!
//! ```text
//! Book                     book.toml, src/SUMMARY.md
//! └── Chapter              src/**/*.md: Markdown with directives
//!     └── Directive        {{#listing threads/spawn}}: what the chapter asks for        [directive, chapters]
//!         └── Listing      listings/<crate>/: a program, its caption, what came of it   [library, listing, manifest]
//!             ├── Source   its lines, and the parts that anchors name                   [source]
//!             ├── Kind     it runs (recorded output), or is refused (the compiler's words)
//!             └── Graph    its schedules, and what is claimed of them                   [graphs, claims]
//! ```
//!
//! Data flows one way: chapter, directive, listing, page. [`expand`] turns the directives of a chapter into Markdown
//! ([`figure`], [`picture`], [`census`], `widget`); mdBook renders that. [`unused`] finds what has no place in the book.
//!
//! A book without directives is an mdBook like any other, and [`serve`] serves that, too: [`locate`] finds it, and
//! [`settings`] says which kind it is.

pub mod bless;
pub mod census;
pub mod chapters;
pub mod claims;
pub mod diagnostic;
pub mod directive;
pub mod expand;
pub mod explore;
pub mod figure;
pub mod graphs;
pub mod html;
pub mod library;
pub mod listing;
pub mod locate;
pub mod manifest;
pub mod picture;
pub mod preprocess;
pub mod problem;
pub mod render;
pub mod serve;
pub mod settings;
pub mod source;
pub mod unused;
mod widget;

pub use problem::{Error, Problem};
pub use render::{build, expanded, problems};
pub use settings::{Purpose, Settings};
