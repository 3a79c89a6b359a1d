//! Somebody who asks a server to compile and run programs.

#[path = "client/outcome.rs"]
mod outcome;

pub use outcome::Outcome;

use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

/// Far more than anything here takes: who waits longer has found a fault.
pub const PATIENCE: Duration = Duration::from_secs(120);

/// What is sent: a program, and how it is to be compiled.
#[derive(Clone)]
pub struct Program(Value);

pub fn program(code: impl Into<String>) -> Program {
    Program(json!({ "code": code.into() }))
}

impl From<&str> for Program {
    fn from(code: &str) -> Self {
        program(code)
    }
}

impl From<String> for Program {
    fn from(code: String) -> Self {
        program(code)
    }
}

impl Program {
    pub fn edition(self, edition: &str) -> Self {
        self.with("edition", edition.into())
    }

    pub fn release(self) -> Self {
        self.with("mode", "release".into())
    }

    pub fn tests(self) -> Self {
        self.with("tests", true.into())
    }

    pub fn with(mut self, name: &str, value: Value) -> Self {
        self.0[name] = value;
        self
    }

    pub fn to_json(&self) -> String {
        self.0.to_string()
    }
}

/// Asks one server, each time over a connection of its own.
#[derive(Clone)]
pub struct Client {
    pub address: SocketAddr,
    token: String,
    cookie: String,
}

impl Client {
    /// A client that has opened a page, and asked for the token if the server has a playground.
    pub fn of(address: SocketAddr) -> Self {
        let mut client = Self::without_token(address);
        let page = client.raw(&format!(
            "GET / HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\nSec-Fetch-Site: none\r\n\
             Sec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: document\r\n\r\n"
        ));
        if let Some((cookie, _)) = page.header("set-cookie").and_then(|it| it.split_once(';')) {
            client.cookie = cookie.to_owned();
        }
        if let Some(token) = client.hello()["token"].as_str() {
            client.token = token.to_owned();
        }
        client
    }

    /// A client of a server that runs no programs.
    pub fn without_token(address: SocketAddr) -> Self {
        Self {
            address,
            token: String::new(),
            cookie: String::new(),
        }
    }

    /// Whether the server has told it the token.
    pub fn has_token(&self) -> bool {
        !self.token.is_empty()
    }

    pub fn hello(&self) -> Value {
        serde_json::from_str(&self.get("/playground/hello").body).expect("hello is JSON")
    }

    pub fn get(&self, path: &str) -> Answer {
        self.raw(&format!(
            "GET {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n",
            self.address
        ))
    }

    /// What has to be sent along with a program.
    pub fn headers(&self) -> Vec<(String, String)> {
        [
            ("Host", self.address.to_string()),
            ("Origin", format!("http://{}", self.address)),
            ("Sec-Fetch-Site", "same-origin".into()),
            ("Content-Type", "application/json".into()),
            ("X-Playground-Token", self.token.clone()),
            ("Cookie", self.cookie.clone()),
        ]
        .map(|(name, value)| (name.to_owned(), value))
        .into()
    }

    /// Sends a request exactly as it is given, and reads all that is answered.
    pub fn raw(&self, request: &str) -> Answer {
        self.send(request).answer()
    }

    /// Sends a request of which the answer is read later, or never.
    pub fn send(&self, request: &str) -> Connection {
        let mut stream = TcpStream::connect(self.address).expect("the server listens");
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        // Whoever is refused early may find the connection closed.
        let _ = stream.write_all(request.as_bytes());
        Connection(stream)
    }

    pub fn request(
        &self,
        method: &str,
        path: &str,
        headers: &[(String, String)],
        body: &str,
    ) -> Answer {
        self.raw(&request(method, path, headers, body))
    }

    /// Runs a program to its end.
    pub fn run(&self, program: impl Into<Program>) -> Outcome {
        self.start(program).finish()
    }

    /// Compiles a program to its end, without running it.
    pub fn check(&self, program: impl Into<Program>) -> Outcome {
        self.ask("/playground/check", program)
            .expect("admitted")
            .finish()
    }

    /// The request to run a program, as it is sent.
    pub fn request_to_run(&self, program: impl Into<Program>) -> String {
        let body = program.into().to_json();
        request("POST", "/playground/run", &self.headers(), &body)
    }

    /// Starts a program; its events are read as they come. Dropping it closes the connection.
    pub fn start(&self, program: impl Into<Program>) -> Running {
        self.try_start(program)
            .unwrap_or_else(|refused| panic!("refused: {} {}", refused.status, refused.body))
    }

    /// As [`Client::start`]; or the refusal.
    pub fn try_start(&self, program: impl Into<Program>) -> Result<Running, Answer> {
        self.ask("/playground/run", program)
    }

    /// Asks for something to be done with a program; or the refusal.
    pub fn ask(&self, path: &str, program: impl Into<Program>) -> Result<Running, Answer> {
        let body = program.into().to_json();
        let mut reader =
            BufReader::new(self.send(&request("POST", path, &self.headers(), &body)).0);
        let head = read_head(&mut reader);
        if !head.starts_with("HTTP/1.1 200") {
            return Err(Answer::read(head, reader));
        }
        Ok(Running {
            reader: BufReader::new(Chunks::of(reader)),
            events: Vec::new(),
        })
    }
}

