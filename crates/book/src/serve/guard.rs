//! What every request must pass, and what every answer must carry.
//!
//! The book listens on the loopback interface, yet any web page the reader visits can make the
//! browser call it. Two headers that a page cannot forge keep such pages out:
//!
//! - `Host` names this server. A domain that was rebound to 127.0.0.1 still sends its own name
//!   ([DNS rebinding](https://en.wikipedia.org/wiki/DNS_rebinding)).
//! - `Origin` names the page that asks. [`same_origin`] is for every route that does more than
//!   hand out a file: browsers let any page open a WebSocket to any host.

use std::net::SocketAddr;
use std::sync::Arc;

use axum::Json;
use axum::body::to_bytes;
use axum::extract::{Request, State};
use axum::http::header::{
    CONTENT_LENGTH, CONTENT_SECURITY_POLICY, CONTENT_TYPE, HOST, HeaderName, ORIGIN,
    REFERRER_POLICY, X_CONTENT_TYPE_OPTIONS,
};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};

/// mdBook's pages contain inline scripts and styles; nothing may come from, or go to, another host.
const POLICY: &str = "default-src 'self'; \
    script-src 'self' 'unsafe-inline'; \
    style-src 'self' 'unsafe-inline'; \
    img-src 'self' data:; \
    connect-src 'self'; \
    object-src 'none'; \
    base-uri 'self'; \
    form-action 'self'; \
    frame-ancestors 'none'";

/// In bytes.
const LONGEST_SENTENCE: usize = 4096;

const ON_EVERY_ANSWER: [(HeaderName, &str); 3] = [
    (CONTENT_SECURITY_POLICY, POLICY),
    (REFERRER_POLICY, "no-referrer"),
    (X_CONTENT_TYPE_OPTIONS, "nosniff"),
];

/// The names this server answers to, compared as a whole: accepting a suffix, or any IP address,
/// is how others were broken into (CVE-2025-24010, CVE-2025-30360).
#[derive(Clone)]
pub struct Hosts(Arc<[String; 3]>);

impl Hosts {
    /// The three ways to write a loopback address with the port of `address`.
    pub fn of(address: SocketAddr) -> Self {
        let port = address.port();
        Self(Arc::new(
            ["127.0.0.1", "localhost", "[::1]"].map(|name| format!("{name}:{port}")),
        ))
    }

    fn contain(&self, host: &str) -> bool {
        self.0.iter().any(|known| known == host)
    }

    /// Whether the request names us, in its only `Host` header and, if it has one, in its target:
    /// `GET http://elsewhere/ HTTP/1.1` is allowed by HTTP and takes precedence over the header.
    fn are_meant_by(&self, request: &Request) -> bool {
        let target = request
            .uri()
            .authority()
            .map(|authority| authority.as_str());
        only(request.headers(), HOST).is_some_and(|host| self.contain(host))
            && target.is_none_or(|host| self.contain(host))
    }
}

/// Middleware: refuses requests that are not addressed to this server with 421.
pub async fn check_host(State(hosts): State<Hosts>, request: Request, next: Next) -> Response {
    if hosts.are_meant_by(&request) {
        next.run(request).await
    } else {
        refusal(
            StatusCode::MISDIRECTED_REQUEST,
            "This server answers only to 127.0.0.1, localhost and [::1] with its own port.",
        )
    }
}

/// Middleware: adds the security headers to every answer, refusals included.
pub async fn add_headers(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    for (name, value) in ON_EVERY_ANSWER {
        response
            .headers_mut()
            .insert(name, HeaderValue::from_static(value));
    }
    response
}

/// Middleware: says in one sentence why a request is refused, where the router says so with a bare status or in plain
/// text. Pages about an error are left as they are.
pub async fn explain_refusals(request: Request, next: Next) -> Response {
    let response = next.run(request).await;
    if !is_unexplained(&response) {
        return response;
    }
    let (mut head, body) = response.into_parts();
    // A longer one is no sentence.
    let text = to_bytes(body, LONGEST_SENTENCE).await.unwrap_or_default();
    let text = String::from_utf8_lossy(&text);
    let sentence = match text.trim() {
        "" => sentence(head.status),
        said => said.to_owned(),
    };
    head.headers.remove(CONTENT_LENGTH);
    head.headers.remove(CONTENT_TYPE);
    (head.status, head.headers, explanation(&sentence)).into_response()
}

fn is_unexplained(response: &Response) -> bool {
    let status = response.status();
    let kind = response.headers().get(CONTENT_TYPE);
    let is_plain = kind.is_none_or(|kind| kind.as_bytes().starts_with(b"text/plain"));
    (status.is_client_error() || status.is_server_error()) && is_plain
}

/// What there is to say of a bare status.
fn sentence(status: StatusCode) -> String {
    match status {
        // axum adds `Allow` only after all middleware.
        StatusCode::METHOD_NOT_ALLOWED => {
            "This method is not answered here; the header Allow names the methods that are.".into()
        }
        _ => format!(
            "The server answers: {}.",
            status.canonical_reason().unwrap_or("no")
        ),
    }
}

/// Whether the request comes from one of our own pages, or from a program that is no browser and
/// sends no `Origin`. Relies on [`check_host`] having vouched for `Host`.
pub fn same_origin(headers: &HeaderMap) -> bool {
    if !headers.contains_key(ORIGIN) {
        return true;
    }
    match (only(headers, ORIGIN), only(headers, HOST)) {
        (Some(origin), Some(host)) => origin.strip_prefix("http://") == Some(host),
        _ => false,
    }
}

/// An answer that says in one sentence why a request was refused.
pub fn refusal(status: StatusCode, sentence: &str) -> Response {
    (status, explanation(sentence)).into_response()
}

fn explanation(sentence: &str) -> Json<Value> {
    Json(json!({ "error": sentence }))
}

/// The value of a header that must be there exactly once.
fn only(headers: &HeaderMap, name: HeaderName) -> Option<&str> {
    let mut values = headers.get_all(name).iter();
    let value = values.next()?.to_str().ok()?;
    values.next().is_none().then_some(value)
}
