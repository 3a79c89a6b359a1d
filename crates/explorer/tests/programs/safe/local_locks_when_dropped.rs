//@ The destructor of a thread-local locks what main holds while it joins.
//@ outcome: deadlock: in the thread
//@ fault: deadlock
//@ why: main waits for the end of the thread, whose destructor waits for main.
use std::sync::Mutex;
use std::thread;

static COUNT: Mutex<u32> = Mutex::new(0);

struct Counted;

impl Drop for Counted {
    fn drop(&mut self) {
        *COUNT.lock().unwrap() += 1;
    }
}

thread_local! {
    static COUNTED: Counted = const { Counted };
}

fn main() {
    let _count = COUNT.lock().unwrap();
    let thread = thread::spawn(|| {
        COUNTED.with(|_| ());
        println!("in the thread");
    });
    thread.join().unwrap();
}
