//@ A counter of readers under a mutex, whose first reader locks the room and whose last unlocks it.
//@ outcome: ok: 0
//@ outcome: ok: 9
//@ why: the room is a boolean with a condvar; the writer writes only in an empty room
use std::sync::{Condvar, Mutex};
use std::thread;

struct Room {
    readers: u32,
    writing: bool,
    value: u32,
}

static ROOM: Mutex<Room> = Mutex::new(Room { readers: 0, writing: false, value: 0 });
static FREE: Condvar = Condvar::new();

fn main() {
    let writer = thread::spawn(|| {
        let mut room = ROOM.lock().unwrap();
        while room.readers > 0 || room.writing {
            room = FREE.wait(room).unwrap();
        }
        room.writing = true;
        drop(room);
        let mut room = ROOM.lock().unwrap();
        room.value = 9;
        room.writing = false;
        FREE.notify_all();
    });
    let mut room = ROOM.lock().unwrap();
    while room.writing {
        room = FREE.wait(room).unwrap();
    }
    room.readers += 1;
    let value = room.value;
    drop(room);
    let mut room = ROOM.lock().unwrap();
    assert_eq!(room.value, value);
    room.readers -= 1;
    if room.readers == 0 {
        FREE.notify_all();
    }
    drop(room);
    println!("{value}");
    writer.join().unwrap();
}
