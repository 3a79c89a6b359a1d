use std::sync::Mutex;
use std::thread;

struct Server {
    jobs: Mutex<Vec<u32>>,
}

fn rebalance(a: &Server, b: &Server) {
    let mut a = a.jobs.lock().unwrap();
    let Ok(mut b) = b.jobs.try_lock() else { return };
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
}
