use std::sync::mpsc::{self, Sender};
use std::thread;

struct BookIfFree {
    guest: &'static str,
    reply: Sender<bool>,
}

fn desk(owner: Sender<BookIfFree>, guest: &'static str) -> bool {
    let (reply, answer) = mpsc::channel();
    owner.send(BookIfFree { guest, reply }).unwrap();
    answer.recv().unwrap()
}

fn main() {
    let (owner, messages) = mpsc::channel();
    let owner_too = owner.clone();
    let mut room_12 = Vec::new();

    thread::scope(|hotel| {
        hotel.spawn(move || desk(owner, "Ada"));
        hotel.spawn(move || desk(owner_too, "Ben"));
        for BookIfFree { guest, reply } in messages {
            let free = room_12.is_empty();
            if free {
                room_12.push(guest);
            }
            reply.send(free).unwrap();
        }
    });

    println!("room 12: {}", room_12.join(" and "));
    assert_eq!(room_12.len(), 1);
}
