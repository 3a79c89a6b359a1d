use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::sync::Mutex;
use std::thread;

type Register = Mutex<BTreeMap<u32, &'static str>>;

fn check_in(register: &Register, room: u32, guest: &'static str) -> bool {
    let mut lines = register.lock().unwrap();
    match lines.entry(room) {
        Entry::Vacant(line) => {
            line.insert(guest);
            true
        }
        Entry::Occupied(_) => false,
    }
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
    assert_eq!(keys_given, 1);
}
