use std::sync::Mutex;
use std::{ptr, thread};

struct Server {
    jobs: Mutex<Vec<u32>>,
}

// Lock order: the smaller address first.
fn rebalance(a: &Server, b: &Server) {
    let (first, second) = if ptr::from_ref(a) < ptr::from_ref(b) {
        (a, b)
    } else {
        (b, a)
    };
    let mut first = first.jobs.lock().unwrap();
    let mut second = second.jobs.lock().unwrap();
    if first.len() > second.len() {
        second.extend(first.pop());
    } else {
        first.extend(second.pop());
    }
}

fn main() {
    let north = Server {
        jobs: Mutex::new(vec![1, 2, 3, 4, 5]),
    };
    let south = Server {
        jobs: Mutex::new(vec![6]),
    };

    thread::scope(|scope| {
        scope.spawn(|| rebalance(&north, &south));
        scope.spawn(|| rebalance(&south, &north));
    });
    println!("north: {:?}", north.jobs.lock().unwrap());
    println!("south: {:?}", south.jobs.lock().unwrap());
}
