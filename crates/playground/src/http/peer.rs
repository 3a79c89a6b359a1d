//! Who is at the other end of a connection.

use std::net::SocketAddr;

/// The two ends of a connection. Whoever accepts it puts this among the extensions of its requests.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Peer {
    /// That of the client.
    pub address: SocketAddr,
    /// Ours.
    pub server: SocketAddr,
}
