//@ Threads fill a map under a lock; what is printed does not depend on its order, but what is locked on the way does.
//@ outcome: ok: 3 entries, sum 60
//@ why: the entries are the same whoever comes first; visits are locked once for each.
use std::collections::HashMap;
use std::sync::Mutex;
use std::thread;

fn main() {
    let prices = Mutex::new(HashMap::new());
    thread::scope(|scope| {
        for (fruit, price) in [("apple", 10), ("pear", 20), ("plum", 30)] {
            let prices = &prices;
            scope.spawn(move || prices.lock().unwrap().insert(fruit, price));
        }
    });
    let visits = [Mutex::new(0), Mutex::new(0), Mutex::new(0)];
    for price in prices.lock().unwrap().values() {
        *visits[price / 10 - 1].lock().unwrap() += price;
    }
    let sum: usize = visits.iter().map(|visit| *visit.lock().unwrap()).sum();
    println!("{} entries, sum {sum}", prices.lock().unwrap().len());
}
