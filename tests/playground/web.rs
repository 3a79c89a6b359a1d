//! Other pages that are open in the same browser.

use crate::client::{Answer, Client};
use crate::ground::Grounds;
use crate::{Test, tests};

pub const TESTS: &[Test] = tests![
    a_host_that_is_not_ours_is_misdirected,
    a_page_of_another_origin_may_not_run_programs,
    a_page_of_another_site_may_not_run_programs,
    a_page_of_another_origin_may_not_learn_the_token,
    nothing_is_run_without_the_token,
    nothing_is_run_with_a_wrong_token,
    nothing_is_run_with_the_token_twice,
    a_form_can_not_run_programs,
    a_program_that_is_too_long_is_refused,
    a_megabyte_is_refused,
    what_is_not_json_is_refused,
    what_is_no_program_is_refused,
    an_unknown_edition_or_mode_is_refused,
    only_post_runs_programs,
    no_path_leads_out_of_the_book,
    nobody_may_frame_an_answer_or_read_it_from_elsewhere,
    a_request_that_is_no_http_is_answered,
];

const ROUTES: [&str; 3] = [
    "/playground/run",
    "/playground/check",
    "/playground/explore",
];

const PROGRAM: &str = r#"{"code": "fn main() { println!(\"ran\") }"}"#;

/// Sends a program along with everything that it takes, and one header more, or another.
fn with(client: &Client, name: &str, values: &[&str]) -> Vec<Answer> {
    let mut headers = client.headers();
    headers.retain(|(known, _)| !known.eq_ignore_ascii_case(name));
    headers.extend(
        values
            .iter()
            .map(|value| (name.to_owned(), (*value).to_owned())),
    );
    let answers = ROUTES.map(|route| client.request("POST", route, &headers, PROGRAM));
    for answer in &answers {
        assert!(!answer.body.contains("ran"), "{name} {values:?}");
    }
    answers.into()
}

#[track_caller]
fn all_refuse(answers: Vec<Answer>, status: u16, words: &str) {
    for answer in answers {
        let sentence = answer.refuses(status);
        assert!(sentence.contains(words), "{sentence}");
    }
}

fn a_host_that_is_not_ours_is_misdirected(on: &Grounds) {
    let client = &on.usual().client;
    let port = client.address.port();
    for host in [
        "evil.example".to_owned(),
        format!("evil.example:{port}"),
        format!("evil.localhost:{port}"),
        format!("127.0.0.1.evil.example:{port}"),
        format!("127.0.0.1:{port}.evil.example"),
        format!("evil127.0.0.1:{port}"),
        format!("127.0.0.1:{}", port ^ 1),
        format!("127.0.0.2:{port}"),
        format!("0.0.0.0:{port}"),
        format!("[::]:{port}"),
        "127.0.0.1".to_owned(),
    ] {
        all_refuse(with(client, "Host", &[&host]), 421, "localhost");
        let head =
            format!("GET /playground/hello HTTP/1.1\r\nConnection: close\r\nHost: {host}\r\n\r\n");
        client.raw(&head).refuses(421);
    }
    let ours = format!("127.0.0.1:{port}");
    all_refuse(with(client, "Host", &[]), 421, "localhost");
    all_refuse(
        with(client, "Host", &[&ours, "evil.example"]),
        421,
        "localhost",
    );
}

fn a_page_of_another_origin_may_not_run_programs(on: &Grounds) {
    let client = &on.usual().client;
    let port = client.address.port();
    let own = format!("http://127.0.0.1:{port}");
    for origin in [
        "null".to_owned(),
        String::new(),
        "http://evil.example".to_owned(),
        "http://127.0.0.1".to_owned(),
        format!("http://127.0.0.1:{}", port ^ 1),
        format!("https://127.0.0.1:{port}"),
        format!("http://localhost:{port}"),
        format!("{own}.evil.example"),
        format!("{own}/"),
        own.replace("http", "HTTP"),
    ] {
        all_refuse(
            with(client, "Origin", &[&origin]),
            403,
            "pages of this server",
        );
    }
    all_refuse(
        with(client, "Origin", &[&own, &own]),
        403,
        "pages of this server",
    );
}

fn a_page_of_another_site_may_not_run_programs(on: &Grounds) {
    let client = &on.usual().client;
    for site in [
        "cross-site",
        "same-site",
        "none",
        "",
        "same-origin, cross-site",
    ] {
        all_refuse(
            with(client, "Sec-Fetch-Site", &[site]),
            403,
            "pages of this server",
        );
    }
    let twice = ["same-origin", "cross-site"];
    all_refuse(
        with(client, "Sec-Fetch-Site", &twice),
        403,
        "pages of this server",
    );
}

