//! Exercises: programs that a reader completes, and what is checked of them.
//!
//! ```text
//! Exercises            those of the book, and what is wrong with their folders            [library]
//! └── Exercise         listings/<crate>/exercises/<name>/                                 [exercise]
//!     ├── Manifest     exercise.toml: task, hints, checks, what wrong answers are told    [manifest]
//!     └── Answer       starter, solution, other right ones, wrong ones
//!
//! judge                one answer against all checks, on a playground                     [judge]
//! ├── assembled        the programs that are made of an answer and the hidden checks      [assembled]
//! ├── parsed           what a program names, by its syntax                                [parsed]
//! ├── schedules        what is wanted of its schedules, and what was found                [schedules]
//! ├── ending           how a program ended, as a sentence                                 [ending]
//! └── told             what is told of it, as soon as it is known                         [told]
//! ```

pub mod assembled;
mod ending;
pub mod exercise;
pub mod judge;
pub mod library;
pub mod manifest;
mod parsed;
mod schedules;
pub mod told;

pub use exercise::{Answer, Exercise};
pub use library::Exercises;
pub use told::{Told, Verdict};
