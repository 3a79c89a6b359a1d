use std::sync::OnceLock;
use std::thread;

struct Slot {
    value: OnceLock<u32>,
}

impl Slot {
    fn new() -> Slot {
        Slot {
            value: OnceLock::new(),
        }
    }

    fn put(&self, value: u32) -> bool {
        self.value.set(value).is_ok()
    }

    fn get(&self) -> Option<u32> {
        self.value.get().copied()
    }
}

fn main() {
    let slot = Slot::new();
    thread::scope(|scope| {
        scope.spawn(|| slot.put(21));
        println!("{:?}", slot.get());
    });
}
