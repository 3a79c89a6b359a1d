//@ A hundred thousand numbers behind a lock.
//@ outcome: ok: 9
//@ why: three threads add 0 + 1 + 2 each, under the lock.
use std::sync::Mutex;
use std::thread;

fn main() {
    let numbers = Mutex::new(vec![0_u32; 100_000]);
    thread::scope(|scope| {
        for index in 0..3 {
            let numbers = &numbers;
            scope.spawn(move || {
                for step in 0..3 {
                    numbers.lock().unwrap()[index * 40_000] += step;
                }
            });
        }
    });
    println!("{}", numbers.lock().unwrap().iter().sum::<u32>());
}
