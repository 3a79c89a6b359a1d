use std::sync::Mutex;

/// Which door is open; there is no room for two.
struct Airlock(Mutex<Option<usize>>);
impl Airlock {
    fn new() -> Airlock {
        Airlock(Mutex::new(None))
    }
    fn open(&self, door: usize) -> bool {
        *self.0.lock().unwrap().get_or_insert(door) == door
    }
}

fn main() {
    let airlock = Airlock::new();
    println!("inner: {}, outer: {}", airlock.open(0), airlock.open(1));
}
