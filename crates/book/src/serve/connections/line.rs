//! The bytes of one connection.

use std::io::{self, ErrorKind, IoSlice};
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::TcpStream;
use tokio::time::{Instant, Sleep, sleep_until};

use super::patience::Patience;
use super::room::Seat;

/// A connection whose client has to take what it is sent. Dropping it gives its seat to another.
pub struct Line {
    // Shared with the room, which hangs up on those that wait longest.
    stream: Arc<TcpStream>,
    seat: Arc<Seat>,
    patience: Patience,
    /// While the client does not take what there is: when it is given up.
    owing: Option<Owing>,
}

struct Owing {
    /// Until all is taken, whatever is taken meanwhile.
    all: Instant,
    /// Until anything is, or all.
    next: Pin<Box<Sleep>>,
}

impl Line {
    pub fn new(stream: Arc<TcpStream>, seat: Arc<Seat>, patience: Patience) -> Self {
        Self {
            stream,
            seat,
            patience,
            owing: None,
        }
    }

    fn write(
        &mut self,
        context: &mut Context<'_>,
        write: impl Fn(&TcpStream) -> io::Result<usize>,
    ) -> Poll<io::Result<usize>> {
        loop {
            if self.stream.poll_write_ready(context)?.is_pending() {
                return self.wait(context).map(Err);
            }
            match write(&self.stream) {
                Err(error) if error.kind() == ErrorKind::WouldBlock => {}
                written => {
                    self.advance();
                    return Poll::Ready(written);
                }
            }
        }
    }

    /// Waits for the client to take something; ready, with the error, when that has taken too long.
    fn wait(&mut self, context: &mut Context<'_>) -> Poll<io::Error> {
        let Patience { stalled, owed, .. } = self.patience;
        let seat = &self.seat;
        let owing = self.owing.get_or_insert_with(|| {
            seat.stall();
            let now = Instant::now();
            Owing {
                all: now + owed,
                next: Box::pin(sleep_until(now + stalled.min(owed))),
            }
        });
        ready!(owing.next.as_mut().poll(context));
        Poll::Ready(ErrorKind::TimedOut.into())
    }

    /// The client has taken something.
    fn advance(&mut self) {
        if let Some(owing) = &mut self.owing {
            let end = owing.all.min(Instant::now() + self.patience.stalled);
            owing.next.as_mut().reset(end);
            // Not for as long, so far.
            self.seat.stall();
        }
    }
}

impl AsyncRead for Line {
    fn poll_read(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        loop {
            ready!(self.stream.poll_read_ready(context))?;
            match self.stream.try_read(buffer.initialize_unfilled()) {
                Err(error) if error.kind() == ErrorKind::WouldBlock => {}
                Err(error) => return Poll::Ready(Err(error)),
                Ok(count) => {
                    buffer.advance(count);
                    return Poll::Ready(Ok(()));
                }
            }
        }
    }
}

impl AsyncWrite for Line {
    fn poll_write(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        self.get_mut()
            .write(context, |stream| stream.try_write(bytes))
    }

    fn poll_write_vectored(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
        parts: &[IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        self.get_mut()
            .write(context, |stream| stream.try_write_vectored(parts))
    }

    fn is_write_vectored(&self) -> bool {
        true
    }

    /// Asked for when all that there was is written: the client owes nothing any more.
    fn poll_flush(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<io::Result<()>> {
        if self.owing.take().is_some() {
            self.seat.go_on();
        }
        Poll::Ready(Ok(()))
    }

    fn poll_shutdown(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<io::Result<()>> {
        use rustix::net::{Shutdown, shutdown};
        Poll::Ready(shutdown(&*self.stream, Shutdown::Write).map_err(io::Error::from))
    }
}
