//! Handing out the files of the book over HTTP.

use std::path::Path;
use std::sync::Arc;

use axum::Router;
use axum::extract::State;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, ETAG, IF_NONE_MATCH};
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use tokio::sync::watch;
use tower_http::compression::CompressionLayer;
use tower_http::compression::predicate::{DefaultPredicate, NotForContentType, Predicate};

use super::error_page;
use super::live::{self, Status};
use super::site::{Found, Site, is_html};

const HTML: &str = "text/html; charset=utf-8";

/// Everything a page can be made from.
#[derive(Clone)]
struct Book {
    site: Arc<Site>,
    status: watch::Receiver<Status>,
}

/// Every path that no other router claims. `GET` and `HEAD` only: the rest is answered with 405.
pub fn router(site: Arc<Site>, status: watch::Receiver<Status>) -> Router {
    // Fonts are compressed by themselves.
    let worthwhile = DefaultPredicate::new().and(NotForContentType::const_new("font/"));
    Router::new()
        .fallback(get(page))
        .with_state(Book { site, status })
        .layer(CompressionLayer::new().compress_when(worthwhile))
}

async fn page(State(book): State<Book>, uri: Uri, headers: HeaderMap) -> Response {
    let path = uri.path().to_owned();
    let site = book.site;
    let Ok(found) = tokio::task::spawn_blocking(move || site.find(&path)).await else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    match found {
        Found::File {
            name,
            bytes,
            edition,
        } => file(&name, bytes, edition, &headers),
        Found::Folder => Redirect::permanent(&with_slash(&uri)).into_response(),
        Found::Nothing { page, edition } => nothing(page, edition),
        Found::NoBook => {
            let error = book.status.borrow().error.clone().unwrap_or_default();
            fresh(
                StatusCode::SERVICE_UNAVAILABLE,
                HTML,
                error_page::render(&error).into_bytes(),
            )
        }
    }
}

/// A file that the browser may keep, but must ask about each time: the author changes it often,
/// and the reader walks through many pages with the same scripts.
fn file(name: &Path, bytes: Vec<u8>, edition: u64, headers: &HeaderMap) -> Response {
    let tag = format!("W/\"{edition}\"");
    let caching = [(CACHE_CONTROL, "no-cache".to_owned()), (ETAG, tag.clone())];
    if headers
        .get(IF_NONE_MATCH)
        .is_some_and(|known| known.as_bytes() == tag.as_bytes())
    {
        return (StatusCode::NOT_MODIFIED, caching).into_response();
    }
    let bytes = if is_html(name) {
        stamped(bytes, edition)
    } else {
        bytes
    };
    (caching, [(CONTENT_TYPE, content_type(name))], bytes).into_response()
}

fn nothing(page: Option<Vec<u8>>, edition: u64) -> Response {
    match page {
        Some(page) => fresh(StatusCode::NOT_FOUND, HTML, stamped(page, edition)),
        None => fresh(
            StatusCode::NOT_FOUND,
            "text/plain",
            b"There is no such page.\n".to_vec(),
        ),
    }
}

/// An answer that must not be kept, because the next may be another.
fn fresh(status: StatusCode, kind: &'static str, bytes: Vec<u8>) -> Response {
    (
        status,
        [(CACHE_CONTROL, "no-store"), (CONTENT_TYPE, kind)],
        bytes,
    )
        .into_response()
}

/// Writes into a page which build it is from, and the script that listens for newer ones. The page
/// could learn its build from the first live message, were it not for a build that ends between the
/// two.
fn stamped(mut page: Vec<u8>, edition: u64) -> Vec<u8> {
    const ROOT: &[u8] = b"<html";
    if let Some(start) = page.windows(ROOT.len()).position(|window| window == ROOT) {
        let attribute = format!(" data-build=\"{edition}\"");
        let end = start + ROOT.len();
        page.splice(end..end, attribute.into_bytes());
    }
    const HEAD: &[u8] = b"</head>";
    if let Some(end) = page.windows(HEAD.len()).position(|window| window == HEAD) {
        page.splice(end..end, live::TAG.bytes());
    }
    page
}

fn with_slash(uri: &Uri) -> String {
    match uri.query() {
        Some(query) => format!("{}/?{query}", uri.path()),
        None => format!("{}/", uri.path()),
    }
}

/// The types of what a book contains. Told `nosniff`, browsers run and render nothing else.
fn content_type(name: &Path) -> &'static str {
    match name
        .extension()
        .and_then(|extension| extension.to_str())
        .unwrap_or_default()
    {
        "html" => HTML,
        "css" => "text/css; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "json" | "map" => "application/json",
        "txt" | "md" | "rs" | "toml" => "text/plain; charset=utf-8",
        "xml" => "application/xml",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "gif" => "image/gif",
        "webp" => "image/webp",
        "avif" => "image/avif",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "woff" => "font/woff",
        "ttf" => "font/ttf",
        "webm" => "video/webm",
        "mp4" => "video/mp4",
        "pdf" => "application/pdf",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_carries_its_build() {
        let page = b"<!DOCTYPE HTML>\n<html lang=\"en\"><head></head><html>".to_vec();
        let expected = format!(
            "<!DOCTYPE HTML>\n<html data-build=\"7\" lang=\"en\"><head>{}</head><html>",
            live::TAG
        );
        assert_eq!(String::from_utf8(stamped(page, 7)).unwrap(), expected);
        assert_eq!(stamped(b"no page".to_vec(), 7), b"no page");
    }
}
