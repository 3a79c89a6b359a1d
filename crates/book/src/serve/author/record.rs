//! What an author's page asks: to record a listing anew.
//!
//! Offered only by a server that was started inside the book it serves. It writes to the folder of the book, so it is guarded
//! as running a program is.

use ::playground::http::body;
use ::playground::http::guard::{self, may_change, may_learn, refusal};
use ::playground::http::peer::Peer;
use axum::body::Body;
use axum::extract::State;
use axum::http::header::CACHE_CONTROL;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Extension, Json, Router};
use serde::Deserialize;
use serde_json::json;
use std::sync::Arc;

use super::proving::Proving;
use crate::listings::listing::Name;

/// A request is not longer than that, in bytes.
const LONGEST: usize = 4096;

struct Desk {
    proving: Proving,
    token: String,
}

/// A request to record.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Wish {
    /// `threads/spawn`
    listing: String,
}

/// The routes by which `proving` is asked.
pub fn router(proving: Proving) -> Router {
    let desk = Desk {
        proving,
        token: guard::token(),
    };
    Router::new()
        .route("/author/hello", get(hello))
        .route("/author/record", post(record))
        .with_state(Arc::new(desk))
}

async fn hello(
    State(desk): State<Arc<Desk>>,
    peer: Option<Extension<Peer>>,
    headers: HeaderMap,
) -> Response {
    match may_learn(&headers, peer.map(|Extension(peer)| peer)).await {
        Ok(()) => {
            let hello = Json(json!({ "token": desk.token }));
            ([(CACHE_CONTROL, "no-store")], hello).into_response()
        }
        Err(refused) => refused.into_response(),
    }
}

async fn record(State(desk): State<Arc<Desk>>, headers: HeaderMap, body: Body) -> Response {
    let body = match body::read(body, LONGEST).await {
        Ok(body) => body,
        Err(refused) => return refused.into_response(),
    };
    if let Err(refused) = may_change(&headers, &desk.token) {
        return refused.into_response();
    }
    let wish = serde_json::from_slice::<Wish>(&body).map_err(|error| error.to_string());
    let name = wish.and_then(|wish| {
        let unknown = || format!("`{}` is no name such as `threads/spawn`", wish.listing);
        Name::parse(&wish.listing).ok_or_else(unknown)
    });
    let name = match name {
        Ok(name) => name,
        Err(why) => {
            let sentence = format!("The request does not name a listing in JSON: {why}.");
            return refusal(StatusCode::BAD_REQUEST, &sentence);
        }
    };
    match desk.proving.record(name).await {
        Ok(changes) => Json(json!({ "changes": changes })).into_response(),
        Err(why) => refusal(StatusCode::CONFLICT, &why),
    }
}
