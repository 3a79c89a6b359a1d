//! What answers carry: how long a browser may keep one, of what kind it is, and what keeps it to our pages.

pub mod answers;
pub mod caching;
pub mod kinds;
pub mod visits;
