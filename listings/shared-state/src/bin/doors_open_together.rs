use std::sync::{Barrier, Mutex};
use std::thread;

fn main() {
    let desks_ready = Mutex::new(0);
    let doors = Barrier::new(3);

    thread::scope(|scope| {
        for _ in 0..3 {
            scope.spawn(|| {
                *desks_ready.lock().unwrap() += 1;
                let leader = doors.wait().is_leader();
                let ready = *desks_ready.lock().unwrap();
                assert_eq!(ready, 3);
                if leader {
                    println!("doors open with {ready} desks ready");
                }
            });
        }
    });
}
