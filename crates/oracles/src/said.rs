//! What the run of a program has said so far. All threads of shuttle's and of loom's are on one of the system's.

use std::cell::RefCell;
use std::fmt::Display;

thread_local! {
    static WORDS: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
}

pub fn push(word: impl Display) {
    WORDS.with_borrow_mut(|words| words.push(word.to_string()));
}

/// The words of the run in one line. The next run begins with none.
pub fn take() -> String {
    WORDS.take().join(" ")
}
