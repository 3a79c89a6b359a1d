//! Who is at the other end of a connection: on Linux, the user who opened it.
//!
//! The loopback interface is shared by all users of a machine. Others may read the book; but whoever has the token has
//! programs run as the user of the server, and in an author's book writes to its folder.

#[cfg(target_os = "linux")]
mod diagnosed;

use rustix::process::{Uid, geteuid};
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::net::{IpAddr, SocketAddr};

/// The two ends of a connection. Whoever accepts it puts this among the extensions of its requests.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Peer {
    /// That of the client.
    pub address: SocketAddr,
    /// Ours.
    pub server: SocketAddr,
}

impl Peer {
    /// Whether the system tells that it is a user other than ours, and not root. A client that is no process of this system, as
    /// one before a virtual machine, has no user here; nor has any where the system keeps no such list.
    pub fn is_stranger(&self) -> bool {
        self.user()
            .is_some_and(|user| !user.is_root() && user != geteuid())
    }

    /// The owner of the client's socket. Looks through a list of the system, whose lines are sockets: not for an async task.
    fn user(&self) -> Option<Uid> {
        #[cfg(target_os = "linux")]
        if let (SocketAddr::V4(client), SocketAddr::V4(server)) = (self.address, self.server)
            && let Some(owner) = diagnosed::owner(client, server)
        {
            return Some(owner);
        }
        // A socket of IPv6 can be connected to an address of IPv4.
        ["/proc/self/net/tcp", "/proc/self/net/tcp6"]
            .iter()
            .filter_map(|list| File::open(list).ok())
            .find_map(|list| {
                let mut lines = BufReader::with_capacity(64 << 10, list).lines();
                // What the columns are.
                lines.next();
                lines
                    .map_while(Result::ok)
                    .find_map(|line| self.owner(&line))
            })
    }

    /// The owner of the socket of this line of `/proc/net/tcp`, if it is the client's.
    fn owner(&self, line: &str) -> Option<Uid> {
        let mut words = line.split_ascii_whitespace();
        let (local, remote) = (words.nth(1)?, words.next()?);
        if !is(local, self.address) || !is(remote, self.server) {
            return None;
        }
        let user = words.nth(4)?.parse().ok()?;
        // Nobody holds it any more: it has no owner, and its line names root.
        let inode = words.nth(1)?;
        (inode != "0").then(|| Uid::from_raw(user))
    }
}

/// Whether the kernel writes this address so: the bytes as numbers of four, each in the order of this machine, and the port.
fn is(written: &str, address: SocketAddr) -> bool {
    let Some((ip, port)) = written.split_once(':') else {
        return false;
    };
    if u16::from_str_radix(port, 16) != Ok(address.port()) {
        return false;
    }
    let words = ip.as_bytes().chunks(8).map(|word| {
        let word = std::str::from_utf8(word).ok()?;
        u32::from_str_radix(word, 16).ok().map(u32::to_ne_bytes)
    });
    let Some(words) = words.collect::<Option<Vec<_>>>() else {
        return false;
    };
    let ip = match words[..] {
        [four] => IpAddr::from(four),
        [_, _, _, _] => match <[u8; 16]>::try_from(words.concat()) {
            Ok(sixteen) => IpAddr::from(sixteen),
            Err(_) => return false,
        },
        _ => return false,
    };
    ip.to_canonical() == address.ip().to_canonical()
}

#[cfg(test)]
mod tests {
    use super::*;

    // As Linux on x86-64 shows them: `nc`, by a user, by IPv4 and by IPv6; and what is left of one that ended.
    const FOUR: &str = "   8: 0100007F:E9CA 0100007F:0BB8 01 00000000:00000000 00:00000000 00000000  1000        0 413022 1 0 20 4 30 10 -1";
    const SIX: &str = "   2: 0000000000000000FFFF00000100007F:E9CA 0000000000000000FFFF00000100007F:0BB8 01 00000000:00000000 00:00000000 00000000  1000        0 413077 1 0 20 4 30 10 -1";
    const LEFT: &str = "   9: 0100007F:E9CA 0100007F:0BB8 05 00000000:00000000 00:00000000 00000000     0        0 0 1 0 20 4 30 10 -1";

    #[cfg(target_endian = "little")]
    #[test]
    fn a_socket_has_the_owner_that_its_line_says() {
        let peer = Peer {
            address: ([127, 0, 0, 1], 0xe9ca).into(),
            server: ([127, 0, 0, 1], 3000).into(),
        };
        let user = Some(Uid::from_raw(1000));
        assert_eq!(
            [FOUR, SIX, LEFT].map(|line| peer.owner(line)),
            [user, user, None]
        );
        let back = Peer {
            address: peer.server,
            server: peer.address,
        };
        let other = Peer {
            address: ([127, 0, 0, 2], 0xe9ca).into(),
            ..peer
        };
        for peer in [back, other] {
            assert_eq!([FOUR, SIX, LEFT].map(|line| peer.owner(line)), [None; 3]);
        }
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_socket_of_ours_is_ours() {
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        let client = std::net::TcpStream::connect(listener.local_addr().unwrap()).unwrap();
        let peer = Peer {
            address: client.local_addr().unwrap(),
            server: client.peer_addr().unwrap(),
        };
        assert_eq!(peer.user(), Some(geteuid()));
        let (SocketAddr::V4(local), SocketAddr::V4(remote)) = (peer.address, peer.server) else {
            panic!("of IPv4");
        };
        assert_eq!(diagnosed::owner(local, remote), Some(geteuid()));
        drop(client);
        // A process that another test is just starting has a copy of it, for a moment.
        let start = std::time::Instant::now();
        while diagnosed::owner(local, remote).is_some() {
            assert!(start.elapsed().as_secs() < 30, "nobody holds it");
            std::thread::yield_now();
        }
        assert!(!peer.is_stranger());
    }
}
