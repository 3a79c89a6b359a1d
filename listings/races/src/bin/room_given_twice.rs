use std::collections::BTreeMap;
use std::sync::Mutex;
use std::thread;

type Register = Mutex<BTreeMap<u32, &'static str>>;

fn check_in(register: &Register, room: u32, guest: &'static str) -> bool {
    let free = !register.lock().unwrap().contains_key(&room);
    if free {
        register.lock().unwrap().insert(room, guest);
    }
    free
}

fn main() {
    let register = Register::new(BTreeMap::new());

    let keys_given = thread::scope(|hotel| {
        let ada = hotel.spawn(|| check_in(&register, 12, "Ada"));
        let ben = hotel.spawn(|| check_in(&register, 12, "Ben"));
        u32::from(ada.join().unwrap()) + u32::from(ben.join().unwrap())
    });

    let sleeper = register.into_inner().unwrap()[&12];
    println!("keys given: {keys_given}, in the register: {sleeper}");
    assert!(keys_given >= 1);
}
