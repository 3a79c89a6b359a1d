//! Sockets.

use super::all_refused;
use crate::ground::Ground;
use crate::{Attack, attacks};

pub const ATTACKS: &[Attack] = attacks![no_socket_can_be_opened, a_pair_of_sockets_reaches_nobody,];

fn no_socket_can_be_opened(on: &Ground) {
    all_refused(
        on,
        &[
            "std::net::TcpStream::connect(\"127.0.0.1:80\")",
            "std::net::TcpListener::bind(\"127.0.0.1:0\")",
            "std::net::UdpSocket::bind(\"127.0.0.1:0\")",
            "std::os::unix::net::UnixStream::connect(\"/run/x\")",
            "std::os::unix::net::UnixListener::bind(\"/tmp/x\")",
            "std::os::unix::net::UnixDatagram::unbound()",
            "socket(2, 1, 0)",
            "socket(10, 2, 0)",
            "socket(16, 3, 0)",
            "socket(17, 3, 0)",
            "socket(2, 3, 1)",
            "call3(CONNECT, 1, 0, 0)",
            "call3(BIND, 1, 0, 0)",
            "call3(LISTEN, 1, 1, 0)",
            "call3(ACCEPT, 1, 0, 0)",
        ],
    );
}

fn a_pair_of_sockets_reaches_nobody(on: &Ground) {
    all_refused(
        on,
        &[
            "std::os::unix::net::UnixDatagram::pair()",
            "pair(1, 5)",
            "pair(2, 1)",
        ],
    );
    let code = "use std::io::{Read, Write}; fn main() {
        let (mut one, mut other) = std::os::unix::net::UnixStream::pair().unwrap();
        one.write_all(b\"hello\").unwrap(); drop(one);
        let mut text = String::new(); other.read_to_string(&mut text).unwrap(); println!(\"{text}\") }";
    on.client.run(code).prints("hello\n");
}
