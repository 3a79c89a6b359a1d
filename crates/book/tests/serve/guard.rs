//! Whom the server answers, and what of the machine it shows to nobody.

use super::support::{Book, Visitor};

#[test]
fn only_requests_addressed_to_this_server_are_answered() {
    let book = Book::new();
    let server = book.serve();
    let port = server.address().port();
    let visitor = Visitor::of(&server);
    let status =
        |path: &str, host: &str| visitor.raw(&format!("GET {path} HTTP/1.1\r\n{host}\r\n"));

    for name in ["127.0.0.1", "localhost", "[::1]"] {
        assert_eq!(
            status("/", &format!("Host: {name}:{port}\r\n")).status,
            200,
            "{name}"
        );
    }
    for host in [
        String::new(),
        "Host: \r\n".into(),
        "Host: localhost\r\n".into(),
        format!("Host: localhost:{}\r\n", port ^ 1),
        format!("Host: evil.example:{port}\r\n"),
        format!("Host: evil.localhost:{port}\r\n"),
        format!("Host: localhost:{port}.evil.example\r\n"),
        format!("Host: 127.0.0.2:{port}\r\n"),
        format!("Host: 0.0.0.0:{port}\r\n"),
        format!("Host: localhost:{port}\r\nHost: evil.example:{port}\r\n"),
    ] {
        for path in ["/", "/first.html", "/no-such-page", "/__live"] {
            let answer = status(path, &host);
            assert_eq!(answer.status, 421, "{path} {host}");
            assert!(answer.error().contains("localhost"));
            assert!(answer.has("content-security-policy"));
        }
    }
    let elsewhere = format!("http://evil.example:{port}/");
    assert_eq!(
        status(&elsewhere, &format!("Host: localhost:{port}\r\n")).status,
        421
    );
}

#[test]
fn no_path_leads_out_of_the_book() {
    let book = Book::new();
    let server = book.serve();
    let visitor = Visitor::of(&server);
    for path in [
        "/../book.toml",
        "/../../../../book.toml",
        "/%2e%2e/%2e%2e/%2e%2e/%2e%2e/book.toml",
        "/..%2f..%2f..%2f..%2fbook.toml",
        "/part/..%5c..%5cbook.toml",
        "/part/../../../../../book.toml",
        "//etc/passwd",
        "/%2fetc%2fpasswd",
        "/%00",
    ] {
        let answer = visitor.get(path);
        assert_eq!(answer.status, 404, "{path}");
        assert!(
            !answer.body.contains("[book]") && !answer.body.contains("root:"),
            "{path}"
        );
    }
}

#[test]
fn pages_can_be_read_and_nothing_else() {
    let book = Book::new();
    let server = book.serve();
    let visitor = Visitor::of(&server);
    for method in ["POST", "PUT", "DELETE", "OPTIONS", "PATCH"] {
        for path in ["/", "/first.html", "/no-such-page", "/__live"] {
            let answer = visitor.request(method, path);
            assert_eq!(answer.status, 405, "{method} {path}");
            assert_eq!(answer.header("allow"), "GET,HEAD", "{method} {path}");
            assert!(answer.error().contains("methods"), "{}", answer.body);
        }
    }
    let head = visitor.request("HEAD", "/first.html");
    assert_eq!((head.status, head.body.as_str()), (200, ""));
}

#[test]
fn only_pages_of_the_book_may_listen() {
    let book = Book::new();
    let server = book.serve();
    let port = server.address().port();
    let visitor = Visitor::of(&server);

    assert!(
        visitor.listen_from(None).is_ok(),
        "a program that is no browser"
    );
    assert!(
        visitor
            .listen_from(Some(&format!("http://127.0.0.1:{port}")))
            .is_ok()
    );
    for origin in [
        "null".to_owned(),
        "http://evil.example".to_owned(),
        "http://127.0.0.1".to_owned(),
        format!("http://127.0.0.1:{}", port ^ 1),
        format!("https://127.0.0.1:{port}"),
        format!("http://localhost:{port}"),
        format!("http://127.0.0.1:{port}.evil.example"),
    ] {
        assert_eq!(
            visitor.listen_from(Some(&origin)).err(),
            Some(403),
            "{origin}"
        );
    }
    let answer = visitor.get("/__live");
    assert_eq!(answer.status, 400, "no WebSocket was asked for");
    assert!(answer.error().contains("upgrade"), "{}", answer.body);
}
