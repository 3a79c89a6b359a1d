use std::thread;

fn main() {
    let mut cars = 0;
    thread::scope(|scope| {
        for _barrier in 0..2 {
            scope.spawn(|| {
                for _ in 0..2_000_000 {
                    cars += 1;
                }
            });
        }
    });
    println!("{cars} of 4000000");
}
