use std::sync::Mutex;
use std::thread;

struct Server {
    jobs: Mutex<Vec<u32>>,
}

fn rebalance(a: &Server, b: &Server) {
    loop {
        let mut a = a.jobs.lock().unwrap();
        if let Ok(mut b) = b.jobs.try_lock() {
            if a.len() > b.len() {
                b.extend(a.pop());
            } else if b.len() > a.len() {
                a.extend(b.pop());
            }
            return;
        }
        drop(a);
        thread::yield_now();
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
