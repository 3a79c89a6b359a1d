use std::sync::mpsc::{self, Sender};
use std::thread;

struct Query {
    host: String,
    reply: Sender<u32>,
}

/// Asks the resolver for the address of `host`. `None` if no answer will come.
fn lookup(resolver: &Sender<Query>, host: &str) -> Option<u32> {
    let host = host.to_string();

    let (reply, answer) = mpsc::channel();
    let query = Query {
        host,
        reply: reply.clone(),
    };
    resolver.send(query).unwrap();
    Some(answer.recv().unwrap())
}

fn main() {
    let (resolver, queries) = mpsc::channel::<Query>();
    thread::spawn(move || {
        for query in queries {
            if query.host == "localhost" {
                let _ = query.reply.send(0x7f00_0001);
            }
        }
    });
    println!("{:x?}", lookup(&resolver, "localhost"));
    println!("{:x?}", lookup(&resolver, "nowhere"));
}
