//@ Each thread counts in a cell of its own, and adds to a shared sum when it is destroyed.
//@ outcome: ok: 3
//@ why: the destructors run before the joins return
use std::cell::Cell;
use std::sync::atomic::{AtomicU32, Ordering::*};
use std::thread;

static SUM: AtomicU32 = AtomicU32::new(0);

struct Count(Cell<u32>);

impl Drop for Count {
    fn drop(&mut self) {
        SUM.fetch_add(self.0.get(), Relaxed);
    }
}

thread_local! {
    static COUNT: Count = const { Count(Cell::new(0)) };
}

fn main() {
    let threads = [1, 2].map(|times| {
        thread::spawn(move || {
            for _ in 0..times {
                COUNT.with(|count| count.0.set(count.0.get() + 1));
            }
        })
    });
    for thread in threads {
        thread.join().unwrap();
    }
    println!("{}", SUM.load(Relaxed));
}
