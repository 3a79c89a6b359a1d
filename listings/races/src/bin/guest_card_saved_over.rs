use std::sync::Mutex;
use std::thread;

#[derive(Clone, Debug)]
struct GuestCard {
    room: u32,
    nights: u32,
}

fn main() {
    let card = Mutex::new(GuestCard {
        room: 12,
        nights: 1,
    });

    thread::scope(|hotel| {
        hotel.spawn(|| {
            let mut copy = card.lock().unwrap().clone();
            copy.room = 14;
            *card.lock().unwrap() = copy;
        });
        hotel.spawn(|| {
            let mut copy = card.lock().unwrap().clone();
            copy.nights = 3;
            *card.lock().unwrap() = copy;
        });
    });

    let card = card.into_inner().unwrap();
    println!("{card:?}");
    assert!(card.room == 14 || card.nights == 3);
}
