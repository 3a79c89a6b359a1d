//! Telling open pages that the book was rebuilt, or why it could not be, and what came of its listings.
//!
//! Over a WebSocket, not server-sent events: those occupy a connection a page, and a browser
//! allows six to one host, so the seventh open chapter would never load.

pub mod verdict;

use ::playground::http::guard;
use axum::extract::State;
use axum::extract::ws::{Message, WebSocket, WebSocketUpgrade};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use axum::routing::get;
use axum::{Extension, Router};
use serde_json::json;
use std::collections::BTreeMap;
use std::sync::Arc;
use tokio::sync::watch;
use tower_http::compression::CompressionLayer;

use super::connections::room::Seat;
use super::http::caching;
use super::http::kinds::JAVASCRIPT;
use crate::listings::listing::Name;
use verdict::Verdict;

/// How the book fares. Of `build` and `error` both are set when a build failed after a good one, neither before the first
/// build has ended.
#[derive(Clone, Default)]
pub struct Status {
    /// The number of the build that is served.
    pub build: Option<u64>,
    /// Why the latest build failed.
    pub error: Option<String>,
    /// What became of the listings that changed.
    pub verdicts: BTreeMap<Name, Arc<Verdict>>,
}

/// What one page was told.
#[derive(Default)]
struct Told {
    build: Option<u64>,
    error: Option<String>,
    verdicts: BTreeMap<Name, Arc<Verdict>>,
}

impl Told {
    /// What it was not told yet: `{"build": N}` when there is a book to see, `{"error": "…"}` when it is out of date, and for
    /// each listing `{"listing": "threads/spawn", …}` with its [`Verdict`].
    fn news(&mut self, status: Status) -> Vec<Message> {
        let mut news = Vec::new();
        if (status.build, &status.error) != (self.build, &self.error) {
            news.extend(status.build.map(|number| json!({ "build": number })));
            news.extend(status.error.as_ref().map(|text| json!({ "error": text })));
        }
        for (name, verdict) in &status.verdicts {
            if self.verdicts.get(name) != Some(verdict) {
                let mut told = json!(**verdict);
                told["listing"] = name.to_string().into();
                news.push(told);
            }
        }
        *self = Self {
            build: status.build,
            error: status.error,
            verdicts: status.verdicts,
        };
        news.into_iter()
            .map(|value| Message::text(value.to_string()))
            .collect()
    }
}

/// What a page needs to listen. The server adds it to pages as it hands them out, so it works for every book, and a
/// published one does not have it. Deferred: a page is shown without waiting for it.
pub const TAG: &str = "<script defer src=\"/__live.js\"></script>";

const SCRIPT: &str = include_str!("../../../../theme/live-reload.js");

/// The route that a page listens to, and the script that listens.
pub fn router(status: watch::Receiver<Status>) -> Router {
    let script = async |request: HeaderMap| caching::embedded(&request, JAVASCRIPT, SCRIPT);
    Router::new()
        .route("/__live.js", get(script))
        .layer(CompressionLayer::new())
        .route("/__live", get(connect))
        .with_state(status)
}

async fn connect(
    State(status): State<watch::Receiver<Status>>,
    Extension(seat): Extension<Arc<Seat>>,
    headers: HeaderMap,
    upgrade: WebSocketUpgrade,
) -> Response {
    if !guard::same_origin(&headers) {
        return guard::refusal(
            StatusCode::FORBIDDEN,
            "Only pages of this book may listen here.",
        );
    }
    // Pages have nothing to say; a long message must not fill our memory.
    upgrade.max_message_size(1024).on_upgrade(move |socket| {
        seat.become_page();
        tell(socket, status)
    })
}

/// Sends the status as it is, then each change of it, until either side goes away.
async fn tell(mut socket: WebSocket, mut status: watch::Receiver<Status>) {
    status.mark_changed();
    let mut told = Told::default();
    loop {
        tokio::select! {
            changed = status.changed() => {
                if changed.is_err() {
                    return;
                }
                let now = status.borrow_and_update().clone();
                for message in told.news(now) {
                    if socket.send(message).await.is_err() {
                        return;
                    }
                }
            }
            received = socket.recv() => {
                if !matches!(received, Some(Ok(_))) {
                    return;
                }
            }
        }
    }
}
