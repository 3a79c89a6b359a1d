use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::{mem, sync::Mutex, thread};

static OPEN: AtomicBool = AtomicBool::new(true);
static ORDERS: Mutex<Vec<&str>> = Mutex::new(Vec::new());

fn order() -> bool {
    let open = OPEN.load(SeqCst);
    if open {
        ORDERS.lock().unwrap().push("soup");
    }
    open
}

fn main() {
    let guest = thread::spawn(order);
    OPEN.store(false, SeqCst);
    let cooked = mem::take(&mut *ORDERS.lock().unwrap()).len();
    println!("accepted: {}, cooked: {cooked}", guest.join().unwrap());
}
