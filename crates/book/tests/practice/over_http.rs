//! The progress that pages and terminal have in common.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::process::{Child, Command, Stdio};

use serde_json::{Value, json};

use super::executable::executable;
use super::support::{Book, SOLUTION};

/// A book that is served as its author's own. Dropping it ends that.
struct Served {
    process: Child,
    address: SocketAddr,
    token: String,
}

impl Served {
    fn start(book: &Book) -> Served {
        let mut process = Command::new(executable())
            .args(["serve", "--port", "0"])
            .current_dir(book.root())
            .env_remove("CARGO_PKG_NAME")
            .env("CARGO_MANIFEST_DIR", book.root())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let lines = BufReader::new(process.stdout.take().unwrap()).lines();
        let mut addresses = lines.filter_map(|line| {
            let line = line.unwrap();
            let address = line.strip_prefix("The book is at http://")?;
            Some(address.split(' ').next()?.parse().unwrap())
        });
        let address = addresses.next().expect("an address");
        let mut served = Served {
            process,
            address,
            token: String::new(),
        };
        let (status, hello) = served.ask("GET", "/playground/hello", &[], "");
        assert_eq!(status, 200, "{hello}");
        served.token = hello["token"].as_str().unwrap().to_owned();
        served
    }

    /// Asks as a page of the book does.
    fn page(&self, method: &str, path: &str, body: &Value) -> (u16, Value) {
        let headers = [("X-Playground-Token", self.token.as_str())];
        let body = match body {
            Value::Null => String::new(),
            body => body.to_string(),
        };
        self.ask(method, path, &headers, &body)
    }

    fn ask(&self, method: &str, path: &str, headers: &[(&str, &str)], body: &str) -> (u16, Value) {
        let Served { address, .. } = self;
        let headers: String = headers
            .iter()
            .map(|(name, value)| format!("{name}: {value}\r\n"))
            .collect();
        let length = body.len();
        let request = format!(
            "{method} {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\
             Content-Type: application/json\r\nContent-Length: {length}\r\n{headers}\r\n{body}"
        );
        let mut connection = TcpStream::connect(address).unwrap();
        connection.write_all(request.as_bytes()).unwrap();
        let mut answer = String::new();
        connection.read_to_string(&mut answer).unwrap();
        let status = answer.split(' ').nth(1).unwrap().parse().unwrap();
        let (_, body) = answer.split_once("\r\n\r\n").unwrap();
        (status, serde_json::from_str(body).unwrap_or_default())
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

#[test]
fn pages_and_terminal_have_one_progress() {
    let book = Book::new();
    let served = Served::start(&book);
    let path = "/practice/progress";
    let nothing = json!({"version": 1, "chapters": {}, "exercises": {}, "quizzes": {}});
    assert_eq!(
        served.page("GET", path, &Value::Null),
        (200, nothing.clone())
    );

    // Solved in the terminal, seen on the page.
    book.write("exercises/talk/greet.rs", SOLUTION);
    assert_eq!(book.exercise(&["greet", "--once"]).0, 0);
    let (_, known) = served.page("GET", path, &Value::Null);
    let solved = known["exercises"]["talk/greet"].clone();
    assert_eq!(
        (
            &solved["tried"],
            known["chapters"].as_object().unwrap().len()
        ),
        (&json!(1), 0)
    );

    // Read and tried on the page, seen in the terminal.
    let content = &solved["content"];
    let browser = json!({"version": 1, "chapters": {"words": "2026-11-30"}, "later": true,
        "exercises": {"talk/greet": {"content": content, "tried": 4}}, "quizzes": {}});
    let (status, both) = served.page("POST", path, &browser);
    assert_eq!(status, 200);
    assert_eq!(both["exercises"]["talk/greet"]["tried"], 4);
    assert_eq!(both["exercises"]["talk/greet"]["solved"], solved["solved"]);
    assert_eq!(
        (&both["chapters"]["words"], &both["later"]),
        (&json!("2026-11-30"), &json!(true))
    );
    assert_eq!(book.progress(), both);

    let unread = json!({"chapters": ["words", "no such chapter"]});
    let (_, left) = served.page("POST", "/practice/forget", &unread);
    assert_eq!(left["chapters"], json!({}));
    assert_eq!(left["exercises"], both["exercises"]);
    let (_, left) = served.page("POST", "/practice/forget", &json!({"everything": true}));
    assert_eq!(left, nothing);
    assert!(book.exercise(&[]).1.contains("    new      1-1"));
}

#[test]
fn of_two_versions_that_were_solved_the_same_day_the_books_stays() {
    let book = Book::new();
    let served = Served::start(&book);
    book.write("exercises/talk/greet.rs", SOLUTION);
    assert_eq!(book.exercise(&["greet", "--once"]).0, 0);
    let here = book.progress()["exercises"]["talk/greet"].clone();
    for content in ["0", "zzz"] {
        let other = json!({"content": content, "solved": here["solved"], "tried": 9});
        let (_, both) = served.page(
            "POST",
            "/practice/progress",
            &json!({"version": 1, "exercises": {"talk/greet": other}}),
        );
        assert_eq!(both["exercises"]["talk/greet"], here);
    }
}

#[test]
fn only_pages_of_the_book_may_ask() {
    let book = Book::new();
    let served = Served::start(&book);
    let token = ("X-Playground-Token", served.token.as_str());
    for (method, path) in [
        ("GET", "/practice/progress"),
        ("POST", "/practice/progress"),
        ("POST", "/practice/forget"),
    ] {
        for headers in [
            &[][..],
            &[("X-Playground-Token", "0")],
            &[token, ("Origin", "http://evil.example")],
            &[token, ("Sec-Fetch-Site", "cross-site")],
            // A browser that an earlier server knew.
            &[token, ("Sec-Fetch-Site", "same-origin")],
        ] {
            let (status, why) = served.ask(method, path, headers, "{\"everything\": true}");
            assert_eq!(status, 403, "{method} {path} {headers:?}");
            assert!(why["error"].is_string(), "{why}");
        }
    }
    assert!(!book.path("progress.json").exists());
}

#[test]
fn what_is_no_progress_is_refused_in_one_sentence() {
    let book = Book::new();
    let served = Served::start(&book);
    for body in [
        Value::Null,
        json!([1]),
        json!({}),
        json!({"version": 1, "chapters": {"words": 5}}),
        json!({"version": 1, "exercises": {"a": {"tried": 1}}}),
    ] {
        let (status, why) = served.page("POST", "/practice/progress", &body);
        assert_eq!(status, 400, "{body}");
        let why = why["error"].as_str().unwrap();
        assert!(
            why.starts_with("The request is no progress in JSON: "),
            "{why}"
        );
    }
    let (status, _) = served.page("POST", "/practice/forget", &json!({"more": true}));
    assert_eq!(status, 400);
    assert!(!book.path("progress.json").exists());
}
