use std::sync::mpsc;
use std::thread;

pub fn another_client() {
    let (to_server, from_client) = mpsc::channel();
    let (to_client, from_server) = mpsc::channel();
    thread::scope(|mail| {
        mail.spawn(|| server(to_client, from_client));
        println!("another client heard {}", from_server.recv().unwrap());
        to_server.send("EHLO").unwrap();
        drop(to_server);
    });
}
