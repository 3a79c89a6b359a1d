//! Streaming what becomes of one program, or of other work on a playground.
//!
//! The events of a program are bounded by its limits, so they wait here for as long as a slow client takes; a client that
//! takes none for a while is given up. When the client goes away, for whatever reason, its program is stopped.

use super::guard::refusal;
use super::places::{Admitted, Places};
use super::thread::Threads;
use super::wish::Wish;
use crate::compile::Compiled;
use crate::ending;
use crate::event::{End, Event, Phase, Reason, millis};
use crate::explore::Explored;
use crate::playground::Playground;
use crate::program::Program;
use crate::stop::Stop;
use axum::body::{Body, Bytes};
use axum::http::StatusCode;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use explorer::Options;
use serde::Serialize;
use serde_json::value::RawValue;
use std::convert::Infallible;
use std::sync::Arc;
use std::time::{Duration, Instant};
use tokio::sync::mpsc::{self, Sender, UnboundedSender};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio_stream::StreamExt;
use tokio_stream::wrappers::ReceiverStream;

/// How long a client may leave an event unread.
const PATIENCE: Duration = Duration::from_secs(10);

/// Starts to work on `program`; the answer carries its events as they come.
pub fn stream(
    playground: Arc<Playground>,
    threads: Threads,
    admitted: Admitted,
    program: Program,
    wish: Wish,
) -> Response {
    stream_of(admitted, |admitted, stop, tell| {
        let job = Job {
            playground,
            threads,
            program: Arc::new(program),
            wish: Arc::new(wish),
            stop: Arc::new(stop),
            tell,
        };
        tokio::spawn(job.work(admitted));
    })
}

/// The same of other work on a playground, `work`, which tells its own end. It is done on a thread of its own, in one of the
/// places of programs that run; without a thread there is no event.
pub fn stream_work<E: Serialize + Send + 'static>(
    playground: Arc<Playground>,
    threads: Threads,
    admitted: Admitted,
    work: impl FnOnce(&Playground, &Stop, &mut dyn FnMut(E)) + Send + 'static,
) -> Response {
    stream_of(admitted, |admitted, stop, tell| {
        tokio::spawn(async move {
            let place = tokio::select! {
                place = Arc::clone(&admitted.places.running).acquire_owned() => place,
                () = tell.closed() => return,
            };
            // Whoever reads finds out that there is no end.
            let _ = threads
                .work(move || {
                    let _place = place;
                    // Nobody listens: that is noticed, and ends the work, elsewhere.
                    work(&playground, &stop, &mut |event| drop(tell.send(event)));
                })
                .await;
        });
    })
}

/// An answer that carries the events of whatever `start` starts, which ends when the client is gone.
fn stream_of<E: Serialize + Send + 'static>(
    admitted: Admitted,
    start: impl FnOnce(Arc<Admitted>, Stop, UnboundedSender<E>),
) -> Response {
    let (stopper, stop) = match Stop::new() {
        Ok(pair) => pair,
        Err(error) => {
            let sentence = format!("The server is short of file descriptors: {error}.");
            return refusal(StatusCode::SERVICE_UNAVAILABLE, &sentence);
        }
    };
    let admitted = Arc::new(admitted);
    let (lines, body) = mpsc::channel(16);
    let (tell, mut told) = mpsc::unbounded_channel();
    start(Arc::clone(&admitted), stop, tell);
    tokio::spawn(async move {
        // Held until the client has everything, or is gone.
        let _stopper = stopper;
        loop {
            tokio::select! {
                event = told.recv() => {
                    let Some(event) = event else { break };
                    if !send(&lines, line_of(&event)).await {
                        break;
                    }
                }
                () = lines.closed() => break,
            }
        }
    });
    let headers = [
        (CONTENT_TYPE, "application/x-ndjson"),
        (CACHE_CONTROL, "no-store"),
    ];
    // What is still to be read occupies memory: whoever has it keeps their place.
    let body = ReceiverStream::new(body).map(move |line| {
        let _ = &admitted;
        line
    });
    (headers, Body::from_stream(body)).into_response()
}

fn line_of(event: &impl Serialize) -> Bytes {
    let mut line = serde_json::to_vec(event).expect("an event is plain data");
    line.push(b'\n');
    line.into()
}

/// Whether the client took the line, or will soon.
async fn send(lines: &Sender<Result<Bytes, Infallible>>, line: Bytes) -> bool {
    let sent = tokio::time::timeout(PATIENCE, lines.send(Ok(line))).await;
    matches!(sent, Ok(Ok(())))
}

