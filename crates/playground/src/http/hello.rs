//! What a client has to know before it asks anything.

use super::guard::{may_learn, refusal};
use super::peer::Peer;
use super::service::Service;
use crate::crates::Crate;
use crate::event::millis;
use crate::program::Edition;
use crate::sandbox::Isolation;
use axum::extract::State;
use axum::http::header::CACHE_CONTROL;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::{Extension, Json};
use serde::Serialize;
use std::sync::Arc;

#[derive(Serialize)]
struct Hello<'a> {
    token: &'a str,
    rustc: &'a str,
    /// The edition of a program that names none.
    edition: Edition,
    crates: Vec<Crate>,
    /// How an author adds a crate, in a sentence.
    more: &'a str,
    isolation: &'a Isolation,
    limits: Limits,
}

/// Those that a client may want to tell.
#[derive(Serialize)]
struct Limits {
    compile_ms: u64,
    run_ms: u64,
    output_bytes: usize,
    memory_bytes: u64,
    files_bytes: u64,
    source_bytes: usize,
}

pub async fn hello(
    State(service): State<Arc<Service>>,
    peer: Option<Extension<Peer>>,
    headers: HeaderMap,
) -> Response {
    if let Err(refused) = may_learn(&headers, peer.map(|Extension(peer)| peer)).await {
        return refused.into_response();
    }
    let playground = match &service.playground {
        Ok(playground) => Arc::clone(playground),
        Err(why) => return refusal(StatusCode::SERVICE_UNAVAILABLE, why),
    };
    let asked = Arc::clone(&playground);
    // It may have to wait for cargo.
    let crates = service.threads.work(move || asked.crates().named()).await;
    let limits = playground.limits();
    let hello = Hello {
        token: &service.token,
        rustc: &playground.toolchain().version,
        edition: Edition::default(),
        crates: crates.unwrap_or_default(),
        more: playground.crates().more(),
        isolation: playground.isolation(),
        limits: Limits {
            compile_ms: millis(limits.compile_time),
            run_ms: millis(limits.run_time),
            output_bytes: limits.output,
            memory_bytes: limits.memory,
            files_bytes: limits.files,
            source_bytes: limits.source,
        },
    };
    ([(CACHE_CONTROL, "no-store")], Json(hello)).into_response()
}
