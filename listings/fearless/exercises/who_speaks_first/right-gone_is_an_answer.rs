use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;

type Line = &'static str;

fn client(to_server: Sender<Line>, from_server: Receiver<Line>) {
    let line = from_server.recv().unwrap();
    println!("the client heard {line}");
    to_server.send("HELO").unwrap();
}

fn server(to_client: Sender<Line>, from_client: Receiver<Line>) {
    if to_client.send("READY").is_err() {
        return;
    }
    match from_client.recv() {
        Ok(line) => println!("the server heard {line}"),
        Err(_) => println!("the client hung up"),
    }
}

fn main() {
    let (to_server, from_client) = mpsc::channel();
    let (to_client, from_server) = mpsc::channel();
    thread::scope(|mail| {
        mail.spawn(|| client(to_server, from_server));
        mail.spawn(|| server(to_client, from_client));
    });
}
