//! The web server of the chapter on thread pools, on TCP, with real clients: slow ones, many, and a shutdown in the middle.
//!
//! Nothing here sleeps until something may have happened. That a connection waits inside is known when the next one is told
//! that there is no room; where a worker is, its page tells.

/// Included, so that rustfmt leaves it to its own folder's settings.
#[allow(
    dead_code,
    reason = "its `main` is for readers, who run it on pairs of sockets"
)]
mod tile_server {
    include!("../listings/pool/src/bin/tile_server.rs");
}

use std::io::{self, ErrorKind, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::AtomicBool;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::Duration;
use tile_server::{Answer, Limits};

/// Far longer than anything takes, on the busiest of machines.
const NEVER: Duration = Duration::from_secs(120);

/// Short for whoever is meant to be too slow, and nobody else.
const SOON: Duration = Duration::from_millis(50);

/// One test at a time: the port that one has closed may be given to the next, and is expected to be closed.
static TURN: Mutex<()> = Mutex::new(());

/// Tells when the listener is closed: its fields are dropped in this order.
struct Arrivals<I> {
    arrivals: I,
    _closing: Sender<()>,
}

impl<I: Iterator> Iterator for Arrivals<I> {
    type Item = I::Item;

    fn next(&mut self) -> Option<I::Item> {
        self.arrivals.next()
    }
}

struct Server {
    address: SocketAddr,
    asked: Arc<AtomicBool>,
    /// Hangs up when the listener is closed.
    open: Receiver<()>,
    thread: JoinHandle<(usize, usize)>,
    _turn: MutexGuard<'static, ()>,
}

impl Server {
    fn start(
        workers: usize,
        room: usize,
        time: Duration,
        page: impl Fn(&str) -> Answer + Send + Sync + 'static,
    ) -> Server {
        let turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let address = listener.local_addr().expect("it is bound");
        let asked = Arc::new(AtomicBool::new(false));
        let limits = Limits {
            workers,
            room,
            time,
        };
        let (closing, open) = channel();
        let arrivals = Arrivals {
            arrivals: tile_server::arrivals(listener, Arc::clone(&asked)),
            _closing: closing,
        };
        let thread = thread::spawn(move || tile_server::serve(arrivals, &limits, page));
        Server {
            address,
            asked,
            open,
            thread,
            _turn: turn,
        }
    }

    fn connect(&self) -> TcpStream {
        connect(self.address)
    }

    fn ask(&self, path: &str) -> TcpStream {
        ask(self.address, path)
    }

    fn stop(&self) {
        tile_server::stop(&self.asked, self.address);
    }

    /// How many it has let in, and how many it has sent away.
    fn finish(self) -> (usize, usize) {
        self.stop();
        self.thread.join().expect("the server does not panic")
    }
}

fn connect(address: SocketAddr) -> TcpStream {
    let client = TcpStream::connect(address).expect("the server listens");
    client.set_read_timeout(Some(NEVER)).expect("not zero");
    client
}

/// A client that has sent its request.
fn ask(address: SocketAddr, path: &str) -> TcpStream {
    let mut client = connect(address);
    write!(client, "GET {path} HTTP/1.1\r\nHost: map\r\n\r\n").expect("it is connected");
    client
}

/// The whole answer. Panics unless its end came in order, and its length is what it says.
fn answer(client: TcpStream) -> (String, String) {
    let text = io::read_to_string(client).expect("an answer, and an end in order");
    whole(&text).unwrap_or_else(|| panic!("half an answer: {text:?}"))
}

/// Status and body of an answer that is there to its last byte.
fn whole(text: &str) -> Option<(String, String)> {
    let (head, body) = text.split_once("\r\n\r\n")?;
    let status = head.lines().next()?.strip_prefix("HTTP/1.1 ")?;
    let length = head
        .lines()
        .find_map(|line| line.strip_prefix("Content-Length: "))?;
    (length.parse() == Ok(body.len())).then(|| (status.to_owned(), body.to_owned()))
}

fn ok(body: &str) -> (String, String) {
    ("200 OK".to_owned(), body.to_owned())
}

fn empty(status: &str) -> (String, String) {
    (status.to_owned(), String::new())
}

fn echo(path: &str) -> Answer {
    ("200 OK", path.to_owned())
}

/// A page that tells when a worker is at it, and keeps the worker there until the gate is gone.
fn gated() -> (
    impl Fn(&str) -> Answer + Send + Sync,
    Receiver<()>,
    Sender<()>,
) {
    let ((begun, has_begun), (gate, opened)) = (channel(), channel::<()>());
    let (begun, opened) = (Mutex::new(begun), Mutex::new(opened));
    let page = move |path: &str| {
        let begun = begun.lock().unwrap().clone();
        let _ = begun.send(());
        let _ = opened.lock().unwrap().recv();
        echo(path)
    };
    (page, has_begun, gate)
}

#[test]
fn a_hundred_clients_get_each_their_own_answer() {
    let server = Server::start(4, 100, NEVER, echo);
    thread::scope(|clients| {
        for number in 0..100 {
            let address = server.address;
            clients.spawn(move || {
                let path = format!("/{number}/7");
                assert_eq!(answer(ask(address, &path)), ok(&path));
            });
        }
    });
    assert_eq!(server.finish(), (100, 0));
}

#[test]
fn clients_that_take_their_time_do_not_keep_others_waiting() {
    let server = Server::start(4, 4, NEVER, echo);
    let slow: Vec<TcpStream> = (0..3).map(|_| server.connect()).collect();
    assert_eq!(answer(server.ask("/3/5")), ok("/3/5"));
    for mut client in slow {
        write!(client, "GET /8/8 HTTP/1.1\r\n\r\n").expect("it is still let in");
        assert_eq!(answer(client), ok("/8/8"));
    }
    assert_eq!(server.finish(), (4, 0));
}

#[test]
fn a_client_that_says_nothing_is_told_that_its_time_is_up() {
    let server = Server::start(1, 4, SOON, echo);
    assert_eq!(answer(server.connect()), empty("408 Request Timeout"));
    let mut half = server.connect();
    write!(half, "GET /3/").expect("it is connected");
    assert_eq!(answer(half), empty("408 Request Timeout"));
    assert_eq!(server.finish(), (2, 0));
}

#[test]
fn a_client_that_drips_is_cut_off_as_well() {
    let server = Server::start(1, 4, SOON, echo);
    let mut client = server.connect();
    let pause = Some(Duration::from_millis(1));
    client.set_read_timeout(pause).expect("not zero");
    // Each byte comes long before a limit of a single read would be up. Who still sends when the server hangs up may be
    // told so in place of the answer.
    let mut drops = 0;
    let got = loop {
        let _ = client.write(b"x");
        drops += 1;
        match client.read(&mut [0]) {
            Err(error) if error.kind() == ErrorKind::WouldBlock => {}
            got => break got.map_err(|error| error.kind()),
        }
    };
    assert!(matches!(got, Ok(1) | Err(ErrorKind::ConnectionReset)));
    assert!(drops < 1024, "its request was given up for its length");
    assert_eq!(server.finish(), (1, 0));
}

#[test]
fn a_client_that_does_not_read_is_given_up() {
    const TOO_MUCH: usize = 64 << 20;
    let page = |_: &str| ("200 OK", "a".repeat(TOO_MUCH));
    let server = Server::start(1, 4, SOON, page);
    let client = server.ask("/whole/map");
    // The only worker is free again.
    assert_eq!(answer(server.connect()), empty("408 Request Timeout"));
    let mut text = Vec::new();
    let _ = { client }.read_to_end(&mut text);
    assert!(text.len() < TOO_MUCH);
    assert_eq!(server.finish(), (2, 0));
}

#[test]
fn a_page_that_panics_costs_its_client_an_answer_and_nobody_else() {
    let page = |path: &str| match path {
        "/0/0" => panic!("on purpose"),
        _ => echo(path),
    };
    let server = Server::start(1, 4, NEVER, page);
    let error = empty("500 Internal Server Error");
    assert_eq!(answer(server.ask("/0/0")), error);
    assert_eq!(answer(server.ask("/0/0")), error);
    assert_eq!(answer(server.ask("/3/5")), ok("/3/5"));
    assert_eq!(server.finish(), (3, 0));
}

#[test]
fn who_finds_no_room_is_told_at_once() {
    let (page, has_begun, gate) = gated();
    let server = Server::start(1, 1, NEVER, page);
    let at_work = server.ask("/1/1");
    has_begun.recv().expect("a worker is at it");
    let waiting = server.ask("/2/2");
    for _ in 0..3 {
        let refused = answer(server.ask("/3/3"));
        assert_eq!(refused, empty("503 Service Unavailable"));
    }
    drop(gate);
    assert_eq!(answer(at_work), ok("/1/1"));
    assert_eq!(answer(waiting), ok("/2/2"));
    assert_eq!(server.finish(), (2, 3));
}

#[test]
fn whoever_is_inside_at_a_shutdown_is_answered() {
    let (page, has_begun, gate) = gated();
    let server = Server::start(1, 3, NEVER, page);
    let mut inside = vec![server.ask("/0")];
    has_begun.recv().expect("a worker is at it");
    inside.extend((1..4).map(|number| server.ask(&format!("/{number}"))));
    let no_room = answer(server.ask("/4"));
    assert_eq!(no_room, empty("503 Service Unavailable"));

    server.stop();
    assert!(server.open.recv().is_err(), "the listener is closed");
    let late = TcpStream::connect(server.address).map_err(|error| error.kind());
    assert_eq!(late.err(), Some(ErrorKind::ConnectionRefused));
    assert!(!server.thread.is_finished());

    drop(gate);
    for (number, client) in inside.into_iter().enumerate() {
        assert_eq!(answer(client), ok(&format!("/{number}")));
    }
    let counts = server.thread.join().expect("the server does not panic");
    assert_eq!(counts, (4, 1));
}

/// A hundred clients come while the server is told to stop: all that it let in have their answers, whole.
#[test]
fn nothing_that_was_let_in_is_lost() {
    for answers_before_stop in [0, 1, 20, 50, 100] {
        let server = Server::start(2, 100, NEVER, echo);
        let (answered, has_answered) = channel();
        let clients = (0..100).map(|number| {
            let (address, answered) = (server.address, answered.clone());
            thread::spawn(move || {
                let path = format!("/{number}");
                let got = try_to_ask(address, &path).unwrap_or_default();
                let got = whole(&got);
                let is_answered = got.is_some();
                assert!(got.is_none_or(|got| got == ok(&path)));
                let _ = answered.send(());
                is_answered
            })
        });
        let clients: Vec<JoinHandle<bool>> = clients.collect();
        for _ in 0..answers_before_stop {
            has_answered.recv().expect("they are answered");
        }
        let counts = server.finish();
        let ends = clients.into_iter().map(|client| client.join().unwrap());
        let served = ends.filter(|answered| *answered).count();
        assert_eq!(counts, (served, 0));
        assert!(served >= answers_before_stop);
    }
}

/// What comes back, to its end or to an error.
fn try_to_ask(address: SocketAddr, path: &str) -> io::Result<String> {
    let mut client = TcpStream::connect(address)?;
    client.set_read_timeout(Some(NEVER))?;
    write!(client, "GET {path} HTTP/1.1\r\n\r\n")?;
    io::read_to_string(client)
}
