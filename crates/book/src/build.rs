//! From the folder of a book to its pages: where it is, what its `book.toml` says, and mdBook with our preprocessor in it.

pub mod faults;
mod includes;
mod left_out;
pub mod links;
pub mod locate;
pub mod preprocess;
mod promised;
pub mod render;
pub mod served;
pub mod settings;
