//! A reader's progress, which pages and terminal have in common.
//!
//! | route | does |
//! |---|---|
//! | `GET /practice/progress` | tells what is known |
//! | `POST /practice/progress` | takes in what a browser knows, and tells what is known then |
//! | `POST /practice/forget` | forgets `{"chapters": ["part-1/threads"]}`, or `{"everything": true}` |
//!
//! All ask for the token of the playground.

use crate::exercises::Exercises;
use crate::progress::file::Known;
use crate::progress::{File, Progress};
use ::playground::http::guard::Refused;
use ::playground::http::{Service, body, thread};
use axum::body::Body;
use axum::extract::State;
use axum::http::header::CACHE_CONTROL;
use axum::http::{HeaderMap, Request, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// In bytes: more than a book of thousands of exercises needs.
const LONGEST: usize = 1 << 20;

#[derive(Clone)]
struct Practice {
    root: Arc<PathBuf>,
    service: Arc<Service>,
}

/// What a reader wants forgotten.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Forget {
    #[serde(default)]
    everything: bool,
    #[serde(default)]
    chapters: Vec<String>,
}

/// The routes for the book in `root`.
pub fn router(root: &Path, service: Arc<Service>) -> Router {
    let root = Arc::new(root.to_owned());
    Router::new()
        .route("/practice/progress", get(tell).post(merge))
        .route("/practice/forget", post(forget))
        .with_state(Practice { root, service })
}

async fn tell(State(practice): State<Practice>, headers: HeaderMap) -> Response {
    if let Err(refused) = practice.service.may_change(&headers) {
        return refused.into_response();
    }
    practice.answer(|_, file| file.read()).await
}

async fn merge(State(practice): State<Practice>, request: Request<Body>) -> Response {
    let theirs: Progress = match practice.read(request).await {
        Ok(theirs) => theirs,
        Err(refused) => return refused.into_response(),
    };
    practice
        .answer(move |root, file| file.change(|ours| take_in(root, ours, theirs)))
        .await
}

async fn forget(State(practice): State<Practice>, request: Request<Body>) -> Response {
    let what: Forget = match practice.read(request).await {
        Ok(what) => what,
        Err(refused) => return refused.into_response(),
    };
    let forget = move |progress: &mut Progress| {
        if what.everything {
            *progress = Progress::default();
        }
        for chapter in &what.chapters {
            progress.chapters.remove(chapter);
        }
    };
    practice.answer(|_, file| file.change(forget)).await
}

fn take_in(root: &Path, ours: &mut Progress, theirs: Progress) {
    let current = |name: &str| Exercises::read(root, name).ok().map(|it| it.content());
    ours.merge(theirs, &current);
}

impl Practice {
    /// Does `work`, which may have to wait for other writers, and tells what is known then.
    async fn answer<W>(self, work: W) -> Response
    where
        W: FnOnce(&Path, &File) -> Result<Known, String> + Send + 'static,
    {
        let done = thread::of_its_own(move || work(&self.root, &File::of(&self.root))).await;
        let known = match done {
            Ok(Ok(known)) => known,
            Ok(Err(why)) => {
                let sentence = format!("{why}.");
                return Refused(StatusCode::INTERNAL_SERVER_ERROR, sentence).into_response();
            }
            Err(error) => {
                let sentence = format!("{error}.");
                return Refused(StatusCode::SERVICE_UNAVAILABLE, sentence).into_response();
            }
        };
        if let Some(warning) = known.warning {
            tell!("{warning}.");
        }
        ([(CACHE_CONTROL, "no-store")], Json(known.progress)).into_response()
    }

    async fn read<T: DeserializeOwned>(&self, request: Request<Body>) -> Result<T, Refused> {
        let (head, body) = request.into_parts();
        // Read to its end before anything is refused: a connection that is closed with something unread loses the answer.
        let body = body::read(body, LONGEST).await;
        self.service.may_change(&head.headers)?;
        serde_json::from_slice(&body?).map_err(|why| {
            let sentence = format!("The request is no progress in JSON: {why}.");
            Refused(StatusCode::BAD_REQUEST, sentence)
        })
    }
}
