//! Checking answers to exercises, for the pages that ask.

use crate::exercises::{Exercises, Told, judge::judge};
use ::playground::http::guard::Refused;
use ::playground::http::{Service, answer};
use ::playground::{Playground, Stop};
use axum::Router;
use axum::body::Body;
use axum::extract::State;
use axum::http::{Request, StatusCode};
use axum::response::Response;
use axum::routing::post;
use serde::Deserialize;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// An answer, as a page sends it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Asked {
    /// `threads/join_lazily`.
    exercise: String,
    code: String,
}

/// `POST /exercise/check` for the book in `root`: what is told is a line of JSON each, a [`Told`].
pub fn router(root: &Path, service: Arc<Service>) -> Router {
    Router::new()
        .route("/exercise/check", post(check))
        .with_state((root.to_owned(), service))
}

async fn check(
    State((root, service)): State<(PathBuf, Arc<Service>)>,
    request: Request<Body>,
) -> Response {
    answer(service, request, |Asked { exercise, code }| {
        // Read anew each time: an author may have changed it.
        let exercise = Exercises::read(&root, &exercise).map_err(|why| {
            let sentence = format!("There is {why}.");
            Refused(StatusCode::NOT_FOUND, sentence)
        })?;
        Ok(
            move |playground: &Playground, stop: &Stop, tell: &mut dyn FnMut(Told)| {
                judge(playground, &exercise, &code, stop, tell);
            },
        )
    })
    .await
}
