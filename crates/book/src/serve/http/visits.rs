//! Keeping what an earlier server has left in the browser from acting as a page of ours.
//!
//! A port is used by one server after another, and the browser takes them for one. A service worker that another server has
//! installed would answer in the place of this one, read what is meant for its pages, and have programs run. So:
//!
//! - None is installed here: a browser that asks for the script of one is refused.
//! - A browser is known by a cookie, whose value is new with each server. One that comes to read a page without it is told to
//!   clear what it keeps for this address, workers included, *before* it gets the cookie.
//! - Without the cookie a browser has nothing run, and does not learn the token.
//!
//! Clearing takes what readers have written, too. If a browser has been here, which an old cookie tells, a page of ours takes
//! that along. Other servers on this machine see the cookie, as cookies ignore ports; its value serves no other purpose.
//!
//! Browsers before 2023 do not say that they are one (`Sec-Fetch-Site`), and are not known.

use std::sync::Arc;

use ::playground::http::guard::{refusal, token};
use axum::extract::{Request, State};
use axum::http::header::{CACHE_CONTROL, COOKIE, HeaderName, SET_COOKIE};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode};
use axum::middleware::Next;
use axum::response::{Html, IntoResponse, Redirect, Response};

/// What has something done, or tells what it takes.
const GUARDED: [&str; 3] = ["/playground/", "/author/", "/practice/"];

/// Where a browser is cleared that has been here.
const CLEARED: &str = "/__visit";

const CLEAR_SITE_DATA: HeaderName = HeaderName::from_static("clear-site-data");

/// Of a page that takes what readers have written along, and of the one that puts it back.
const TAKES: &str = include_str!("visits/takes.html");
const PUTS: &str = include_str!("visits/puts.html");

/// The browsers that a server knows.
#[derive(Clone)]
pub struct Visits(Arc<Cookie>);

struct Cookie {
    name: String,
    value: String,
}

/// What a browser has of ours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Has {
    /// The cookie of this server.
    Ours,
    /// That of an earlier one, on the same port.
    Old,
    Nothing,
}

impl Visits {
    /// None yet, of the server on this port.
    pub fn on(port: u16) -> Self {
        Self(Arc::new(Cookie {
            name: format!("fearless-{port}"),
            value: token(),
        }))
    }

    fn has(&self, headers: &HeaderMap) -> Has {
        let Cookie { name, value } = &*self.0;
        let cookies = headers.get_all(COOKIE).iter();
        cookies
            .filter_map(|cookies| cookies.to_str().ok())
            .flat_map(|cookies| cookies.split(';'))
            .filter_map(|cookie| cookie.trim().split_once('='))
            .filter(|(known, _)| known == name)
            .map(|(_, known)| if known == value { Has::Ours } else { Has::Old })
            .next()
            .unwrap_or(Has::Nothing)
    }

    /// Has the browser clear what it keeps for this address, and know us from then on.
    fn clear(&self, response: Response) -> Response {
        let mut response = cleared(response);
        let Cookie { name, value } = &*self.0;
        // Readable by no script, and kept for a year, so that what a reader has written is taken along.
        let cookie = format!("{name}={value}; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax");
        let headers = response.headers_mut();
        if let Ok(cookie) = cookie.parse() {
            headers.append(SET_COOKIE, cookie);
        }
        // Another browser would be given the cookie, or the same one be cleared again.
        headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
        response
    }
}

/// Middleware: see above.
pub async fn know(State(visits): State<Visits>, request: Request, next: Next) -> Response {
    let headers = request.headers();
    let says = |name: &str, value: &str| headers.get(name).is_some_and(|it| it == value);
    let has = visits.has(headers);
    if says("service-worker", "script") {
        let sentence = "No service worker may be installed here: it would outlive this server, and control the pages of the next.";
        let refused = refusal(StatusCode::FORBIDDEN, sentence);
        // There is one already, which the browser looks after; or a page asks that we did not hand out.
        return match has {
            Has::Ours => refused,
            Has::Old | Has::Nothing => cleared(refused),
        };
    }
    // A worker that passes a navigation on can change no more than what it is for, to nothing.
    let is_page = says("sec-fetch-mode", "navigate")
        && (says("sec-fetch-dest", "document") || says("sec-fetch-dest", "empty"));
    let path = request.uri().path();
    if is_page && request.method() == Method::GET {
        return match has {
            Has::Ours if path == CLEARED => Html(PUTS).into_response(),
            Has::Ours => next.run(request).await,
            Has::Old if path == CLEARED && says("sec-fetch-site", "same-origin") => {
                visits.clear(Html(PUTS).into_response())
            }
            Has::Old if path == CLEARED => Redirect::to("/").into_response(),
            Has::Old => ([(CACHE_CONTROL, "no-store")], Html(TAKES)).into_response(),
            Has::Nothing => {
                let request = unconditional(request);
                visits.clear(next.run(request).await)
            }
        };
    }
    let is_guarded = GUARDED.iter().any(|guarded| path.starts_with(guarded));
    if is_guarded && has != Has::Ours && says("sec-fetch-site", "same-origin") {
        let sentence =
            "This server does not know this page, which an earlier one has handed out: reload it.";
        let refused = refusal(StatusCode::FORBIDDEN, sentence);
        // It may be a worker that asks. A page of ours puts back what it has kept.
        return cleared(refused);
    }
    next.run(request).await
}

/// The answer by which a browser forgets what an earlier server has left, and does not know us.
fn cleared(mut response: Response) -> Response {
    let clear = HeaderValue::from_static("\"storage\"");
    response.headers_mut().insert(CLEAR_SITE_DATA, clear);
    response
}

/// What the browser has of the page may be of an earlier server.
fn unconditional(mut request: Request) -> Request {
    use axum::http::header::{IF_MODIFIED_SINCE, IF_NONE_MATCH};
    request.headers_mut().remove(IF_NONE_MATCH);
    request.headers_mut().remove(IF_MODIFIED_SINCE);
    request
}
