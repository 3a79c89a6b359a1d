use std::sync::Mutex;
use std::thread;

fn main() {
    let [a, b, c] = [0; 3].map(Mutex::new);
    thread::scope(|s| {
        s.spawn(|| {
            let a = a.lock().unwrap();
            let mut c = c.lock().unwrap();
            *c += *a;
            drop(a);
            *b.lock().unwrap() += *c;
        });
        s.spawn(|| {
            let b = b.lock().unwrap();
            *c.lock().unwrap() += *b;
        });
    });
}
