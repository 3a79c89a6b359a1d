use std::thread;

fn main() {
    let mut votes = 0;
    thread::scope(|hall| {
        let north = hall.spawn(|| votes += 1);
        north.join().unwrap();
        let south = hall.spawn(|| votes += 1);
        south.join().unwrap();
    });
    println!("{votes} votes");
}
