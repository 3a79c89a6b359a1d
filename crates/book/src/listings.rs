//! The listings of a book: programs below `listings/`, what is said of them, and what is recorded of them.

pub mod claims;
pub mod diagnostic;
pub mod folders;
pub mod graphs;
pub mod library;
pub mod listing;
pub mod manifest;
mod misplaced;
pub mod modules;
pub mod source;
pub mod sources;
pub mod tried;
mod unlisted;
