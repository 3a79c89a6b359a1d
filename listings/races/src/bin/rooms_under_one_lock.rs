use std::sync::Mutex;
use std::thread;

struct Rooms {
    free: u32,
    taken: u32,
}

impl Rooms {
    fn check_in(&mut self) {
        self.free -= 1;
        self.taken += 1;
    }

    fn total(&self) -> u32 {
        self.free + self.taken
    }
}

fn main() {
    let rooms = Mutex::new(Rooms { free: 10, taken: 0 });

    let seen = thread::scope(|hotel| {
        hotel.spawn(|| rooms.lock().unwrap().check_in());
        rooms.lock().unwrap().total()
    });
    println!("rooms in all: {seen}");
}
