//! What a reader has read, solved and answered.
//!
//! ```text
//! Progress         what is known of one reader: in a browser, or beside book.toml     [record]
//! ├── chapters     those that were read, and on which day
//! ├── exercises    which version was tried, how often, and whether it is solved
//! └── quizzes      how many answers were right, of which version
//!
//! File             progress.json, in which several programs may write at a time       [file]
//! ```
//!
//! Two of them become one by a rule that loses nothing: solved wins over tried, a later day over an earlier one, a larger
//! count over a smaller one.

pub mod file;
pub mod record;

pub use file::File;
pub use record::{Progress, Tried};
