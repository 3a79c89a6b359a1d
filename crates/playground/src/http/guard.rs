//! What a request must pass.
//!
//! The server listens on the loopback interface, yet any web page the reader visits can make the browser call it. What
//! such a page cannot forge keeps it out:
//!
//! - `Host` names this server. A domain that was rebound to 127.0.0.1 still sends its own name
//!   ([DNS rebinding](https://en.wikipedia.org/wiki/DNS_rebinding)).
//! - `Origin` and `Sec-Fetch-Site` name the page that asks.
//! - The token is in an answer that only our own pages can read, and no other user of the machine.

use super::peer::Peer;
use super::thread;
use crate::hexadecimal::hexadecimal;
use axum::Json;
use axum::extract::{Request, State};
use axum::http::header::{HOST, HeaderName, ORIGIN};
use axum::http::{HeaderMap, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use serde_json::json;
use std::net::SocketAddr;
use std::sync::Arc;
use subtle::ConstantTimeEq;

/// The header that carries the token.
pub const TOKEN: HeaderName = HeaderName::from_static("x-playground-token");

const FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");

/// A status and the sentence that explains it.
#[derive(Debug)]
pub struct Refused(pub StatusCode, pub String);

impl IntoResponse for Refused {
    fn into_response(self) -> Response {
        refusal(self.0, &self.1)
    }
}

/// An answer that says in one sentence why a request was refused.
pub fn refusal(status: StatusCode, sentence: &str) -> Response {
    (status, Json(json!({ "error": sentence }))).into_response()
}

/// The names this server answers to, compared as a whole: accepting a suffix, or any IP address, is how others were
/// broken into (CVE-2025-24010, CVE-2025-30360).
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

/// Whether the request comes from one of our own pages, or from a program that is no browser and sends no `Origin`.
/// Relies on [`check_host`] having vouched for `Host`.
pub fn same_origin(headers: &HeaderMap) -> bool {
    if !headers.contains_key(ORIGIN) {
        return true;
    }
    match (only(headers, ORIGIN), only(headers, HOST)) {
        (Some(origin), Some(host)) => origin.strip_prefix("http://") == Some(host),
        _ => false,
    }
}

/// Whether the browser, if one asks, does so for a page of ours, or because its user typed the address.
///
/// # Errors
/// The refusal, if not.
pub fn may_read(headers: &HeaderMap) -> Result<(), Refused> {
    let site_is_ours = !headers.contains_key(FETCH_SITE)
        || only(headers, FETCH_SITE).is_some_and(|site| matches!(site, "same-origin" | "none"));
    if site_is_ours && same_origin(headers) {
        Ok(())
    } else {
        Err(foreign())
    }
}

/// Whether the token may be told to who asks from `peer`, if that is known: [`may_read`], and no other user of this machine.
///
/// # Errors
/// The refusal, if not.
pub async fn may_learn(headers: &HeaderMap, peer: Option<Peer>) -> Result<(), Refused> {
    may_read(headers)?;
    let Some(peer) = peer else {
        return Ok(());
    };
    // Where there is no thread, nothing is said of who it is: then nothing is told either.
    match thread::of_its_own(move || peer.is_stranger()).await {
        Ok(false) => Ok(()),
        Ok(true) => {
            let sentence = "This server is that of another user of this machine; start one of your own to run programs.";
            Err(Refused(StatusCode::FORBIDDEN, sentence.into()))
        }
        Err(error) => Err(Refused(StatusCode::SERVICE_UNAVAILABLE, error.to_string())),
    }
}

/// Whether a request that has something done comes from a page of ours, and knows `token`.
///
/// # Errors
/// The refusal, if not.
pub fn may_change(headers: &HeaderMap, token: &str) -> Result<(), Refused> {
    let site_is_ours = !headers.contains_key(FETCH_SITE)
        || only(headers, FETCH_SITE).is_some_and(|site| site == "same-origin");
    if !site_is_ours || !same_origin(headers) {
        return Err(foreign());
    }
    let knows = only(headers, TOKEN)
        .is_some_and(|given| bool::from(given.as_bytes().ct_eq(token.as_bytes())));
    if knows {
        Ok(())
    } else {
        let sentence = "The header X-Playground-Token must carry, once, the token that the hello of this address gives.";
        Err(Refused(StatusCode::FORBIDDEN, sentence.into()))
    }
}

fn foreign() -> Refused {
    let sentence = "Only pages of this server may ask this.";
    Refused(StatusCode::FORBIDDEN, sentence.into())
}

/// A token that nobody can guess, new for each server: 32 hexadecimal digits.
///
/// # Panics
/// When the system has no random numbers.
pub fn token() -> String {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes).expect("the system has random numbers");
    hexadecimal(bytes)
}

/// The value of a header that must be there exactly once.
pub(super) fn only(headers: &HeaderMap, name: HeaderName) -> Option<&str> {
    let mut values = headers.get_all(name).iter();
    let value = values.next()?.to_str().ok()?;
    values.next().is_none().then_some(value)
}