fn a_page_of_another_origin_may_not_learn_the_token(on: &Grounds) {
    let client = &on.usual().client;
    for header in [
        "Origin: null",
        "Origin: http://evil.example",
        "Sec-Fetch-Site: cross-site",
        "Sec-Fetch-Site: same-site",
    ] {
        let answer = client.raw(&format!(
            "GET /playground/hello HTTP/1.1\r\nConnection: close\r\nHost: {}\r\n{header}\r\n\r\n",
            client.address
        ));
        answer.refuses(403);
    }
    assert_eq!(
        client.get("/playground/hello").header("cache-control"),
        Some("no-store")
    );
}

const TOKEN: &str = "X-Playground-Token";

fn nothing_is_run_without_the_token(on: &Grounds) {
    all_refuse(with(&on.usual().client, TOKEN, &[]), 403, TOKEN);
}

fn nothing_is_run_with_a_wrong_token(on: &Grounds) {
    let client = &on.usual().client;
    let token = client.hello()["token"].as_str().unwrap().to_owned();
    let other = on.hasty().client.hello()["token"]
        .as_str()
        .unwrap()
        .to_owned();
    assert_ne!(token, other, "each server has its own");
    assert_eq!(token.len(), 32);
    let wrong = [
        String::new(),
        "0".repeat(32),
        token[..31].to_owned(),
        format!("{token}0"),
        token.to_uppercase().replace(char::is_numeric, "0"),
        other,
    ];
    for wrong in wrong {
        all_refuse(with(client, TOKEN, &[&wrong]), 403, TOKEN);
    }
}

fn nothing_is_run_with_the_token_twice(on: &Grounds) {
    let client = &on.usual().client;
    let token = client.hello()["token"].as_str().unwrap().to_owned();
    all_refuse(with(client, TOKEN, &[&token, &token]), 403, TOKEN);
    all_refuse(with(client, TOKEN, &["0", &token]), 403, TOKEN);
}

fn a_form_can_not_run_programs(on: &Grounds) {
    let client = &on.usual().client;
    for kind in [
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "text/plain; application/json",
        "application/jsonp",
        "",
    ] {
        all_refuse(
            with(client, "Content-Type", &[kind]),
            415,
            "application/json",
        );
    }
    all_refuse(with(client, "Content-Type", &[]), 415, "application/json");
    let twice = ["application/json", "text/plain"];
    all_refuse(
        with(client, "Content-Type", &twice),
        415,
        "application/json",
    );
}

/// A program whose request has `length` bytes.
fn long(length: usize) -> String {
    let around = r#"{"code":"fn main() {}//"}"#.len();
    format!(
        r#"{{"code":"fn main() {{}}//{}"}}"#,
        "x".repeat(length - around)
    )
}

fn a_program_that_is_too_long_is_refused(on: &Grounds) {
    let client = &on.usual().client;
    let send = |length| {
        client.request(
            "POST",
            "/playground/check",
            &client.headers(),
            &long(length),
        )
    };
    assert_eq!(send(64 * 1024).status, 200, "64 KiB are not too long");
    assert!(send(64 * 1024 + 1).refuses(413).contains("65536 bytes"));
}

fn a_megabyte_is_refused(on: &Grounds) {
    let client = &on.usual().client;
    for route in ROUTES {
        client
            .request("POST", route, &client.headers(), &long(1 << 20))
            .refuses(413);
    }
    // Without a length, in chunks: what is announced does not count, what comes does.
    let headers: String = client
        .headers()
        .iter()
        .map(|(name, value)| format!("{name}: {value}\r\n"))
        .collect();
    let chunk = format!("10000\r\n{}\r\n", "x".repeat(0x10000));
    let request = format!(
        "POST /playground/run HTTP/1.1\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n{headers}\r\n{}0\r\n\r\n",
        chunk.repeat(4)
    );
    client.raw(&request).refuses(413);
}

#[track_caller]
fn body_is_refused(on: &Grounds, bodies: &[&str], words: &str) {
    let client = &on.usual().client;
    for body in bodies {
        for route in ROUTES {
            let sentence = client
                .request("POST", route, &client.headers(), body)
                .refuses(400);
            assert!(sentence.contains(words), "{body}: {sentence}");
        }
    }
}

