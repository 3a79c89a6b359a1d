//! The program itself.

use std::env;
use std::path::PathBuf;

/// The executable of the book, beside the folder that this test lies in.
pub fn executable() -> PathBuf {
    let test = env::current_exe().expect("a test is a program");
    let profile = test.ancestors().nth(2).expect("it lies in deps");
    profile.join("book")
}
