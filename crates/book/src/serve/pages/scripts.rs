//! The page's side of the playground, for books that do not bring it: a bar with Run, Edit and Copy at each program; and that
//! of the author's marks, for books whose listings are proved.
//!
//! These are the files that our own book loads as its own, so there is one playground for all.

use axum::Router;
use axum::http::HeaderMap;
use axum::routing::get;

use crate::serve::http::caching;
use crate::serve::http::kinds::{CSS, JAVASCRIPT};

/// What a page needs to have its programs run.
pub const TAGS: &str = "<link rel=\"stylesheet\" href=\"/__playground/playground.css\">\
    <link rel=\"stylesheet\" media=\"print\" href=\"/__playground/paper.css\">\
    <script defer src=\"/__playground/playground.js\"></script>";

/// A file of the repository, as part of this program.
macro_rules! ours {
    ($path:literal) => {
        include_str!(concat!("../../../../../", $path))
    };
}

/// Address, type and content of each file.
const FILES: [(&str, &str, &str); 9] = [
    (
        "/__playground/playground.css",
        CSS,
        concat!(
            ours!("theme/css/playground.css"),
            ours!("theme/css/result.css")
        ),
    ),
    ("/__playground/paper.css", CSS, ours!("theme/css/paper.css")),
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
    ("/__author/author.css", CSS, ours!("theme/css/author.css")),
    (
        "/__author/main.js",
        JAVASCRIPT,
        ours!("theme/js/author/main.js"),
    ),
    (
        "/__author/strip.js",
        JAVASCRIPT,
        ours!("theme/js/author/strip.js"),
    ),
    (
        "/__author/difference.js",
        JAVASCRIPT,
        ours!("theme/js/author/difference.js"),
    ),
    (
        "/__author/record.js",
        JAVASCRIPT,
        ours!("theme/js/author/record.js"),
    ),
];

/// The routes of these files. The browser asks each time, as for those of a book.
pub fn router() -> Router {
    FILES
        .into_iter()
        .fold(Router::new(), |router, (address, kind, content)| {
            let file = async move |request: HeaderMap| caching::embedded(&request, kind, content);
            router.route(address, get(file))
        })
}
