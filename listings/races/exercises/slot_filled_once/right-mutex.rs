use std::sync::Mutex;
use std::thread;

struct Slot {
    value: Mutex<Option<u32>>,
}

impl Slot {
    fn new() -> Slot {
        Slot {
            value: Mutex::new(None),
        }
    }

    fn put(&self, value: u32) -> bool {
        let mut slot = self.value.lock().unwrap();
        let is_empty = slot.is_none();
        if is_empty {
            *slot = Some(value);
        }
        is_empty
    }

    fn get(&self) -> Option<u32> {
        *self.value.lock().unwrap()
    }
}

fn main() {
    let slot = Slot::new();
    thread::scope(|scope| {
        scope.spawn(|| slot.put(21));
        println!("{:?}", slot.get());
    });
}
