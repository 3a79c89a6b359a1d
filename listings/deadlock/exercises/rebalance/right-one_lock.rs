use std::sync::Mutex;
use std::thread;

struct Server {
    jobs: Mutex<Vec<u32>>,
}

// Whoever moves jobs holds this first, so that only one thread ever holds two lists.
static MOVING: Mutex<()> = Mutex::new(());

fn rebalance(a: &Server, b: &Server) {
    let _moving = MOVING.lock().unwrap();
    let mut a = a.jobs.lock().unwrap();
    let mut b = b.jobs.lock().unwrap();
    if a.len() > b.len() {
        b.extend(a.pop());
    } else if b.len() > a.len() {
        a.extend(b.pop());
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
