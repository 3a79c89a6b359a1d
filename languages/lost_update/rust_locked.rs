use std::sync::Mutex;
use std::thread;

fn main() {
    let cars = Mutex::new(0);
    thread::scope(|scope| {
        for _barrier in 0..2 {
            scope.spawn(|| {
                for _ in 0..2_000_000 {
                    *cars.lock().unwrap() += 1;
                }
            });
        }
    });
    let cars = cars.into_inner().unwrap();
    assert_eq!(cars, 4_000_000);
    println!("{cars} of 4000000");
}
