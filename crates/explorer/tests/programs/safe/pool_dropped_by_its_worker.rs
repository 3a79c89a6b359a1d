//@ The last owner of a pool may be its worker, whose destructor then joins itself.
//@ outcome: ok: joined main is done
//@ outcome: ok: thread 'worker' panicked: failed to join thread: Resource deadlock avoided (os error 35) main is done
//@ outcome: ok: main is done
//@ outcome: ok: main is done thread 'worker' panicked: failed to join thread: Resource deadlock avoided (os error 35)
//@ why: who drops the last Arc runs the destructor. If the worker does, it panics as in joins_itself, before main is done,
//@ why: after it, or not at all before the process ends; a real run shows each.
use std::sync::{Arc, Mutex};
use std::thread::{self, JoinHandle};

struct Pool(Mutex<Option<JoinHandle<()>>>);

impl Drop for Pool {
    fn drop(&mut self) {
        if let Some(worker) = self.0.lock().unwrap().take() {
            worker.join().unwrap();
            println!("joined");
        }
    }
}

fn main() {
    let pool = Arc::new(Pool(Mutex::new(None)));
    let mut place = pool.0.lock().unwrap();
    let theirs = Arc::clone(&pool);
    let worker = thread::Builder::new().name("worker".to_owned());
    *place = Some(worker.spawn(move || drop(theirs)).unwrap());
    drop(place);
    drop(pool);
    println!("main is done");
}
