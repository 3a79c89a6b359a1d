use std::sync::{Condvar, Mutex};
use std::thread;

/// So many downloads may run at once.
struct Permits {
    free: Mutex<u32>,
    returned: Condvar,
}

/// The right to download, until it is dropped.
struct Permit<'a> {
    permits: &'a Permits,
}

impl Permits {
    fn new(free: u32) -> Permits {
        Permits {
            free: Mutex::new(free),
            returned: Condvar::new(),
        }
    }

    /// Waits for a free permit.
    fn acquire(&self) -> Permit<'_> {
        Permit { permits: self }
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