fn request(method: &str, path: &str, headers: &[(String, String)], body: &str) -> String {
    let headers: String = headers
        .iter()
        .map(|(name, value)| format!("{name}: {value}\r\n"))
        .collect();
    format!(
        "{method} {path} HTTP/1.1\r\nConnection: close\r\n{headers}Content-Length: {}\r\n\r\n{body}",
        body.len()
    )
}

/// A connection over which a request was sent.
pub struct Connection(pub TcpStream);

impl Connection {
    pub fn answer(self) -> Answer {
        let mut reader = BufReader::new(self.0);
        let head = read_head(&mut reader);
        Answer::read(head, reader)
    }
}

fn read_head(reader: &mut impl BufRead) -> String {
    let mut head = String::new();
    while !head.ends_with("\r\n\r\n") {
        let count = reader.read_line(&mut head).expect("an answer in time");
        assert!(count > 0, "the answer breaks off: {head:?}");
    }
    head
}

/// An answer that has come to its end.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub head: String,
    pub body: String,
}

impl Answer {
    fn read(head: String, mut rest: BufReader<TcpStream>) -> Self {
        let status = head
            .split(' ')
            .nth(1)
            .and_then(|status| status.parse().ok());
        let mut body = Vec::new();
        if head
            .to_ascii_lowercase()
            .contains("transfer-encoding: chunked")
        {
            let _ = Chunks::of(rest).read_to_end(&mut body);
        } else {
            let _ = rest.read_to_end(&mut body);
        }
        Self {
            status: status.expect("a status"),
            body: String::from_utf8_lossy(&body).into_owned(),
            head,
        }
    }

    pub fn header(&self, name: &str) -> Option<&str> {
        let mut lines = self.head.lines().filter_map(|line| line.split_once(": "));
        lines
            .find(|(key, _)| key.eq_ignore_ascii_case(name))
            .map(|(_, value)| value)
    }

    /// That this is a refusal with `status`, explained by one sentence in JSON.
    #[track_caller]
    pub fn refuses(&self, status: u16) -> String {
        assert_eq!(self.status, status, "{self:?}");
        self.refuses_in_one_sentence()
    }

    /// The sentence that says why.
    #[track_caller]
    pub fn refuses_in_one_sentence(&self) -> String {
        assert_eq!(
            self.header("content-type"),
            Some("application/json"),
            "{self:?}"
        );
        let body: Value = serde_json::from_str(&self.body).expect("a refusal is JSON");
        let sentence = body["error"].as_str().expect("a sentence").to_owned();
        assert!(
            !sentence.is_empty() && !sentence.contains('\n'),
            "{sentence}"
        );
        sentence
    }
}

/// Takes the chunks of an answer apart: a line with a length, then so many bytes.
struct Chunks {
    reader: BufReader<TcpStream>,
    left: usize,
    ended: bool,
}

impl Chunks {
    fn of(reader: BufReader<TcpStream>) -> Self {
        Self {
            reader,
            left: 0,
            ended: false,
        }
    }

    fn line(&mut self) -> std::io::Result<String> {
        let mut line = String::new();
        self.reader.read_line(&mut line)?;
        Ok(line.trim_end().to_owned())
    }
}

impl Read for Chunks {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        if self.left == 0 && !self.ended {
            let length = self.line()?;
            self.left = usize::from_str_radix(&length, 16).map_err(std::io::Error::other)?;
            self.ended = self.left == 0;
        }
        if self.ended {
            return Ok(0);
        }
        let most = buffer.len().min(self.left);
        let count = self.reader.read(&mut buffer[..most])?;
        if count == 0 {
            return Err(std::io::ErrorKind::UnexpectedEof.into());
        }
        self.left -= count;
        if self.left == 0 {
            self.line()?;
        }
        Ok(count)
    }
}

/// A program on its way.
pub struct Running {
    reader: BufReader<Chunks>,
    events: Vec<Value>,
}

impl Running {
    /// The next event; `None` after the last.
    pub fn next(&mut self) -> Option<Value> {
        let mut line = String::new();
        let count = self.reader.read_line(&mut line).expect("an event in time");
        if count == 0 {
            return None;
        }
        let event: Value = serde_json::from_str(&line).expect("events are JSON");
        self.events.push(event.clone());
        Some(event)
    }

    /// Reads until the compiler has said something.
    pub fn is_being_compiled(&mut self) {
        let event = self.next();
        assert!(
            event
                .as_ref()
                .is_some_and(|event| event["event"] == "diagnostic"),
            "{event:?}"
        );
    }

    /// Reads until the program has printed a whole line, and returns that.
    pub fn line(&mut self) -> String {
        let mut text = String::new();
        while !text.contains('\n') {
            let event = self
                .next()
                .unwrap_or_else(|| panic!("no line: {:?}", self.events));
            text += event["text"].as_str().unwrap_or_default();
        }
        text.lines().next().unwrap_or_default().to_owned()
    }

    pub fn finish(mut self) -> Outcome {
        while self.next().is_some() {}
        Outcome::of(self.events)
    }
}
