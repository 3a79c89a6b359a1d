//! How long a browser may keep what it is given.
//!
//! mdBook writes a hash of a file into its name, `book-90deaa04.js`, so that another content has another name, and the
//! browser need never ask again. But it takes the hash before it fills in the names of other files: `searcher.js`, which
//! names the search index, and `fonts.css` keep theirs when those change. So a name is believed if the hash is that of the
//! content. For all else the browser asks each time: the author changes it often.

use std::path::Path;

use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, ETAG, IF_NONE_MATCH};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use sha2::{Digest, Sha256};

/// A year, which is for ever.
const FOR_EVER: &str = "max-age=31536000, immutable";

const ASK_EACH_TIME: &str = "no-cache";

/// How many bytes of the hash mdBook writes into a name, as two digits each.
const BYTES_IN_NAME: usize = 4;

/// The headers that say how long a file with this content may be kept; `tag` changes whenever the content does.
pub fn headers(name: &Path, bytes: &[u8], tag: &str) -> HeaderMap {
    if is_named_by_content(name, bytes) {
        let mut headers = HeaderMap::new();
        headers.insert(CACHE_CONTROL, HeaderValue::from_static(FOR_EVER));
        return headers;
    }
    headers_of_unread(tag)
}

/// The same for a file whose content nobody has seen.
pub fn headers_of_unread(tag: &str) -> HeaderMap {
    let mut headers = HeaderMap::new();
    headers.insert(CACHE_CONTROL, HeaderValue::from_static(ASK_EACH_TIME));
    if let Ok(tag) = tag.parse() {
        headers.insert(ETAG, tag);
    }
    headers
}

/// Whether the browser has what `tag` stands for.
pub fn is_known(request: &HeaderMap, tag: &str) -> bool {
    let known = request.get_all(IF_NONE_MATCH).iter();
    known
        .filter_map(|tags| tags.to_str().ok())
        .flat_map(|tags| tags.split(','))
        .any(|known| known.trim() == tag)
}

/// The answer with a file that is part of this program.
pub fn embedded(request: &HeaderMap, kind: &'static str, content: &'static str) -> Response {
    let tag = format!("W/\"{}\"", hash(content.as_bytes()));
    let headers = [(CACHE_CONTROL, ASK_EACH_TIME), (ETAG, &tag)];
    if is_known(request, &tag) {
        return (StatusCode::NOT_MODIFIED, headers).into_response();
    }
    (headers, [(CONTENT_TYPE, kind)], content).into_response()
}

fn is_named_by_content(name: &Path, bytes: &[u8]) -> bool {
    let name = name.file_name().and_then(|name| name.to_str());
    // The hash stands before the first dot: `highlight-1a2b3c4d.min.js`.
    let stem = name.and_then(|name| name.split('.').next());
    let written = stem.and_then(|stem| Some(stem.rsplit_once('-')?.1));
    written.is_some_and(|written| written.len() == 2 * BYTES_IN_NAME && written == hash(bytes))
}

/// The beginning of the hash, as mdBook writes it.
fn hash(bytes: &[u8]) -> String {
    let hash = Sha256::digest(bytes);
    let bytes = hash.iter().take(BYTES_IN_NAME);
    bytes.map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Its hash begins with `ba7816bf`: FIPS 180-2, appendix B.1.
    const CONTENT: &[u8] = b"abc";

    #[test]
    fn a_name_is_believed_if_the_hash_is_that_of_the_content() {
        for (name, believed) in [
            ("book-ba7816bf.js", true),
            ("css/general-ba7816bf.css", true),
            ("fonts/source-code-pro-v11-ba7816bf.woff2", true),
            ("clipboard-ba7816bf.min.js", true),
            ("book.js", false),
            ("book-ba7816be.js", false),
            ("book-BA7816BF.js", false),
            ("book-ba7816bf8f01.js", false),
            ("ba7816bf.js", false),
            ("an-ba7816bf/image.png", false),
        ] {
            assert_eq!(
                is_named_by_content(Path::new(name), CONTENT),
                believed,
                "{name}"
            );
        }
    }

    #[test]
    fn a_browser_may_name_several_tags() {
        let mut request = HeaderMap::new();
        request.insert(IF_NONE_MATCH, "W/\"1\", W/\"2\"".parse().unwrap());
        assert!(is_known(&request, "W/\"2\""));
        assert!(!is_known(&request, "W/\"3\""));
    }
}
