//! Telling open pages that the book was rebuilt, or why it could not be, and what came of its listings.
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
use serde::Serialize;
use serde_json::json;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;
use tokio::sync::watch;
use tower_http::compression::CompressionLayer;

use super::verdict::Verdict;
use crate::build::preprocess::Mistakes;
use crate::listings::listing::Name;

/// How the book fares. Of `build` and `error` both are set when a build failed after a good one, neither before the first
/// build has ended.
#[derive(Clone, Default)]
pub struct Status {
    /// The number of the build that is served.
    pub build: Option<u64>,
    /// Why the latest build failed.
    pub error: Option<String>,
    /// What is wrong with the build that is served.
    pub mistakes: Arc<Vec<Mistake>>,
    /// What became of the listings that changed.
    pub verdicts: BTreeMap<Name, Arc<Verdict>>,
}

/// Something wrong with a chapter or a listing, which keeps no page back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Mistake {
    /// The address of the page that it is marked on, relative to the root of the book; none when it is of no page.
    pub page: Option<String>,
    /// The mark on that page.
    pub id: Option<String>,
    /// Where it is, and what.
    pub text: String,
}

impl Mistake {
    /// All of those that a build tells of.
    pub fn all(mistakes: &Mistakes) -> Vec<Self> {
        let others = mistakes.others.iter().map(|problem| Self {
            page: None,
            id: None,
            text: problem.to_string(),
        });
        let of_pages = mistakes.faults.iter().map(|fault| Self {
            page: Some(address(&fault.page)),
            id: Some(fault.id.clone()),
            text: fault.problem.to_string(),
        });
        others.chain(of_pages).collect()
    }
}

/// Where mdBook puts the page of a chapter.
fn address(chapter: &Path) -> String {
    let page = match chapter.file_name() {
        Some(name) if name == "README.md" => chapter.with_file_name("index.html"),
        _ => chapter.with_extension("html"),
    };
    page.to_string_lossy().replace('\\', "/")
}

/// What one page was told.
#[derive(Default)]
struct Told {
    verdicts: BTreeMap<Name, Arc<Verdict>>,
}

impl Told {
    /// `{"build": N}` when there is a book to see and `{"mistakes": […]}` in it, `{"error": "…"}` when it is out of date, and
    /// for each listing of which there is news `{"listing": "threads/spawn", "state": …}`.
    fn news(&mut self, status: &Status) -> Vec<Message> {
        let mut news = Vec::new();
        if let Some(number) = status.build {
            news.push(json!({ "build": number }));
            news.push(json!({ "mistakes": *status.mistakes }));
        }
        news.extend(status.error.iter().map(|text| json!({ "error": text })));
        for (name, verdict) in &status.verdicts {
            if self.verdicts.get(name) != Some(verdict) {
                let mut told = json!(**verdict);
                told["listing"] = name.to_string().into();
                news.push(told);
            }
        }
        self.verdicts.clone_from(&status.verdicts);
        news.into_iter()
            .map(|value| Message::text(value.to_string()))
            .collect()
    }
}

/// What a page needs to listen. The server adds it to pages as it hands them out, so it works for every book, and a
/// published one does not have it. Deferred: a page is shown without waiting for it.
pub const TAG: &str = "<script defer src=\"/__live.js\"></script>";

const SCRIPT: &str = include_str!(concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../../theme/live-reload.js"
));

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
    let mut told = Told::default();
    loop {
        tokio::select! {
            changed = status.changed() => {
                if changed.is_err() {
                    return;
                }
                let now = status.borrow_and_update().clone();
                for message in told.news(&now) {
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
