//@ Fifty tries for a lock that another thread holds for a while, with a sleep after each.
//@ outcome: ok: got it
//@ outcome: ok: gave up
//@ why: the holder may be slower than fifty tries.
use std::sync::Mutex;
use std::sync::mpsc::channel;
use std::thread;
use std::time::Duration;

fn main() {
    let mutex = Mutex::new(());
    let (locked, is_locked) = channel();
    thread::scope(|scope| {
        let mutex = &mutex;
        scope.spawn(move || {
            let _guard = mutex.lock().unwrap();
            locked.send(()).unwrap();
            thread::sleep(Duration::from_millis(3));
        });
        is_locked.recv().unwrap();
        for _ in 0..50 {
            if mutex.try_lock().is_ok() {
                println!("got it");
                return;
            }
            thread::sleep(Duration::from_micros(20));
        }
        println!("gave up");
    });
}
