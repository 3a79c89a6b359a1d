use std::thread;

fn main() {
    let mut stamps = 0;
    let clerk = thread::spawn(move || {
        stamps += 3;
        stamps
    });
    let theirs = clerk.join().unwrap();
    println!("{theirs} {stamps}");
}
