use std::cell::Cell;
use std::thread;

struct Meter(Cell<u32>);

// SAFETY: only `tick` writes.
unsafe impl Sync for Meter {}

impl Meter {
    fn tick(&self) {
        self.0.set(self.0.get() + 1);
    }
}

fn main() {
    let meter = Meter(Cell::new(0));
    thread::scope(|s| {
        s.spawn(|| meter.tick());
        s.spawn(|| meter.tick());
    });
    println!("{}", meter.0.get());
}
