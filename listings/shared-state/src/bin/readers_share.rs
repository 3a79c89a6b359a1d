use std::sync::{Barrier, RwLock, RwLockWriteGuard};
use std::thread;

fn main() {
    let tariff = RwLock::new(vec![12, 8]);
    let all_here = Barrier::new(3);

    thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                let prices = tariff.read().unwrap();
                all_here.wait(); // both readers are in
                all_here.wait(); // main has looked
                assert_eq!(prices[0], 12);
            });
        }
        all_here.wait();
        println!("third reader gets in: {}", tariff.try_read().is_ok());
        println!("writer gets in: {}", tariff.try_write().is_ok());
        all_here.wait();
    });

    let mut prices = tariff.write().unwrap();
    prices[0] = 14;
    let prices = RwLockWriteGuard::downgrade(prices);
    println!("new tariff: {prices:?}");
    println!("readers get in again: {}", tariff.try_read().is_ok());
}
