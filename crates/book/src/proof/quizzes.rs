//! Quizzes: finds out what their programs do, holds that against what is recorded, and records it.
//!
//! ```text
//! record           records what is found
//! check            holds what is found against what is recorded
//! └── find         one program: compiled, run or explored
//!     └── ways     schedules in few characters
//! ```

mod check;
mod find;
mod record;
mod ways;

pub use check::{check, check_some};
pub use record::{Recorded, record_all};
