//! Streaming what becomes of one program.
//!
//! The events of a program are bounded by its limits, so they wait here for as long as a slow client takes; a client that
//! takes none for a while is given up. When the client goes away, for whatever reason, its program is stopped.

use super::guard::refusal;
use super::places::{Admitted, Places};
use super::wish::Wish;
use crate::compile::Compiled;
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
use serde_json::value::RawValue;
use std::convert::Infallible;
use std::sync::Arc;
use std::time::{Duration, Instant};
use tokio::sync::mpsc::{self, Sender, UnboundedSender};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::task::spawn_blocking;
use tokio_stream::wrappers::ReceiverStream;

/// How long a client may leave an event unread.
const PATIENCE: Duration = Duration::from_secs(10);

/// Starts to work on `program`; the answer carries its events as they come.
pub fn stream(
    playground: Arc<Playground>,
    admitted: Admitted,
    program: Program,
    wish: Wish,
) -> Response {
    let (stopper, stop) = match Stop::new() {
        Ok(pair) => pair,
        Err(error) => {
            let sentence = format!("The server is short of file descriptors: {error}.");
            return refusal(StatusCode::SERVICE_UNAVAILABLE, &sentence);
        }
    };
    let (lines, body) = mpsc::channel(16);
    let (tell, mut told) = mpsc::unbounded_channel();
    let job = Job {
        playground,
        program: Arc::new(program),
        wish: Arc::new(wish),
        stop: Arc::new(stop),
        tell,
    };
    tokio::spawn(job.work(admitted));
    tokio::spawn(async move {
        // Held until the client has everything, or is gone.
        let _stopper = stopper;
        loop {
            tokio::select! {
                event = told.recv() => {
                    let Some(event) = event else { break };
                    if !send(&lines, &event).await {
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
    (headers, Body::from_stream(ReceiverStream::new(body))).into_response()
}

/// Whether the client took the event, or will soon.
async fn send(lines: &Sender<Result<Bytes, Infallible>>, event: &Event) -> bool {
    let mut line = serde_json::to_vec(event).expect("an event is plain data");
    line.push(b'\n');
    let sent = tokio::time::timeout(PATIENCE, lines.send(Ok(line.into()))).await;
    matches!(sent, Ok(Ok(())))
}

/// One program on its way.
#[derive(Clone)]
struct Job {
    playground: Arc<Playground>,
    program: Arc<Program>,
    wish: Arc<Wish>,
    stop: Arc<Stop>,
    tell: UnboundedSender<Event>,
}

impl Job {
    /// Waits for places, and does what is wished. Ends early when nobody listens any more.
    async fn work(self, admitted: Admitted) {
        let places = &admitted.places;
        let end = match &*self.wish {
            Wish::Explore(options) => self.explore(options.clone()).await,
            Wish::Run | Wish::Check => self.run(places).await,
        };
        if let Some(end) = end {
            self.teller()(Event::End(end));
        }
    }

    async fn run(&self, places: &Places) -> Option<End> {
        let known = self.blocking(|job| {
            job.playground
                .recall(&job.program, job.wish.goal(), &mut job.teller())
        });
        let compiled = match known.await {
            Some(known) => known,
            None => self.compile().await?,
        };
        let (binary, cached, ms) = match compiled {
            Compiled::Ended(end) => return Some(end),
            Compiled::Ready { binary, cached, ms } => (binary, cached, ms),
        };
        self.teller()(Event::Compiled { cached, ms });
        let _place = self.place(&places.running).await?;
        self.blocking(move |job| {
            Some(
                job.playground
                    .run(&job.program, &binary, &job.stop, &mut job.teller()),
            )
        })
        .await
    }

    async fn explore(&self, options: Options) -> Option<End> {
        let start = Instant::now();
        let explored = self.blocking(move |job| {
            let tell = &mut job.teller();
            Some(
                job.playground
                    .explore(&job.program, &options, &job.stop, tell),
            )
        });
        match explored.await? {
            Explored::Ended(end) => return Some(end),
            Explored::Unexplorable(sentence) => self.teller()(Event::Unexplorable { sentence }),
            Explored::Graph(graph) => match RawValue::from_string(graph) {
                Ok(graph) => self.teller()(Event::Graph { graph }),
                Err(error) => {
                    let sentence = format!("the graph can't be told: {error}");
                    self.teller()(Event::Unexplorable { sentence });
                }
            },
        }
        Some(End {
            code: Some(0),
            ms: millis(start.elapsed()),
            ..End::of(Phase::Run, Reason::Exit)
        })
    }

    /// `None` when the client has gone meanwhile.
    async fn compile(&self) -> Option<Compiled> {
        // So that those who wait for crates keep nobody else from compiling.
        self.blocking(|job| {
            job.playground
                .wait_for_crates(&job.program, job.wish.goal(), &job.stop);
            Some(())
        })
        .await?;
        self.blocking(|job| {
            Some(job.playground.compile(
                &job.program,
                job.wish.goal(),
                &job.stop,
                &mut job.teller(),
            ))
        })
        .await
    }

    async fn place(&self, places: &Arc<Semaphore>) -> Option<OwnedSemaphorePermit> {
        tokio::select! {
            place = Arc::clone(places).acquire_owned() => place.ok(),
            () = self.tell.closed() => None,
        }
    }

    /// Does what blocks on a thread of its own, which lives as long as the process that it starts. A panic there is told
    /// on the terminal, and to the client by the lack of an end.
    fn blocking<T: Send + 'static, W>(&self, work: W) -> impl Future<Output = Option<T>> + use<T, W>
    where
        W: FnOnce(&Job) -> Option<T> + Send + 'static,
    {
        let job = self.clone();
        let done = spawn_blocking(move || work(&job));
        async move { done.await.ok().flatten() }
    }

    fn teller(&self) -> impl FnMut(Event) + use<> {
        let tell = self.tell.clone();
        // Nobody listens: that is noticed, and ends the work, elsewhere.
        move |event| drop(tell.send(event))
    }
}
