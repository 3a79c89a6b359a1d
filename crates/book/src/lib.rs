//! The book, from its sources to its pages.
//!
//! ```text
//! Book                     book.toml, src/SUMMARY.md                                   [build]
//! └── Chapter              src/**/*.md: Markdown with directives                       [chapters]
//!     ├── Quiz             {{#quiz threads/check}}: questions that programs decide      [quizzes]
//!     ├── Program          {{#program lost_update/go}}: one in another language        [languages]
//!     ├── Glossary         a sentence for each term, and where it is defined           [chapters::glossary]
//!     └── Directive        {{#listing threads/spawn}}: what the chapter asks for       [chapters::directive]
//!         └── Listing      listings/<crate>/: a program, its caption, what came of it  [listings]
//!             ├── Sources  its files, and the one program made of them                 [listings::sources]
//!             │   └── Source   the lines of one, and the parts that anchors name       [listings::source]
//!             ├── Kind     it runs (recorded output), is refused (the compiler's words), is a test
//!             ├── Tried    what a tool makes of it: loom, Miri, ThreadSanitizer        [listings::tried]
//!             └── Graph    its schedules, and what is claimed of them                  [listings::graphs]
//! ```
//!
//! Data flows one way: chapter, directive, listing, page. [`page`] turns the directives of a chapter into Markdown, [`build`]
//! lets mdBook render that, [`proof`] finds out whether what is recorded of the listings holds, and [`serve`] shows it all
//! while an author writes. [`programs`] compiles, runs and explores what is neither listing nor chapter. [`practice`] is for
//! readers who do the exercises in a terminal, and [`progress`] what is known of a reader there and on the pages.
//!
//! A book without directives is an mdBook like any other, and [`serve`] serves that, too: [`build::locate`] finds it, and
//! [`build::settings`] says which kind it is. OTHER-BOOKS.md beside this crate says what becomes of all that mdBook documents.

// What serves outlives its terminal: see `tell`.
#![deny(clippy::print_stdout, clippy::print_stderr)]

#[macro_use]
mod tell;

pub mod build;
pub mod chapters;
pub mod check;
pub mod exercises;
pub mod explore;
pub mod html;
pub mod languages;
pub mod listings;
pub mod page;
pub mod practice;
pub mod problem;
pub mod programs;
pub mod progress;
pub mod proof;
pub mod quizzes;
mod readable;
pub mod serve;
mod wanted;

pub use build::render::{Built, build, expanded, problems};
pub use build::settings::{Purpose, Settings};
pub use problem::{Error, Problem};
