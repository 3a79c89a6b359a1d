use std::sync::Mutex;
use std::thread;

struct Server {
    jobs: Mutex<Vec<u32>>,
}

fn rebalance(a: &Server, b: &Server) {
    let mut in_a = a.jobs.lock().unwrap().clone();
    let mut in_b = b.jobs.lock().unwrap().clone();
    if in_a.len() > in_b.len() {
        in_b.extend(in_a.pop());
    } else if in_b.len() > in_a.len() {
        in_a.extend(in_b.pop());
    }
    *a.jobs.lock().unwrap() = in_a;
    *b.jobs.lock().unwrap() = in_b;
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
