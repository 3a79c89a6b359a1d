//! A small book, and somebody who visits its server.

use std::fs;
use std::io::{self, ErrorKind, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::path::Path;
use std::time::Duration;

use book::serve::{Options, Server};
use serde_json::Value;
use tempfile::TempDir;
use tungstenite::client::IntoClientRequest;
use tungstenite::{HandshakeError, WebSocket};

/// Far more than a build takes: who waits longer has found a fault.
pub const PATIENCE: Duration = Duration::from_secs(30);

/// A book with a theme that has this file, empty, is built without mdBook's fonts: a third of the files, for each server.
pub const NO_FONTS: &str = "fonts/fonts.css";

const SETTINGS: &str = "[book]\ntitle = \"Small\"\n\
    [preprocessor.listings]\ncommand = \"book preprocess\"\n[output.html]\n";

/// A book in a folder of its own.
pub struct Book {
    root: TempDir,
    work: TempDir,
}

impl Book {
    /// A book without a file.
    pub fn empty() -> Self {
        Self {
            root: tempfile::tempdir().unwrap(),
            work: tempfile::tempdir().unwrap(),
        }
    }

    /// A book of two chapters that asks for our directives.
    pub fn new() -> Self {
        let book = Self::empty();
        book.write_settings();
        book.write(
            "src/SUMMARY.md",
            "- [First](first.md)\n- [Part](part/index.md)\n",
        );
        book.write("src/first.md", "# A first chapter\n\nA first sentence.\n");
        book.write("src/part/index.md", "# A part\n");
        book.write(&format!("theme/{NO_FONTS}"), "");
        book
    }

    pub fn root(&self) -> &Path {
        self.root.path()
    }

    /// Where its pages go.
    pub fn work(&self) -> &Path {
        self.work.path()
    }

    /// How it is served: on a port that the system chooses, with little to wait for until a change is noticed.
    pub fn options(&self) -> Options {
        Options {
            interval: Duration::from_millis(10),
            ..Options::new(self.work.path())
        }
    }

    /// Writes a file as careful editors do: at once, so that no build finds it half written.
    pub fn write(&self, file: &str, text: &str) {
        let path = self.root().join(file);
        let beside = path.with_file_name(".unsaved");
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&beside, text).unwrap();
        fs::rename(beside, path).unwrap();
    }

    /// Leaves `book.toml` half written, so that mdBook makes nothing of the book.
    pub fn half_write(&self, half: &str) {
        self.write("book.toml", half);
    }

    /// Writes it whole.
    pub fn write_settings(&self) {
        self.write("book.toml", SETTINGS);
    }

    pub fn serve(&self) -> Server {
        Server::start(self.root(), self.options(), None).unwrap()
    }

    /// Serves the book that lies in another folder.
    pub fn serve_instead(&self, root: &Path) -> Server {
        Server::start(root, self.options(), None).unwrap()
    }
}

/// Asks a server one thing at a time, each over a connection of its own.
pub struct Visitor {
    address: SocketAddr,
    headers: String,
}

impl Visitor {
    pub fn of(server: &Server) -> Self {
        Self::at(server.address())
    }

    /// One of a server elsewhere.
    pub fn at(address: SocketAddr) -> Self {
        Self {
            address,
            headers: String::new(),
        }
    }

    /// The same visitor, sending one more header.
    pub fn with(&self, name: &str, value: &str) -> Self {
        Self {
            address: self.address,
            headers: format!("{}{name}: {value}\r\n", self.headers),
        }
    }

    pub fn get(&self, path: &str) -> Answer {
        self.request("GET", path)
    }

    pub fn request(&self, method: &str, path: &str) -> Answer {
        let Self { address, headers } = self;
        self.raw(&format!(
            "{method} {path} HTTP/1.1\r\nHost: {address}\r\n{headers}\r\n"
        ))
    }

    pub fn post(&self, path: &str, body: &str) -> Answer {
        let Self { address, headers } = self;
        let length = body.len();
        self.raw(&format!(
            "POST {path} HTTP/1.1\r\nHost: {address}\r\nContent-Length: {length}\r\n{headers}\r\n{body}"
        ))
    }

    /// Sends the head of a request exactly as it is given.
    pub fn raw(&self, head: &str) -> Answer {
        let head = head.replacen("\r\n", "\r\nConnection: close\r\n", 1);
        let mut connection = self.connect();
        connection.write_all(head.as_bytes()).unwrap();
        let mut bytes = Vec::new();
        connection.read_to_end(&mut bytes).unwrap();
        Answer::parse(&bytes)
    }

