use std::collections::VecDeque;
use std::env;
use std::io::{self, BufRead, BufReader, ErrorKind, Read, Write};
use std::iter;
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::os::unix::net::UnixStream;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::sync::mpsc::channel;
use std::sync::{Arc, Condvar, Mutex};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

/// Does one kind of work, on items that wait in a bounded queue.
pub struct Pool<T> {
    queue: Arc<Queue<T>>,
    workers: Vec<JoinHandle<()>>,
}

impl<T: Send + 'static> Pool<T> {
    fn new(
        size: usize,
        room: usize,
        work: impl Fn(T) + Send + Sync + 'static,
    ) -> Pool<T> {
        let (queue, work) = (Arc::new(Queue::new(room)), Arc::new(work));
        let worker = |_| {
            let (queue, work) = (Arc::clone(&queue), Arc::clone(&work));
            thread::spawn(move || {
                while let Some(item) = queue.pop() {
                    // A panic has been told of by the hook; the next item waits.
                    let _ = catch_unwind(AssertUnwindSafe(|| work(item)));
                }
            })
        };
        let workers = (0..size).map(worker).collect();
        Pool { queue, workers }
    }
}

impl<T> Drop for Pool<T> {
    fn drop(&mut self) {
        self.queue.close();
        for worker in self.workers.drain(..) {
            let _ = worker.join();
        }
    }
}

struct Queue<T> {
    state: Mutex<State<T>>,
    changed: Condvar,
    room: usize,
}

struct State<T> {
    waiting: VecDeque<T>,
    open: bool,
}

impl<T> Queue<T> {
    fn new(room: usize) -> Queue<T> {
        let waiting = VecDeque::new();
        Queue {
            state: Mutex::new(State {
                waiting,
                open: true,
            }),
            changed: Condvar::new(),
            room,
        }
    }

    fn push(&self, item: T) -> Result<(), T> {
        let mut state = self.state.lock().unwrap();
        if !state.open || state.waiting.len() == self.room {
            return Err(item);
        }
        state.waiting.push_back(item);
        self.changed.notify_one();
        Ok(())
    }

    fn pop(&self) -> Option<T> {
        let state = self.state.lock().unwrap();
        let idle = |state: &mut State<T>| state.open && state.waiting.is_empty();
        let mut state = self.changed.wait_while(state, idle).unwrap();
        state.waiting.pop_front()
    }

    fn close(&self) {
        self.state.lock().unwrap().open = false;
        self.changed.notify_all();
    }
}

impl Stream for UnixStream {
    fn limit(&self, time: Duration) -> io::Result<()> {
        self.set_read_timeout(Some(time))?;
        self.set_write_timeout(Some(time))
    }
}

impl Stream for TcpStream {
    fn limit(&self, time: Duration) -> io::Result<()> {
        self.set_read_timeout(Some(time))?;
        self.set_write_timeout(Some(time))
    }
}

impl<S: Stream> Write for Until<S> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.in_time()?.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.stream.flush()
    }
}

pub struct Limits {
    pub workers: usize,
    /// How many connections may wait for a worker.
    pub room: usize,
    /// For a client to send its request, and again to take the answer.
    pub time: Duration,
}

/// A status, and a body.
pub type Answer = (&'static str, String);

/// The path that is asked for, once the request is there as a whole.
fn path(stream: impl Read) -> io::Result<String> {
    let mut lines = BufReader::new(stream.take(8 * 1024)).lines();
    let first = lines.next().unwrap_or(Ok(String::new()))?;
    for line in lines {
        if line?.is_empty() {
            let path = first.split(' ').nth(1);
            return path.map(str::to_owned).ok_or(ErrorKind::InvalidData.into());
        }
    }
    Err(ErrorKind::UnexpectedEof.into())
}

fn status_of(error: &io::Error) -> &'static str {
    match error.kind() {
        ErrorKind::WouldBlock | ErrorKind::TimedOut => "408 Request Timeout",
        _ => "400 Bad Request",
    }
}

fn http(status: &str, body: &str) -> String {
    let head = format!("HTTP/1.1 {status}\r\nContent-Length: {}", body.len());
    format!("{head}\r\nConnection: close\r\n\r\n{body}")
}

// ANCHOR: answer
/// What the server asks of a connection, besides reading and writing.
pub trait Stream: Read + Write + Send + 'static {
    /// From now on, no read and no write waits for longer.
    fn limit(&self, time: Duration) -> io::Result<()>;
}

/// A stream that fails after `end`, however busily its client drips.
struct Until<S> {
    stream: S,
    end: Instant,
}

