//! What all requests are answered with.

use super::guard::{self, Refused};
use super::places::Places;
use super::thread::Threads;
use crate::limits::Limits;
use crate::playground::Playground;
use axum::http::HeaderMap;
use std::sync::Arc;

/// A playground with its token, ready to be asked.
pub struct Service {
    /// Or the sentence that says why there is none.
    pub(super) playground: Result<Arc<Playground>, String>,
    pub(super) token: String,
    pub(super) limits: Limits,
    pub(super) places: Places,
    pub(super) threads: Threads,
}

impl Service {
    /// A service of `playground`; without one, every request is answered with the sentence that says why. `limits` are
    /// those of the playground.
    pub fn new(playground: Result<Arc<Playground>, String>, limits: Limits) -> Self {
        Self {
            playground,
            token: guard::token(),
            places: Places::new(&limits),
            limits,
            threads: Threads::default(),
        }
    }

    /// Whether a request that has something else done comes from a page of ours, and knows the token.
    ///
    /// # Errors
    /// The refusal, if not.
    pub fn may_change(&self, headers: &HeaderMap) -> Result<(), Refused> {
        guard::may_change(headers, &self.token)
    }
}