    /// Listens like an open page.
    pub fn listen(&self) -> Page {
        self.listen_from(Some(&format!("http://{}", self.address)))
            .unwrap()
    }

    /// Listens like a page from somewhere, or gives the status with which that was refused.
    pub fn listen_from(&self, origin: Option<&str>) -> Result<Page, u16> {
        let mut request = format!("ws://{}/__live", self.address)
            .into_client_request()
            .unwrap();
        if let Some(origin) = origin {
            request
                .headers_mut()
                .insert("Origin", origin.parse().unwrap());
        }
        match tungstenite::client(request, Steady(self.connect())) {
            Ok((socket, _)) => Ok(Page(socket)),
            Err(HandshakeError::Failure(tungstenite::Error::Http(answer))) => {
                Err(answer.status().as_u16())
            }
            Err(error) => panic!("{error}"),
        }
    }

    fn connect(&self) -> TcpStream {
        let connection = TcpStream::connect(self.address).unwrap();
        connection.set_read_timeout(Some(PATIENCE)).unwrap();
        connection
    }
}

/// An answer over HTTP.
pub struct Answer {
    pub status: u16,
    pub body: String,
    head: String,
}

impl Answer {
    fn parse(bytes: &[u8]) -> Self {
        let text = String::from_utf8_lossy(bytes);
        let (head, body) = text.split_once("\r\n\r\n").expect("an answer has a head");
        let status = head
            .split(' ')
            .nth(1)
            .and_then(|status| status.parse().ok());
        Self {
            status: status.expect("a status"),
            body: body.to_owned(),
            head: head.to_owned(),
        }
    }

    /// The value of a header; empty when there is none.
    pub fn header(&self, name: &str) -> &str {
        let mut lines = self
            .head
            .lines()
            .skip(1)
            .filter_map(|line| line.split_once(": "));
        lines
            .find(|(key, _)| key.eq_ignore_ascii_case(name))
            .map_or("", |(_, value)| value)
    }

    /// The sentence with which something was refused.
    #[track_caller]
    pub fn error(&self) -> String {
        assert_eq!(self.header("content-type"), "application/json");
        let body: Value = serde_json::from_str(&self.body).expect("a refusal is JSON");
        body["error"].as_str().expect("a sentence").to_owned()
    }

    pub fn has(&self, name: &str) -> bool {
        !self.header(name).is_empty()
    }
}

/// The first file with this ending that a page links to, relative to the root of the book.
pub fn linked_file(page: &str, ending: &str) -> String {
    let mut values = page
        .split('"')
        .filter(|value| value.ends_with(ending) && !value.contains(' '));
    values
        .next()
        .unwrap_or_else(|| panic!("no link to a {ending} in {page}"))
        .to_owned()
}

/// A connection that goes on when a signal interrupts it, as when the process was stopped for a while: reads that have a
/// time limit are not gone on with by the system.
#[derive(Debug)]
struct Steady(TcpStream);

impl Read for Steady {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        uninterrupted(|| self.0.read(buffer))
    }
}

impl Write for Steady {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        uninterrupted(|| self.0.write(bytes))
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

fn uninterrupted(mut call: impl FnMut() -> io::Result<usize>) -> io::Result<usize> {
    loop {
        match call() {
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            outcome => return outcome,
        }
    }
}

/// An open page that listens for builds and errors.
pub struct Page(WebSocket<Steady>);

impl Page {
    /// The next message, which has to be that of a build.
    pub fn next_build(&mut self) -> u64 {
        let message = self.next();
        message["build"]
            .as_u64()
            .unwrap_or_else(|| panic!("a build, not {message}"))
    }

    /// The first build after `last`, whatever is told before it.
    pub fn build_after(&mut self, last: u64) -> u64 {
        loop {
            match self.next()["build"].as_u64() {
                Some(build) if build > last => return build,
                _ => {}
            }
        }
    }

    /// The next error; the build that stays up may be named before it.
    pub fn next_error(&mut self) -> String {
        loop {
            if let Some(error) = self.next()["error"].as_str() {
                return error.to_owned();
            }
        }
    }

    /// The next of a listing that says more than that it is being worked on.
    pub fn verdict(&mut self, listing: &str) -> Value {
        loop {
            let told = self.next();
            let is_ending = told["state"] != "checking" && told["state"] != "recording";
            if told["listing"] == listing && is_ending {
                return told;
            }
        }
    }

    fn next(&mut self) -> Value {
        let message = self.0.read().expect("a message in time");
        serde_json::from_str(message.to_text().unwrap()).unwrap()
    }
}
