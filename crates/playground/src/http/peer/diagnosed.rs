//! Asking the kernel for one socket, by [sock_diag](https://man7.org/linux/man-pages/man7/sock_diag.7.html): some microseconds,
//! where its list of all sockets takes milliseconds.

use rustix::net::netlink::{SOCK_DIAG, SocketAddrNetlink};
use rustix::net::{
    AddressFamily, RecvFlags, SendFlags, SocketFlags, SocketType, recv, sendto, socket_with,
};
use rustix::process::Uid;
use std::net::SocketAddrV4;

/// `SOCK_DIAG_BY_FAMILY`, in requests and in answers.
const BY_FAMILY: u16 = 20;

/// `NLM_F_REQUEST`
const REQUEST: u16 = 1;

const IPV4: u8 = 2;
const TCP: u8 = 6;

/// `struct nlmsghdr`, and `struct inet_diag_req_v2` after it.
const HEADER: usize = 16;
const ASKED: usize = HEADER + 56;

/// Where `struct inet_diag_msg`, after the header, has the ports, the owner and the inode.
const PORTS: usize = HEADER + 4;
const OWNER: usize = HEADER + 64;
const INODE: usize = HEADER + 68;
const ANSWER: usize = HEADER + 72;

/// Who owns the socket at `local` that is connected to `remote`, if there is one that somebody holds. `None` as well where the
/// kernel does not answer such questions.
pub fn owner(local: SocketAddrV4, remote: SocketAddrV4) -> Option<Uid> {
    let socket = socket_with(
        AddressFamily::NETLINK,
        SocketType::DGRAM,
        SocketFlags::CLOEXEC,
        Some(SOCK_DIAG),
    )
    .ok()?;
    let kernel = SocketAddrNetlink::new(0, 0);
    sendto(
        &socket,
        &question(local, remote),
        SendFlags::empty(),
        &kernel,
    )
    .ok()?;
    let mut answer = [0; 512];
    // It is there already: the kernel answers within the call above.
    let (length, _) = recv(&socket, &mut answer, RecvFlags::DONTWAIT).ok()?;
    let answer = answer.get(..length).filter(|_| length >= ANSWER)?;
    let ports = [local.port().to_be_bytes(), remote.port().to_be_bytes()].concat();
    let is_it = answer[4..6] == BY_FAMILY.to_ne_bytes() && answer[PORTS..PORTS + 4] == ports[..];
    let number = |at: usize| Some(u32::from_ne_bytes(answer[at..at + 4].try_into().ok()?));
    (is_it && number(INODE)? != 0).then_some(Uid::from_raw(number(OWNER)?))
}

fn question(local: SocketAddrV4, remote: SocketAddrV4) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(ASKED);
    bytes.extend((ASKED as u32).to_ne_bytes());
    bytes.extend(BY_FAMILY.to_ne_bytes());
    bytes.extend(REQUEST.to_ne_bytes());
    // Its number, and whose it is: the kernel knows.
    bytes.extend([0; 8]);
    bytes.extend([IPV4, TCP, 0, 0]);
    // In any state.
    bytes.extend([0xff; 4]);
    bytes.extend(local.port().to_be_bytes());
    bytes.extend(remote.port().to_be_bytes());
    for address in [local, remote] {
        bytes.extend(address.ip().octets());
        bytes.extend([0; 12]);
    }
    // On any interface, of any cookie.
    bytes.extend([0; 4]);
    bytes.extend([0xff; 8]);
    bytes
}
