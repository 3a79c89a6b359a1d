//! What every answer carries: headers that keep pages to themselves, and, where it is a refusal, a sentence that says why.

use ::playground::http::guard::refusal;
use axum::body::to_bytes;
use axum::extract::Request;
use axum::http::header::{
    CONTENT_LENGTH, CONTENT_SECURITY_POLICY, CONTENT_TYPE, HeaderName, REFERRER_POLICY,
    X_CONTENT_TYPE_OPTIONS,
};
use axum::http::{HeaderValue, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

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

const RESOURCE_POLICY: HeaderName = HeaderName::from_static("cross-origin-resource-policy");
const OPENER_POLICY: HeaderName = HeaderName::from_static("cross-origin-opener-policy");

/// Pages of other addresses can't load an answer in the place of an image or a script of theirs.
const ON_EVERY_ANSWER: [(HeaderName, &str); 2] = [
    (RESOURCE_POLICY, "same-origin"),
    (X_CONTENT_TYPE_OPTIONS, "nosniff"),
];

/// Pages of other addresses can't hold the window of a page, nor learn its address.
const ON_WHAT_ACTS: [(HeaderName, &str); 3] = [
    (OPENER_POLICY, "same-origin"),
    (REFERRER_POLICY, "no-referrer"),
    (CONTENT_SECURITY_POLICY, POLICY),
];

/// What can do nothing, and so needs no policy: a twentieth of what a chapter weighs. A script is not among these, as one
/// that is started as a worker has the policy that it came with.
const INERT: [&str; 2] = ["text/css", "font/"];

/// Middleware: adds the security headers to every answer, refusals included.
pub async fn add_headers(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let kind = response.headers().get(CONTENT_TYPE);
    let kind = kind.and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    let is_inert = INERT.iter().any(|inert| kind.starts_with(inert));
    let of_acting = ON_WHAT_ACTS.into_iter().filter(|_| !is_inert);
    for (name, value) in ON_EVERY_ANSWER.into_iter().chain(of_acting) {
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
    (head.headers, refusal(head.status, &sentence)).into_response()
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
