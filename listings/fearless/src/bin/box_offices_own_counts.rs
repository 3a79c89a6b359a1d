use std::thread;

fn main() {
    let sold = thread::scope(|theatre| {
        let north = theatre.spawn(|| 1);
        let south = theatre.spawn(|| 1);
        north.join().unwrap() + south.join().unwrap()
    });

    println!("{sold} tickets sold");
}
