//! Reading what a request carries.

use super::guard::{Refused, only};
use axum::body::Body;
use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderMap, StatusCode};
use http_body_util::BodyExt;
use serde::de::DeserializeOwned;
use std::time::Duration;

/// How long a client may take to send its request.
const PATIENCE: Duration = Duration::from_secs(10);

/// How many bytes too many are read, and thrown away, so that the client hears that they are too many.
const EXCESS: usize = 16 << 20;

/// The whole body.
///
/// # Errors
/// 413 when it is longer than `most` bytes, 408 when it does not come, 400 when it breaks off.
pub async fn read(body: Body, most: usize) -> Result<Vec<u8>, Refused> {
    match tokio::time::timeout(PATIENCE, collect(body, most)).await {
        Ok(outcome) => outcome,
        Err(_) => Err(Refused(
            StatusCode::REQUEST_TIMEOUT,
            "The request did not come to its end in time.".into(),
        )),
    }
}

async fn collect(mut body: Body, most: usize) -> Result<Vec<u8>, Refused> {
    let mut bytes = Vec::new();
    let mut length = 0;
    while let Some(frame) = body.frame().await {
        let frame = frame
            .map_err(|_| Refused(StatusCode::BAD_REQUEST, "The request breaks off.".into()))?;
        let Some(data) = frame.data_ref() else {
            continue;
        };
        length += data.len();
        if length <= most {
            bytes.extend_from_slice(data);
        } else if length > most + EXCESS {
            break;
        }
    }
    if length > most {
        let sentence = format!("The request is too long: at most {most} bytes are read.");
        return Err(Refused(StatusCode::PAYLOAD_TOO_LARGE, sentence));
    }
    Ok(bytes)
}

/// What is in a body that was read.
///
/// # Errors
/// 415 when it is not said to be JSON, what reading it gave, 400 when it is no `T`.
pub fn json<T: DeserializeOwned>(
    headers: &HeaderMap,
    body: Result<Vec<u8>, Refused>,
) -> Result<T, Refused> {
    let kind = only(headers, CONTENT_TYPE).and_then(|kind| kind.split(';').next());
    if !kind.is_some_and(|kind| kind.trim().eq_ignore_ascii_case("application/json")) {
        let sentence = "The request must say that it is JSON: Content-Type: application/json.";
        return Err(Refused(StatusCode::UNSUPPORTED_MEDIA_TYPE, sentence.into()));
    }
    let body = body?;
    // From an array an object could be read as well, its fields in order.
    let is_object = body.trim_ascii_start().starts_with(b"{");
    let read = if is_object {
        serde_json::from_slice(&body).map_err(|error| error.to_string())
    } else {
        Err("it is no object".into())
    };
    read.map_err(|why| {
        let sentence = format!("The request is not a program in JSON: {why}.");
        Refused(StatusCode::BAD_REQUEST, sentence)
    })
}
