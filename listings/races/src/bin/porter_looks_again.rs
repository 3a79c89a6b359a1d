use std::sync::{Condvar, Mutex};
use std::thread;

fn main() {
    let bags = Mutex::new(Vec::new());
    let bag_came = Condvar::new();
    let porter = || {
        let mut waiting = bags.lock().unwrap();
        while waiting.is_empty() {
            waiting = bag_came.wait(waiting).unwrap();
        }
        waiting.pop()
    };

    let carried = thread::scope(|hotel| {
        let porters = [hotel.spawn(porter), hotel.spawn(porter)];
        for bag in ["suitcase", "trunk"] {
            bags.lock().unwrap().push(bag);
            bag_came.notify_one();
        }
        porters.map(|p| p.join().unwrap()).iter().flatten().count()
    });

    let left = bags.into_inner().unwrap().len();
    println!("bags carried: {carried}, left standing: {left}");
    assert_eq!(carried, 2);
}
