use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::thread;
struct Slot(AtomicU32);
impl Slot {
    fn new() -> Slot {
        Slot(AtomicU32::new(0))
    }
    fn put(&self, value: u32) -> bool {
        self.0.compare_exchange(0, value, SeqCst, SeqCst).is_ok()
    }
    fn get(&self) -> Option<u32> {
        Some(self.0.load(SeqCst)).filter(|value| *value != 0)
    }
}
fn main() {
    let slot = Slot::new();
    thread::scope(|scope| {
        scope.spawn(|| slot.put(21));
        println!("{:?}", slot.get());
    });
}
