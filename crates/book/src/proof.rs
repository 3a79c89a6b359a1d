//! Whether what is recorded of the listings of a book holds, and recording it anew.
//!
//! ```text
//! Prover           proves listings, one or all                                     [prover]
//! ├── built        has cargo build those that run
//! ├── outputs      runs them                                                       [outputs]
//! │   └── run      one program under a limit, a deadlock told from a slow one      [run, waiting]
//! ├── own_tests    runs the tests that some have of their own
//! ├── refused      what the compiler says of those that are refused
//! ├── tools        lets others loose on them: loom, Miri, ThreadSanitizer
//! ├── exercises    lets right and wrong answers go through the checks of an exercise
//! ├── languages    runs programs in other languages, where these are installed
//! ├── quizzes      finds out about the programs of quizzes: compiles, runs or explores them
//! └── schedules    explores them, and holds real runs against that
//! Fault            what does not hold                                              [fault]
//! record           records all of it anew
//! keep, day        writes that down, with the day
//! ```

pub mod built;
mod day;
pub mod exercises;
pub mod fault;
mod keep;
pub mod languages;
pub mod outputs;
mod own_tests;
pub mod prover;
pub mod quizzes;
pub mod record;
pub mod refused;
pub mod run;
pub mod schedules;
pub mod tools;
mod versions;
pub mod waiting;

pub use day::today;
pub use fault::Fault;
pub use prover::Prover;