/// One program on its way.
#[derive(Clone)]
struct Job {
    playground: Arc<Playground>,
    threads: Threads,
    program: Arc<Program>,
    wish: Arc<Wish>,
    stop: Arc<Stop>,
    tell: UnboundedSender<Event>,
}

/// Why nothing more becomes of a program.
enum Early {
    /// Nobody listens any more.
    Gone,
    /// The machine, or we, can't go on with it; the sentence says why.
    Refused(Phase, String),
}

impl Job {
    /// Waits for places, and does what is wished. Ends early when nobody listens any more.
    async fn work(self, admitted: Arc<Admitted>) {
        let start = Instant::now();
        let places = &admitted.places;
        let end = match &*self.wish {
            Wish::Explore(options) => self.explore(options.clone()).await,
            Wish::Run | Wish::Check => self.run(places).await,
        };
        let mut tell = self.teller();
        match end {
            Ok(end) => tell(Event::End(end)),
            Err(Early::Gone) => {}
            Err(Early::Refused(phase, sentence)) => {
                let end = ending::refused(phase, &sentence, start, &mut tell);
                tell(Event::End(end));
            }
        }
    }

    async fn run(&self, places: &Places) -> Result<End, Early> {
        let known = self.blocking(Phase::Compile, |job| {
            job.playground
                .recall(&job.program, job.wish.goal(), &mut job.teller())
        });
        let compiled = match known.await? {
            Some(known) => known,
            None => self.compile().await?,
        };
        let (binary, cached, ms) = match compiled {
            Compiled::Ended(end) => return Ok(end),
            Compiled::Ready { binary, cached, ms } => (binary, cached, ms),
        };
        self.teller()(Event::Compiled { cached, ms });
        let _place = self.place(&places.running).await?;
        self.blocking(Phase::Run, move |job| {
            job.playground
                .run(&job.program, &binary, &job.stop, &mut job.teller())
        })
        .await
    }

    async fn explore(&self, options: Options) -> Result<End, Early> {
        let start = Instant::now();
        let explored = self.blocking(Phase::Run, move |job| {
            let tell = &mut job.teller();
            job.playground
                .explore(&job.program, &options, &job.stop, tell)
        });
        match explored.await? {
            Explored::Ended(end) => return Ok(end),
            Explored::Unexplorable(sentence) => self.teller()(Event::Unexplorable { sentence }),
            Explored::Graph(graph) => match RawValue::from_string(graph) {
                Ok(graph) => self.teller()(Event::Graph { graph }),
                Err(error) => {
                    let sentence = format!("the graph can't be told: {error}");
                    self.teller()(Event::Unexplorable { sentence });
                }
            },
        }
        Ok(End {
            code: Some(0),
            ms: millis(start.elapsed()),
            ..End::of(Phase::Run, Reason::Exit)
        })
    }

    async fn compile(&self) -> Result<Compiled, Early> {
        // So that those who wait for crates keep nobody else from compiling.
        self.blocking(Phase::Compile, |job| {
            job.playground.wait_for_crates(
                &job.program,
                job.wish.goal(),
                &job.stop,
                &mut job.teller(),
            );
        })
        .await?;
        self.blocking(Phase::Compile, |job| {
            job.playground
                .compile(&job.program, job.wish.goal(), &job.stop, &mut job.teller())
        })
        .await
    }

    async fn place(&self, places: &Arc<Semaphore>) -> Result<OwnedSemaphorePermit, Early> {
        tokio::select! {
            place = Arc::clone(places).acquire_owned() => place.map_err(|_| Early::Gone),
            () = self.tell.closed() => Err(Early::Gone),
        }
    }

    /// Does what blocks on a thread of its own, which lives as long as the process that it starts.
    fn blocking<T: Send + 'static, W>(
        &self,
        phase: Phase,
        work: W,
    ) -> impl Future<Output = Result<T, Early>> + use<T, W>
    where
        W: FnOnce(&Job) -> T + Send + 'static,
    {
        let job = self.clone();
        let done = self.threads.work(move || work(&job));
        async move {
            done.await
                .map_err(|error| Early::Refused(phase, error.to_string()))
        }
    }

    fn teller(&self) -> impl FnMut(Event) + use<> {
        let tell = self.tell.clone();
        // Nobody listens: that is noticed, and ends the work, elsewhere.
        move |event| drop(tell.send(event))
    }
}
