//! What an author sees of a listing that has changed: what came of it, and a way to have it recorded anew.

pub mod proving;
pub mod record;
