//@ Two threads each spawn one: which of the two new ones is the older by its id.
//@ outcome: ok: true
//@ outcome: ok: false
//@ why: ids are numbers in the order in which threads are made (a real run shows both); which comes first is open.
use std::thread::{self, JoinHandle};

fn id_of_a_child() -> u32 {
    let id = format!("{:?}", thread::spawn(|| ()).thread().id());
    id.trim_matches(|it: char| !it.is_ascii_digit())
        .parse()
        .unwrap()
}

fn main() {
    let ids = [(); 2].map(|()| thread::spawn(id_of_a_child));
    let [first, second] = ids.map(JoinHandle::join);
    println!("{}", first.unwrap() < second.unwrap());
}
