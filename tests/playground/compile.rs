//! What programs do while they are compiled.

#[path = "compile/attributes.rs"]
pub mod attributes;
#[path = "compile/files.rs"]
pub mod files;
#[path = "compile/limits.rs"]
pub mod limits;
#[path = "compile/words.rs"]
pub mod words;
