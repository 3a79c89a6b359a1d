//! Handing out the files of the book over HTTP.

mod error_page;
pub mod readers;
pub mod scripts;
pub mod site;
pub mod stamp;

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use ::playground::http::guard;
use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::State;
use axum::http::header::{CACHE_CONTROL, CONTENT_LENGTH, CONTENT_TYPE};
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use tokio::sync::watch;
use tokio::time::timeout;
use tower_http::CompressionLevel;
use tower_http::compression::CompressionLayer;
use tower_http::compression::predicate::{DefaultPredicate, NotForContentType, Predicate};

use super::http::caching;
use super::http::kinds::{HTML, content_type};
use super::live::Status;
use super::watch::Prompter;
use readers::{Readers, held};
use site::{Content, Found, Site, is_html};
use stamp::Stamp;

/// What most files are not larger than, in bytes.
const USUAL: u64 = 256 << 10;

/// How long a reader waits for pages that are made anew.
const PATIENCE: Duration = Duration::from_secs(20);

/// The level at which Brotli makes pages smaller than gzip does, in some milliseconds.
const QUALITY: CompressionLevel = CompressionLevel::Precise(8);

/// Everything a page can be made from.
#[derive(Clone)]
struct Book {
    site: Arc<Site>,
    readers: Readers,
    prompter: Prompter,
    status: watch::Receiver<Status>,
}

/// Every path that no other router claims. `GET` and `HEAD` only: the rest is answered with 405.
pub fn router(
    site: Arc<Site>,
    readers: Readers,
    prompter: Prompter,
    status: watch::Receiver<Status>,
) -> Router {
    // Fonts are compressed by themselves.
    let worthwhile = DefaultPredicate::new().and(NotForContentType::const_new("font/"));
    Router::new()
        .fallback(get(page))
        .with_state(Book {
            site,
            readers,
            prompter,
            status,
        })
        .layer(
            CompressionLayer::new()
                .quality(QUALITY)
                .compress_when(worthwhile),
        )
}

async fn page(State(book): State<Book>, uri: Uri, headers: HeaderMap) -> Response {
    let mut most = USUAL;
    let mut was_lost = false;
    loop {
        let (path, site) = (uri.path().to_owned(), Arc::clone(&book.site));
        let Some(share) = book.readers.share(most).await else {
            return StatusCode::INTERNAL_SERVER_ERROR.into_response();
        };
        let found = book.readers.read(move || site.find(&path, most)).await;
        let Some(found) = found else {
            return StatusCode::INTERNAL_SERVER_ERROR.into_response();
        };
        return match found {
            Found::Larger(length) => {
                most = length;
                continue;
            }
            Found::Lost if !was_lost => {
                was_lost = true;
                make_anew(&book).await;
                continue;
            }
            Found::Lost => {
                let sentence = "The pages are gone, and can't be made anew; the terminal says why.";
                guard::refusal(StatusCode::SERVICE_UNAVAILABLE, sentence)
            }
            Found::File {
                name,
                content: Content::Bytes(bytes),
                stamp,
            } => file(&name, bytes, &stamp, &headers, |bytes| held(bytes, share)),
            Found::File {
                name,
                content: Content::Long(open, length),
                stamp,
            } => long_file(&name, length, book.readers.stream(open), &stamp, &headers),
            Found::Folder => Redirect::permanent(&with_slash(&uri)).into_response(),
            Found::Nothing { page, stamp } => nothing(page, stamp),
            Found::NoBook => {
                let error = book.status.borrow().error.clone().unwrap_or_default();
                fresh(
                    StatusCode::SERVICE_UNAVAILABLE,
                    HTML,
                    error_page::render(&error).into_bytes(),
                )
            }
        };
    }
}

/// Has the book built, and waits for that.
async fn make_anew(book: &Book) {
    let mut status = book.status.clone();
    status.mark_unchanged();
    book.prompter.lost();
    let _ = timeout(PATIENCE, status.changed()).await;
}

fn file(
    name: &Path,
    bytes: Vec<u8>,
    stamp: &Stamp,
    headers: &HeaderMap,
    hold: impl FnOnce(Vec<u8>) -> Bytes,
) -> Response {
    let tag = tag(stamp);
    let keeping = caching::headers(name, &bytes, &tag);
    if caching::is_known(headers, &tag) {
        return (StatusCode::NOT_MODIFIED, keeping).into_response();
    }
    let bytes = if is_html(name) {
        stamp.put_on(bytes)
    } else {
        bytes
    };
    (keeping, [(CONTENT_TYPE, content_type(name))], hold(bytes)).into_response()
}

/// A file that is handed out as it is read.
fn long_file(name: &Path, length: u64, body: Body, stamp: &Stamp, headers: &HeaderMap) -> Response {
    let tag = tag(stamp);
    let keeping = caching::headers_of_unread(&tag);
    if caching::is_known(headers, &tag) {
        return (StatusCode::NOT_MODIFIED, keeping).into_response();
    }
    let kind = content_type(name).to_owned();
    let about = [(CONTENT_TYPE, kind), (CONTENT_LENGTH, length.to_string())];
    (keeping, about, body).into_response()
}

fn tag(stamp: &Stamp) -> String {
    format!("W/\"{}\"", stamp.number)
}

fn nothing(page: Option<Vec<u8>>, stamp: Stamp) -> Response {
    match page {
        Some(page) => fresh(StatusCode::NOT_FOUND, HTML, stamp.put_on(page)),
        None => guard::refusal(StatusCode::NOT_FOUND, "There is no such page."),
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

fn with_slash(uri: &Uri) -> String {
    match uri.query() {
        Some(query) => format!("{}/?{query}", uri.path()),
        None => format!("{}/", uri.path()),
    }
}
