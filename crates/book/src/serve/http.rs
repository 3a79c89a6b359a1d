//! What every answer carries, and how long a browser may keep one.

pub mod answers;
pub mod caching;
pub mod visits;
