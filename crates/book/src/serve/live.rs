//! Telling open pages that the book was rebuilt, or why it could not be.
//!
//! Over a WebSocket, not server-sent events: those occupy a connection a page, and a browser
//! allows six to one host, so the seventh open chapter would never load.

use ::playground::http::guard;
use axum::Router;
use axum::extract::State;
use axum::extract::ws::{Message, WebSocket, WebSocketUpgrade};
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use axum::routing::get;
use serde_json::json;
use tokio::sync::watch;
use tower_http::compression::CompressionLayer;

/// How the book fares. Both are set when a build failed after a good one, neither before the
/// first build has ended.
#[derive(Clone, Default)]
pub struct Status {
    /// The number of the build that is served.
    pub build: Option<u64>,
    /// Why the latest build failed.
    pub error: Option<String>,
}

impl Status {
    /// `{"build": N}` when there is a book to see, then `{"error": "…"}` when it is out of date.
    fn messages(&self) -> impl Iterator<Item = Message> {
        let build = self.build.map(|number| json!({ "build": number }));
        let error = self.error.as_ref().map(|text| json!({ "error": text }));
        build
            .into_iter()
            .chain(error)
            .map(|value| Message::text(value.to_string()))
    }
}

/// What a page needs to listen. The server adds it to pages as it hands them out, so it works for every book, and a
/// published one does not have it. Deferred: a page is shown without waiting for it.
pub const TAG: &str = "<script defer src=\"/__live.js\"></script>";

const SCRIPT: &str = include_str!("../../../../theme/live-reload.js");

/// The route that a page listens to, and the script that listens.
pub fn router(status: watch::Receiver<Status>) -> Router {
    let script = (
        [
            (CONTENT_TYPE, "text/javascript; charset=utf-8"),
            (CACHE_CONTROL, "no-cache"),
        ],
        SCRIPT,
    );
    Router::new()
        .route("/__live.js", get(async move || script))
        .layer(CompressionLayer::new())
        .route("/__live", get(connect))
        .with_state(status)
}

async fn connect(
    State(status): State<watch::Receiver<Status>>,
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
    upgrade
        .max_message_size(1024)
        .on_upgrade(|socket| tell(socket, status))
}

/// Sends the status as it is, then each change of it, until either side goes away.
async fn tell(mut socket: WebSocket, mut status: watch::Receiver<Status>) {
    status.mark_changed();
    loop {
        tokio::select! {
            changed = status.changed() => {
                if changed.is_err() {
                    return;
                }
                let now = status.borrow_and_update().clone();
                for message in now.messages() {
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
