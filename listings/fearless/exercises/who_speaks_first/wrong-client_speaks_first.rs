use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;

type Line = &'static str;

fn client(to_server: Sender<Line>, from_server: Receiver<Line>) {
    println!("the client heard READY");
    to_server.send("HELO").unwrap();
    from_server.recv().unwrap();
}

fn server(to_client: Sender<Line>, from_client: Receiver<Line>) {
    let line = from_client.recv().unwrap();
    println!("the server heard {line}");
    to_client.send("READY").unwrap();
}

fn main() {
    let (to_server, from_client) = mpsc::channel();
    let (to_client, from_server) = mpsc::channel();
    thread::scope(|mail| {
        mail.spawn(|| client(to_server, from_server));
        mail.spawn(|| server(to_client, from_client));
    });
}
