use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
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
        let mut road = self.road.lock().unwrap();
        while !self.is_open.load(SeqCst) {
            road = self.opened.wait(road).unwrap();
        }
    }

    fn open(&self) {
        self.is_open.store(true, SeqCst);
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
