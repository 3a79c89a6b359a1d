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
    let mut rooms = Rooms { free: 10, taken: 0 };

    let seen = thread::scope(|hotel| {
        hotel.spawn(|| rooms.check_in());
        rooms.total()
    });
    println!("rooms in all: {seen}");
}
