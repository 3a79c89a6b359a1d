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
        let free = self.free.lock().unwrap();
        let mut free = self.returned.wait_while(free, |free| *free == 0).unwrap();
        *free -= 1;
        Permit { permits: self }
    }
}

impl Drop for Permit<'_> {
    fn drop(&mut self) {
        let mut free = self.permits.free.lock().unwrap();
        *free += 1;
        if *free == 1 {
            self.permits.returned.notify_one();
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
