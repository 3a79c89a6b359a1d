//@ Two scoped threads that take two locks in opposite order.
//@ outcome: ok: done
//@ outcome: deadlock:
//@ fault: deadlock
//@ why: each may have its first lock before the other asks for its second.
use std::sync::Mutex;
use std::thread;

fn main() {
    let (a, b) = (Mutex::new(()), Mutex::new(()));
    thread::scope(|scope| {
        scope.spawn(|| {
            let _a = a.lock().unwrap();
            let _b = b.lock().unwrap();
        });
        scope.spawn(|| {
            let _b = b.lock().unwrap();
            let _a = a.lock().unwrap();
        });
    });
    println!("done");
}
