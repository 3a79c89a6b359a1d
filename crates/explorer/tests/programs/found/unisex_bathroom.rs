//@ Women and men never share a room that holds two.
//@ outcome: ok: most 1
//@ outcome: ok: most 2
//@ why: two of one kind may meet; the assertion holds that no other kind is inside
use std::sync::{Condvar, Mutex};
use std::thread;

#[derive(Default)]
struct Room {
    women: u32,
    men: u32,
    most: u32,
}

static ROOM: Mutex<Room> = Mutex::new(Room { women: 0, men: 0, most: 0 });
static LEFT: Condvar = Condvar::new();

fn visit(is_woman: bool) {
    let mut room = ROOM.lock().unwrap();
    room = LEFT
        .wait_while(room, |room| if is_woman { room.men > 0 } else { room.women > 0 })
        .unwrap();
    if is_woman { room.women += 1 } else { room.men += 1 }
    room.most = room.most.max(room.women + room.men);
    drop(room);
    let mut room = ROOM.lock().unwrap();
    assert!(room.women == 0 || room.men == 0);
    if is_woman { room.women -= 1 } else { room.men -= 1 }
    LEFT.notify_all();
}

fn main() {
    let others = [thread::spawn(|| visit(true)), thread::spawn(|| visit(false))];
    visit(true);
    for other in others {
        other.join().unwrap();
    }
    println!("most {}", ROOM.lock().unwrap().most);
}
