use std::sync::Mutex;
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;

/// So many downloads may run at once.
struct Permits {
    tokens: Mutex<Receiver<()>>,
    back: Sender<()>,
}

/// The right to download, until it is dropped.
struct Permit<'a> {
    permits: &'a Permits,
}

impl Permits {
    fn new(free: u32) -> Permits {
        let (back, tokens) = mpsc::channel();
        (0..free).for_each(|_| back.send(()).unwrap());
        Permits {
            tokens: Mutex::new(tokens),
            back,
        }
    }

    /// Waits for a free permit.
    fn acquire(&self) -> Permit<'_> {
        self.tokens.lock().unwrap().recv().unwrap();
        Permit { permits: self }
    }
}

impl Drop for Permit<'_> {
    fn drop(&mut self) {
        let _ = self.permits.back.send(());
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
