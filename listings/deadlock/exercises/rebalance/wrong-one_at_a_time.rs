use std::sync::Mutex;
use std::thread;

struct Server {
    jobs: Mutex<Vec<u32>>,
}

fn rebalance(a: &Server, b: &Server) {
    let in_a = a.jobs.lock().unwrap().len();
    let in_b = b.jobs.lock().unwrap().len();
    if in_a > in_b {
        let job = a.jobs.lock().unwrap().pop();
        b.jobs.lock().unwrap().extend(job);
    } else if in_b > in_a {
        let job = b.jobs.lock().unwrap().pop();
        a.jobs.lock().unwrap().extend(job);
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
