//! The page's side of the playground, for books that do not bring it: a bar with Run, Edit and Copy at each program.
//!
//! These are the files that our own book loads as its own, so there is one playground for all.

use axum::Router;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::routing::get;

/// What a page needs to have its programs run.
pub const TAGS: &str = "<link rel=\"stylesheet\" href=\"/__playground/playground.css\">\
    <script defer src=\"/__playground/playground.js\"></script>";

const JAVASCRIPT: &str = "text/javascript; charset=utf-8";
const CSS: &str = "text/css; charset=utf-8";

/// A file of the repository, as part of this program.
macro_rules! ours {
    ($path:literal) => {
        include_str!(concat!("../../../../", $path))
    };
}

/// Address, type and content of each file.
const FILES: [(&str, &str, &str); 3] = [
    (
        "/__playground/playground.css",
        CSS,
        ours!("theme/css/playground.css"),
    ),
    (
        "/__playground/playground.js",
        JAVASCRIPT,
        ours!("theme/playground.js"),
    ),
    // Loaded by the script, on the first Edit.
    (
        "/__playground/editor.js",
        JAVASCRIPT,
        ours!("src/editor.js"),
    ),
];

/// The routes of these files. The browser asks each time, as for those of a book.
pub fn router() -> Router {
    FILES
        .into_iter()
        .fold(Router::new(), |router, (address, kind, content)| {
            let file = ([(CONTENT_TYPE, kind), (CACHE_CONTROL, "no-cache")], content);
            router.route(address, get(async move || file))
        })
}
