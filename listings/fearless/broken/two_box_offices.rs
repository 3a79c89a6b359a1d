use std::thread;

fn main() {
    let mut sold = 0;

    thread::scope(|theatre| {
        theatre.spawn(|| sold += 1);
        theatre.spawn(|| sold += 1);
    });

    println!("{sold} tickets sold");
}