fn what_is_not_json_is_refused(on: &Grounds) {
    let bodies = [
        "",
        "{",
        "fn main() {}",
        "{\"code\": \"\u{0}\"}",
        "{\"code\": \"\\ud800\"}",
        "{'code': ''}",
    ];
    body_is_refused(on, &bodies, "not a program in JSON");
}

fn what_is_no_program_is_refused(on: &Grounds) {
    let bodies = [
        "null",
        "[]",
        "\"fn main() {}\"",
        "{}",
        r#"{"code": 1}"#,
        r#"{"code": null}"#,
        r#"{"code": "", "flags": ["-C", "linker=sh"]}"#,
        r#"{"code": "", "tests": 1}"#,
        r#"{"code": "", "code": ""}"#,
    ];
    body_is_refused(on, &bodies, "not a program in JSON");
}

fn an_unknown_edition_or_mode_is_refused(on: &Grounds) {
    let bodies = [
        r#"{"code": "", "edition": "2027"}"#,
        r#"{"code": "", "edition": 2021}"#,
        r#"{"code": "", "edition": "2021 --cfg x"}"#,
        r#"{"code": "", "mode": "fast"}"#,
    ];
    body_is_refused(on, &bodies, "not a program in JSON");
}

fn only_post_runs_programs(on: &Grounds) {
    let client = &on.usual().client;
    for route in ROUTES {
        for method in ["GET", "PUT", "OPTIONS", "DELETE", "PATCH"] {
            let answer = client.request(method, route, &client.headers(), PROGRAM);
            answer.refuses(405);
            assert_eq!(answer.header("allow"), Some("POST"));
        }
    }
    client
        .request("POST", "/playground/hello", &client.headers(), "")
        .refuses(405);
    // What a browser asks before it sends JSON for the page of another origin.
    let asked = client.raw(&format!(
        "OPTIONS /playground/run HTTP/1.1\r\nConnection: close\r\nHost: {}\r\nOrigin: http://evil.example\r\n\
         Access-Control-Request-Method: POST\r\nAccess-Control-Request-Headers: content-type\r\n\r\n",
        client.address
    ));
    asked.refuses(405);
    assert!(!asked.head.to_ascii_lowercase().contains("access-control"));
}

fn no_path_leads_out_of_the_book(on: &Grounds) {
    let client = &on.usual().client;
    for path in [
        "/../book.toml",
        "/..%2f..%2fbook.toml",
        "/%2e%2e/%2e%2e/%2e%2e/playground/jobs",
        "/playground/../../book.toml",
        "/playground/%2e%2e/%2e%2e/store",
        "//etc/passwd",
        "/%2fetc/passwd",
        "/%00",
        "/playground/store",
        "/playground",
    ] {
        let answer = client.get(path);
        assert_eq!(answer.status, 404, "{path}");
        assert!(
            !answer.body.contains("[book]") && !answer.body.contains("root:"),
            "{path}"
        );
    }
}

fn nobody_may_frame_an_answer_or_read_it_from_elsewhere(on: &Grounds) {
    let client = &on.usual().client;
    let mut refused = with(client, TOKEN, &[]);
    refused.extend(with(client, "Host", &["evil.example"]));
    refused.extend(with(client, "Origin", &["http://evil.example"]));
    let ran = client.request("POST", "/playground/run", &client.headers(), PROGRAM);
    assert!(ran.body.contains("ran"));
    let read = ["/", "/page.html", "/nowhere", "/playground/hello"].map(|path| client.get(path));
    for answer in refused.iter().chain(&read).chain([&ran]) {
        let policy = answer.header("content-security-policy").unwrap_or_default();
        assert!(policy.contains("frame-ancestors 'none'"), "{answer:?}");
        assert!(policy.contains("connect-src 'self'"), "{answer:?}");
        assert_eq!(answer.header("x-content-type-options"), Some("nosniff"));
        assert!(
            !answer.head.to_ascii_lowercase().contains("access-control"),
            "{answer:?}"
        );
        assert_eq!(answer.header("set-cookie"), None);
    }
}

fn a_request_that_is_no_http_is_answered(on: &Grounds) {
    let client = &on.usual().client;
    for request in ["\u{16}\u{3}\u{1}\u{0}\r\n\r\n", "POST\r\n\r\n"] {
        assert_eq!(client.raw(request).status, 400, "{request:?}");
    }
    client.run("fn main() {}").exits(0);
}
