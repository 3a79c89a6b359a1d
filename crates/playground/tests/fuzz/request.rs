//! Requests over HTTP, through the router.

use crate::{edited, holds};
use axum::Router;
use axum::body::Body;
use axum::http::Request;
use http_body_util::BodyExt;
use playground::http::{Service, router};
use playground::toolchain::Toolchain;
use playground::{Limits, Playground, Setup};
use proptest::collection::vec;
use proptest::prelude::*;
use std::sync::Arc;
use tokio::runtime;
use tower::ServiceExt;

const PATHS: [&str; 5] = [
    "/playground/run",
    "/playground/check",
    "/playground/explore",
    "/playground/hello",
    "/playground/%2e%2e/run",
];

const BODIES: [&str; 3] = [
    r#"{"code": "fn main() {}", "edition": "2021", "mode": "release", "tests": true, "channel": "stable"}"#,
    r#"{"code": "fn main() {}", "model": "weak", "eager": ["spawn", "unlock"], "spurious": true}"#,
    "[[\"fn main() {}\", \"2021\"]]",
];

const HEADERS: [&str; 9] = [
    "origin",
    "sec-fetch-site",
    "content-type",
    "x-playground-token",
    "content-length",
    "accept-encoding",
    "host",
    "expect",
    "transfer-encoding",
];

/// A service that has no place for any program: what is admitted is told to come back.
fn service(work: &std::path::Path) -> Router {
    let limits = Limits {
        compiling: 0,
        running: 0,
        waiting: 0,
        compilers: 0,
        ..Limits::default()
    };
    let setup = Setup {
        work: work.to_owned(),
        stub: "/proc/self/exe".into(),
        limits: limits.clone(),
        crates: None,
    };
    let toolchain = Toolchain::find().expect("there is a compiler here");
    let playground =
        Playground::with_toolchain(toolchain, setup).expect("a playground starts here");
    router(Arc::new(Service::new(Ok(Arc::new(playground)), limits))).0
}

async fn ask(router: Router, request: Request<Body>) -> (u16, String) {
    let answer = router
        .oneshot(request)
        .await
        .expect("every request is answered");
    let status = answer.status().as_u16();
    let body = answer.into_body().collect().await.expect("to its end");
    let text = String::from_utf8(body.to_bytes().to_vec()).expect("answers are text");
    (status, text)
}

#[remembered::test]
fn every_request_is_answered_by_a_status_and_a_sentence() {
    let work = tempfile::tempdir().unwrap();
    let runtime = runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    let router = service(work.path());
    let hello = Request::get("/playground/hello")
        .body(Body::empty())
        .unwrap();
    let (_, hello) = runtime.block_on(ask(router.clone(), hello));
    let hello: serde_json::Value = serde_json::from_str(&hello).unwrap();
    let token = hello["token"].as_str().unwrap().to_owned();
    let edit = (any::<usize>(), 0..20usize, "[\\PC\\[{\"]{0,3}");
    let body = prop_oneof![
        4 => (prop::sample::select(BODIES.to_vec()), vec(edit, 0..3)).prop_map(|(body, edits)| edited(body, &edits).into_bytes()),
        1 => vec(any::<u8>(), 0..200),
        1 => (1..200_000usize).prop_map(|deep| "[".repeat(deep).into_bytes()),
        1 => (1..70_000usize).prop_map(|deep| format!("{{\"code\":{}", "{\"a\":".repeat(deep / 5)).into_bytes()),
    ];
    let header = (prop::sample::select(HEADERS.to_vec()), "[ -~]{0,40}");
    let strategy = (
        prop::sample::select(PATHS.to_vec()),
        prop::sample::select(vec!["POST", "GET", "PUT"]),
        vec(header, 0..3),
        any::<(bool, bool)>(),
        body,
    );
    holds(
        &strategy,
        |(path, method, headers, (has_token, is_json), body)| {
            let mut request = Request::builder().uri(path).method(method);
            if has_token {
                request = request.header("x-playground-token", &token);
            }
            if is_json {
                request = request.header("content-type", "application/json");
            }
            for (name, value) in headers {
                request = request.header(name, value);
            }
            let request = request.body(Body::from(body)).unwrap();
            let (status, text) = runtime.block_on(ask(router.clone(), request));
            match status {
                404 | 405 => prop_assert!(text.is_empty()),
                200 => prop_assert!(path == "/playground/hello"),
                400 | 403 | 413 | 415 | 421 | 503 => {
                    let told: serde_json::Value = serde_json::from_str(&text).expect("JSON");
                    let sentence = told["error"].as_str().expect("a sentence");
                    prop_assert!(
                        !sentence.is_empty() && !sentence.contains('\n'),
                        "{}",
                        sentence
                    );
                    prop_assert!(text.len() < 128 << 10);
                }
                other => prop_assert!(false, "{} {}", other, text),
            }
            Ok(())
        },
    );
}
