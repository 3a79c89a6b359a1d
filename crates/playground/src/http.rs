//! A playground over HTTP.
//!
//! | route | answers |
//! |---|---|
//! | `GET /playground/hello` | what a client has to know: token, compiler, crates, isolation, limits |
//! | `POST /playground/run` | [`Event`](crate::Event)s, a line of JSON each, as they come; the last is the end |
//! | `POST /playground/check` | the same, without running: diagnostics and the end |
//! | `POST /playground/explore` | the same, with the graph of all schedules in place of output |
//!
//! A client sends a [`Program`](crate::Program) as JSON, and the token of `hello` in the header `X-Playground-Token`.
//! Closing the connection stops the program. What is refused is told as `{"error": "one sentence"}`.
//!
//! - [`Service`] is what there is to ask, [`hello`] tells about it.
//! - [`guard`] keeps web pages of others out, and, as far as [`peer`] tells, other users of the machine.
//! - [`thread`] has what blocks done, and says so when there is no thread for it.
//! - [`body`] reads a request, [`wish`] is what it asks for, [`answer`] streams the events, [`places`] bounds how many there are.

mod answer;
pub mod body;
pub mod guard;
mod hello;
pub mod peer;
mod places;
mod service;
pub mod thread;
mod wish;

use crate::playground::Playground;
use crate::program::Program;
use crate::stop::Stop;
use axum::Router;
use axum::body::Body;
use axum::extract::State;
use axum::http::header::{HeaderValue, RETRY_AFTER};
use axum::http::{Request, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use guard::{Refused, refusal};
use places::Admitted;
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::sync::Arc;
use thread::Unfinished;
use wish::{Exploration, Wish};

pub use service::Service;

/// The routes of `service`, and what they begin. Whoever mounts them adds [`guard::check_host`] around everything that is served.
pub fn router(service: Arc<Service>) -> (Router, Unfinished) {
    let unfinished = service.threads.unfinished();
    let routes = Router::new()
        .route("/playground/hello", get(hello::hello))
        .route("/playground/run", post(run))
        .route("/playground/check", post(check))
        .route("/playground/explore", post(explore))
        .with_state(service);
    (routes, unfinished)
}

/// Answers a request for other work on the playground of `service`, of which `wish` makes a `T` from JSON: with what that tells,
/// a line of JSON each. It is refused, bounded and stopped as programs are.
pub async fn answer<T: DeserializeOwned, E: Serialize + Send + 'static, W>(
    service: Arc<Service>,
    request: Request<Body>,
    wish: impl FnOnce(T) -> Result<W, Refused>,
) -> Response
where
    W: FnOnce(&Playground, &Stop, &mut dyn FnMut(E)) + Send + 'static,
{
    match admit(&service, request, wish).await {
        Ok((work, playground, admitted)) => {
            answer::stream_work(playground, service.threads.clone(), admitted, work)
        }
        Err(refused) => refused,
    }
}

async fn run(State(service): State<Arc<Service>>, request: Request<Body>) -> Response {
    work(service, request, |program: Program| {
        Ok((program, Wish::Run))
    })
    .await
}

async fn check(State(service): State<Arc<Service>>, request: Request<Body>) -> Response {
    work(service, request, |program: Program| {
        Ok((program, Wish::Check))
    })
    .await
}

async fn explore(State(service): State<Arc<Service>>, request: Request<Body>) -> Response {
    work(service, request, Exploration::wish).await
}

/// Answers a request whose body is a `T`, which `wish` reads as a program and what to do with it.
async fn work<T: DeserializeOwned>(
    service: Arc<Service>,
    request: Request<Body>,
    wish: impl FnOnce(T) -> Result<(Program, Wish), Refused>,
) -> Response {
    match admit(&service, request, wish).await {
        Ok(((program, wish), playground, admitted)) => {
            answer::stream(playground, service.threads.clone(), admitted, program, wish)
        }
        Err(refused) => refused,
    }
}

/// What a request asks for, as `wish` reads it, with the playground and a right to be there.
///
/// # Errors
/// The answer that refuses it.
async fn admit<T: DeserializeOwned, W>(
    service: &Service,
    request: Request<Body>,
    wish: impl FnOnce(T) -> Result<W, Refused>,
) -> Result<(W, Arc<Playground>, Admitted), Response> {
    let (head, body) = request.into_parts();
    // Read to its end before anything is refused: a connection that is closed with something unread loses the answer.
    let body = body::read(body, service.limits.source).await;
    let admitted = guard::may_change(&head.headers, &service.token)
        .and_then(|()| body::json(&head.headers, body))
        .and_then(wish);
    let wish = admitted.map_err(IntoResponse::into_response)?;
    let playground = match &service.playground {
        Ok(playground) => Arc::clone(playground),
        Err(why) => return Err(refusal(StatusCode::SERVICE_UNAVAILABLE, why)),
    };
    let admitted = service.places.admit().ok_or_else(busy)?;
    Ok((wish, playground, admitted))
}

fn busy() -> Response {
    let sentence = "Too many programs are waiting to be run; try again in a moment.";
    let mut response = refusal(StatusCode::SERVICE_UNAVAILABLE, sentence);
    response
        .headers_mut()
        .insert(RETRY_AFTER, HeaderValue::from_static("1"));
    response
}
