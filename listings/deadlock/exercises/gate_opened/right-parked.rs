use std::sync::Mutex;
use std::thread::{self, Thread};

// Who waits; nothing once the gate is open.
struct Gate(Mutex<Option<Vec<Thread>>>);

impl Gate {
    fn new() -> Gate {
        Gate(Mutex::new(Some(Vec::new())))
    }

    fn pass(&self) {
        match self.0.lock().unwrap().as_mut() {
            Some(waiting) => waiting.push(thread::current()),
            None => return,
        }
        while self.0.lock().unwrap().is_some() {
            thread::park();
        }
    }

    fn open(&self) {
        let waiting = self.0.lock().unwrap().take();
        for lorry in waiting.into_iter().flatten() {
            lorry.unpark();
        }
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
