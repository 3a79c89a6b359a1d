use std::sync::{Mutex, MutexGuard};
use std::thread;

/// So many downloads may run at once.
struct Permits {
    free: Mutex<u32>,
}

/// The right to download, until it is dropped.
struct Permit<'a> {
    _free: MutexGuard<'a, u32>,
}

impl Permits {
    fn new(free: u32) -> Permits {
        Permits {
            free: Mutex::new(free),
        }
    }

    /// Waits for a free permit.
    fn acquire(&self) -> Permit<'_> {
        Permit {
            _free: self.free.lock().unwrap(),
        }
    }
}

fn main() {
    let permits = Permits::new(1);
    thread::scope(|scope| {
        for file in ["map", "tiles"] {
            let permits = &permits;
            scope.spawn(move || {
                let _permit = permits.acquire();
                println!("downloading {file}");
            });
        }
    });
}
