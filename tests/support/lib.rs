//! What the tests share.
//!
//! `outputs` builds and runs listings, `run` runs one program under a limit, `waiting` tells a deadlock from a slow program,
//! `links` follows the links of rendered pages, `small_book` makes a book of two listings to plant faults in.

pub mod links;
pub mod outputs;
pub mod run;
pub mod small_book;
pub mod waiting;

use std::path::Path;

/// The root of this book.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}
