//@ Types of one's own that are called Arc and Weak, beside std's.
//@ outcome: ok: arc 2 weak 0
//@ why: they are ordinary structs; both additions are made under the lock.
use std::sync::Mutex;
use std::thread;

struct Arc(std::sync::Arc<Mutex<u32>>);

#[derive(Default)]
struct Weak {
    strong_count: u32,
}

impl Arc {
    fn new(value: u32) -> Self {
        Self(std::sync::Arc::new(Mutex::new(value)))
    }

    fn downgrade(_: &Self) -> Weak {
        Weak::default()
    }
}

impl Weak {
    fn strong_count(&self) -> u32 {
        self.strong_count
    }
}

fn main() {
    let arc = Arc::new(0);
    let threads = [(); 2].map(|()| {
        let count = arc.0.clone();
        thread::spawn(move || *count.lock().unwrap() += 1)
    });
    threads.map(|thread| thread.join().unwrap());
    let weak = Arc::downgrade(&arc);
    println!("arc {} weak {}", arc.0.lock().unwrap(), weak.strong_count());
}
