use std::sync::{Mutex, MutexGuard};
use std::thread;

#[derive(Debug)]
struct GuestCard {
    room: u32,
    nights: u32,
}

struct Drawer(Mutex<GuestCard>);

impl Drawer {
    fn open(&self) -> MutexGuard<'_, GuestCard> {
        self.0.lock().unwrap()
    }
}

fn main() {
    let drawer = Drawer(Mutex::new(GuestCard {
        room: 12,
        nights: 1,
    }));

    thread::scope(|hotel| {
        hotel.spawn(|| drawer.open().room = 14);
        hotel.spawn(|| drawer.open().nights = 3);
    });

    println!("{:?}", drawer.open());
}
