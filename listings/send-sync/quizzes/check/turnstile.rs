use std::cell::Cell;
use std::sync::Mutex;
use std::thread;

fn main() {
    let passed = Mutex::new(Cell::new(0));
    thread::scope(|gate| {
        for _ in 0..2 {
            gate.spawn(|| {
                let passed = passed.lock().unwrap();
                passed.set(passed.get() + 1);
            });
        }
    });
    println!("{}", passed.into_inner().unwrap().get());
}
