//! Quizzes: questions about programs, whose right answers are what the compiler, a run or the explorer finds.
//!
//! ```text
//! Quizzes          all of a book: listings/<crate>/quizzes/<name>.toml               [quizzes::library]
//! └── Quiz         its questions, and what is recorded of their programs             [quizzes::quiz]
//!     ├── Question what an author says: kind, program, distractors                   [quizzes::manifest]
//!     ├── Ask      what has to be found out of a program, and how                    [quizzes::ask]
//!     ├── Finding  what was found                                                    [quizzes::record]
//!     └── Choice   an answer on the page, right or wrong by what was found           [quizzes::choice, answers]
//! ```

pub mod answers;
pub mod ask;
pub mod choice;
mod files;
mod judge;
pub mod library;
pub mod manifest;
pub mod quiz;
mod reader;
pub mod record;
mod rules;
pub mod wanted;