impl<S: Stream> Until<S> {
    fn in_time(&mut self) -> io::Result<&mut S> {
        let left = self.end.saturating_duration_since(Instant::now());
        if left.is_zero() {
            return Err(ErrorKind::TimedOut.into());
        }
        self.stream.limit(left)?;
        Ok(&mut self.stream)
    }
}

impl<S: Stream> Read for Until<S> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.in_time()?.read(buffer)
    }
}

fn answer<S: Stream>(stream: S, time: Duration, page: impl Fn(&str) -> Answer) {
    let end = Instant::now() + time;
    let mut stream = Until { stream, end };
    let (status, body) = match path(&mut stream) {
        Ok(path) => catch_unwind(AssertUnwindSafe(|| page(&path)))
            .unwrap_or(("500 Internal Server Error", String::new())),
        Err(error) => (status_of(&error), String::new()),
    };
    stream.end = Instant::now() + time;
    let _ = stream.write_all(http(status, &body).as_bytes()); // it may be gone
}
// ANCHOR_END: answer

// ANCHOR: serve
/// Serves what arrives, to its end: how many were let in, how many sent away.
pub fn serve<S: Stream>(
    arrivals: impl IntoIterator<Item = S>,
    limits: &Limits,
    page: impl Fn(&str) -> Answer + Send + Sync + 'static,
) -> (usize, usize) {
    let (room, time) = (limits.room, limits.time);
    let busy = |_: &str| ("503 Service Unavailable", String::new());
    let doorman = Pool::new(1, room, move |stream| answer(stream, time, busy));
    let pool = Pool::new(limits.workers, room, move |s| answer(s, time, &page));
    let (mut accepted, mut refused) = (0, 0);
    for stream in arrivals {
        match pool.queue.push(stream) {
            Ok(()) => accepted += 1,
            Err(stream) => {
                refused += 1;
                let _ = doorman.queue.push(stream); // or hang up
            }
        }
    }
    (accepted, refused) // first the pool is dropped, then the doorman
}

/// The connections to `listener`, until `stop` has been called.
pub fn arrivals(
    listener: TcpListener,
    asked: Arc<AtomicBool>,
) -> impl Iterator<Item = TcpStream> {
    iter::repeat_with(move || listener.accept())
        .take_while(move |_| !asked.load(SeqCst))
        .flatten() // without those that failed
        .map(|(stream, _)| stream)
}

/// Asks `arrivals` to end. It is asleep in `accept`, so one more connects.
pub fn stop(asked: &AtomicBool, address: SocketAddr) {
    asked.store(true, SeqCst);
    let _ = TcpStream::connect(address);
}
// ANCHOR_END: serve

fn on_tcp(address: &str, limits: Limits) -> io::Result<(usize, usize)> {
    let time = Duration::from_secs(20); // for clients that type
    let listener = TcpListener::bind(address)?;
    let address = listener.local_addr()?;
    println!("http://{address}/3/5, until you press Enter");
    let asked = Arc::new(AtomicBool::new(false));
    let arrivals = arrivals(listener, Arc::clone(&asked));
    thread::spawn(move || {
        let _ = io::stdin().read_line(&mut String::new());
        stop(&asked, address);
    });
    Ok(serve(arrivals, &Limits { time, ..limits }, tile))
}

// ANCHOR: main
fn tile(path: &str) -> Answer {
    let place = path.strip_prefix('/').and_then(|p| p.split_once('/'));
    match place {
        Some(("0", _)) => panic!("the heights of column 0 are missing"),
        Some((x, y)) => ("200 OK", format!("the tile {x}/{y}\n")),
        None => ("404 Not Found", String::new()),
    }
}

fn main() -> io::Result<()> {
    let (workers, room, time) = (2, 4, Duration::from_secs(1));
    let limits = Limits {
        workers,
        room,
        time,
    };
    if let Some(address) = env::args().nth(1) {
        let (accepted, refused) = on_tcp(&address, limits)?;
        println!("{accepted} answered, {refused} told to come back");
        return Ok(());
    }

    let (door, arrivals) = channel();
    let server = thread::spawn(move || serve(arrivals, &limits, tile));
    let mut clients = Vec::new();
    for request in ["/3/5 HTTP/1.1\r\n\r\n", "/0/7\r\n\r\n", "/4/"] {
        let (mut client, stream) = UnixStream::pair()?;
        write!(client, "GET {request}")?;
        door.send(stream).unwrap();
        clients.push(client);
    }
    drop(door); // shut down, with all three inside

    for client in clients {
        let text = io::read_to_string(client)?;
        println!("{}", text.lines().next().unwrap_or("no answer"));
    }
    println!("{:?}", server.join().unwrap());
    Ok(())
}
// ANCHOR_END: main
