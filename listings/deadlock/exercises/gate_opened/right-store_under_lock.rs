use std::sync::atomic::{AtomicBool, Ordering::Relaxed};
use std::sync::{Condvar, Mutex};
use std::thread;

struct Gate {
    is_open: AtomicBool,
    road: Mutex<()>,
    opened: Condvar,
}

impl Gate {
    fn new() -> Gate {
        Gate {
            is_open: AtomicBool::new(false),
            road: Mutex::new(()),
            opened: Condvar::new(),
        }
    }

    fn pass(&self) {
        let road = self.road.lock().unwrap();
        let closed = |_: &mut ()| !self.is_open.load(Relaxed);
        let _road = self.opened.wait_while(road, closed).unwrap();
    }

    fn open(&self) {
        let _road = self.road.lock().unwrap();
        self.is_open.store(true, Relaxed);
        self.opened.notify_all();
    }
}

fn main() {
    let gate = Gate::new();
    thread::scope(|scope| {
        scope.spawn(|| gate.pass());
        gate.open();
    });
    println!("the lorry has passed");
}
