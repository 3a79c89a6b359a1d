//! The connections of clients: how many there are, and how long each may keep us waiting.
//!
//! A client holds memory and a file descriptor for as long as it likes, unless somebody says how long: [`Patience`] does, and a
//! [`Line`](line::Line) keeps to it. When there are as many as a [`Room`] has seats, the one that has kept us waiting longest
//! goes, so that who comes to read is served, however many are there who don't.

mod descriptors;
mod line;
mod patience;
pub mod room;

use axum::Router;
use axum::body::Body;
use axum::extract::Request;
use http_body_util::BodyExt;
use hyper::server::conn::http1;
use hyper::service::{Service, service_fn};
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use playground::http::peer::Peer;
use playground::memory::give_back;
use rustix::net::sockopt::set_socket_send_buffer_size;
use std::io::{self, ErrorKind};
use std::net::TcpListener;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpStream;
use tokio::time::sleep;

use line::Line;
use room::{Room, Seat};

pub use patience::Patience;

/// What of an answer the system holds for a client that does not read it, in bytes. It would be some MiB, for each.
const HELD_BY_SYSTEM: usize = 128 << 10;

/// Bytes of the head of a request, and of what is read ahead of a body. Browsers send more only where other servers on this
/// machine have set many cookies: those have no ports.
const HEAD: usize = 64 << 10;

/// How long memory that clients have left is kept, for the next.
const REST: Duration = Duration::from_secs(2);

/// How long to wait when the system has no descriptor for one more client.
const BREATH: Duration = Duration::from_millis(20);

/// A room as large as the limits of this process allow, which are raised as far as they can be.
///
/// # Errors
/// When they allow too little to serve anybody.
pub fn room() -> io::Result<Arc<Room>> {
    Ok(Arc::new(Room::new(descriptors::seats()?)))
}

/// Serves whoever comes, for ever. That the system has no descriptor left, or a client goes before it is greeted, ends nothing.
///
/// # Errors
/// When the system can't wait for clients at all.
pub async fn serve(
    listener: TcpListener,
    router: Router,
    room: Arc<Room>,
    patience: Patience,
) -> io::Result<()> {
    // Connections have what their listener has. Without it more is held, for as long as patience lasts.
    let _ = set_socket_send_buffer_size(&listener, HELD_BY_SYSTEM);
    listener.set_nonblocking(true)?;
    let listener = tokio::net::TcpListener::from_std(listener)?;
    tokio::spawn(reclaim(Arc::clone(&room)));
    loop {
        match listener.accept().await {
            Ok((stream, address)) => {
                // Otherwise the second part of an answer waits up to 40 ms for the browser to confirm the
                // first. Without it the answer is late, not wrong.
                let _ = stream.set_nodelay(true);
                let Ok(server) = stream.local_addr() else {
                    continue;
                };
                let peer = Peer { address, server };
                let stream = Arc::new(stream);
                let seat = room.seat(&stream, address.ip());
                tokio::spawn(attend(stream, seat, peer, router.clone(), patience));
            }
            Err(error) if is_of_client(&error) => {}
            Err(_) => {
                room.dismiss_one();
                sleep(BREATH).await;
            }
        }
    }
}

/// Has the memory of clients that went given back, now and then: without it a server stays as large as the largest crowd was.
async fn reclaim(room: Arc<Room>) {
    loop {
        room.somebody_left().await;
        sleep(REST).await;
        give_back();
    }
}

/// Whether it was the client that went.
fn is_of_client(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        ErrorKind::ConnectionAborted | ErrorKind::ConnectionRefused | ErrorKind::ConnectionReset
    )
}

/// Answers the requests of one client, until either side has enough.
async fn attend(
    stream: Arc<TcpStream>,
    seat: Arc<Seat>,
    peer: Peer,
    router: Router,
    patience: Patience,
) {
    let line = Line::new(stream, Arc::clone(&seat), patience);
    let router = TowerToHyperService::new(router);
    let service = service_fn(move |request: hyper::Request<hyper::body::Incoming>| {
        let work = seat.work();
        let mut request: Request = request.map(Body::new);
        request.extensions_mut().insert(peer);
        request.extensions_mut().insert(Arc::clone(&seat));
        let answer = router.call(request);
        async move {
            let answer = answer.await?;
            // It is at work until the answer is there, which may come in pieces.
            Ok::<_, std::convert::Infallible>(answer.map(|body| {
                body.map_frame(move |frame| {
                    let _ = &work;
                    frame
                })
            }))
        }
    });
    // The time for a head runs while a connection is kept for the next request, too.
    let served = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(patience.head)
        .max_buf_size(HEAD)
        .serve_connection(TokioIo::new(line), service)
        .with_upgrades();
    // A client that breaks off, or is given up, is told nothing.
    let _ = served.await;
}
