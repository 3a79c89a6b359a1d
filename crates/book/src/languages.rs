//! Programs in other languages: `languages/<problem>/<name>.<ext>`, whose ending says the language.
//!
//! ```text
//! Programs         all of a book, from languages/languages.toml       [languages::programs]
//! └── Program      a source, what is said of it, and what it printed
//!     └── Language how it is compiled and run, and by what                     [languages::language]
//!         └── Grammar  what is coloured on its pages                           [languages::grammar]
//! ```

pub mod colours;
pub mod grammar;
pub mod language;
pub mod programs;
