use std::sync::{Condvar, Mutex};
use std::thread;

struct Gate {
    is_open: Mutex<bool>,
    opened: Condvar,
}

impl Gate {
    fn new() -> Gate {
        Gate {
            is_open: Mutex::new(false),
            opened: Condvar::new(),
        }
    }

    fn pass(&self) {
        let is_open = self.is_open.lock().unwrap();
        if !*is_open {
            let _is_open = self.opened.wait(is_open).unwrap();
        }
    }

    fn open(&self) {
        *self.is_open.lock().unwrap() = true;
        self.opened.notify_all();
    }
}

fn main() {
    let gate = Gate::new();
    thread::scope(|scope| {
        scope.spawn(|| gate.pass());
        gate.open();
    });
}
