//! Reading files for answers: by threads that are there from the start, and into memory that is bounded.

use std::fs::File;
use std::io::{self, Read};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{self, Receiver, Sender};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::Builder;
use std::time::Duration;

use axum::body::{Body, Bytes};
use tokio::sync::{OwnedSemaphorePermit, Semaphore, oneshot};
use tokio::time::timeout;
use tokio_stream::wrappers::ReceiverStream;

use crate::serve::connections::room::Room;

/// How many read at once. One is enough for the book to be served.
const THREADS: usize = 2;

/// What all answers together hold of files, in bytes; a file that is larger is alone.
const BUDGET: usize = 32 << 20;

/// What a file is read in that is handed out piece by piece.
const PIECE: usize = 64 << 10;

/// How long somebody who reads may make another wait, before one who does not has to go.
const HASTE: Duration = Duration::from_millis(100);

type Work = Box<dyn FnOnce() + Send>;

/// Whoever reads files.
#[derive(Clone)]
pub struct Readers {
    work: Sender<Work>,
    budget: Arc<Semaphore>,
    room: Arc<Room>,
}

/// A part of the budget, until it is dropped.
pub struct Share(#[expect(dead_code, reason = "it counts while it is held")] OwnedSemaphorePermit);

/// Bytes of an answer, and the share that they take.
struct Held {
    bytes: Vec<u8>,
    #[expect(dead_code, reason = "it counts until the last byte is sent")]
    share: Share,
}

impl AsRef<[u8]> for Held {
    fn as_ref(&self) -> &[u8] {
        &self.bytes
    }
}

/// `bytes` as they are sent: their share is free when that is done, or the client is gone.
pub fn held(bytes: Vec<u8>, share: Share) -> Bytes {
    Bytes::from_owner(Held { bytes, share })
}

impl Readers {
    /// Threads that read for the clients in `room`.
    ///
    /// # Errors
    /// When the system has no thread at all for it.
    pub fn start(room: Arc<Room>) -> io::Result<Self> {
        let (work, received) = mpsc::channel::<Work>();
        let received = Arc::new(Mutex::new(received));
        for number in 0..THREADS {
            let received = Arc::clone(&received);
            let started = Builder::new()
                .name("reader".into())
                .spawn(move || read_for_all(&received));
            match started {
                Err(error) if number == 0 => return Err(error),
                _ => {}
            }
        }
        Ok(Self {
            work,
            budget: Arc::new(Semaphore::new(BUDGET)),
            room,
        })
    }

    /// Does `work`, which reads. `None` when it panicked, which the terminal was told.
    pub async fn read<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Option<T> {
        let (done, is_done) = oneshot::channel();
        // Whoever waited for it may have gone.
        let work = move || drop(done.send(work()));
        self.work.send(Box::new(work)).ok()?;
        is_done.await.ok()
    }

    /// Waits until there is memory for so many bytes. Clients that do not take what they asked for have to go meanwhile.
    pub async fn share(&self, bytes: u64) -> Option<Share> {
        let bytes = usize::try_from(bytes).unwrap_or(BUDGET).min(BUDGET);
        let permits = u32::try_from(bytes).expect("the budget is small");
        let waiting = Arc::clone(&self.budget).acquire_many_owned(permits);
        tokio::pin!(waiting);
        loop {
            match timeout(HASTE, &mut waiting).await {
                Ok(share) => return share.ok().map(Share),
                Err(_) => self.room.dismiss_one_that_is_stalled(),
            }
        }
    }

    /// The rest of a file, piece by piece, as the client takes it.
    pub fn stream(&self, file: File) -> Body {
        let (pieces, body) = tokio::sync::mpsc::channel(1);
        let readers = self.clone();
        tokio::spawn(async move {
            let mut file = Some(file);
            while let Some(mut open) = file.take() {
                let read = readers.read(move || {
                    let mut piece = Vec::with_capacity(PIECE);
                    let read = (&mut open).take(PIECE as u64).read_to_end(&mut piece);
                    read.map(|_| (open, piece))
                });
                let piece = match read.await {
                    Some(Ok((_, piece))) if piece.is_empty() => return,
                    Some(Ok((open, piece))) => {
                        file = Some(open);
                        Ok(Bytes::from(piece))
                    }
                    Some(Err(error)) => Err(error),
                    None => Err(io::Error::other("the reader panicked")),
                };
                if pieces.send(piece).await.is_err() {
                    return;
                }
            }
        });
        Body::from_stream(ReceiverStream::new(body))
    }
}

fn read_for_all(received: &Mutex<Receiver<Work>>) {
    loop {
        let next = received
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .recv();
        let Ok(work) = next else { return };
        // The terminal was told, and whoever waits is. Others are still to be read for.
        let _ = catch_unwind(AssertUnwindSafe(work));
    }
}
