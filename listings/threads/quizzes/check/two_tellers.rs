use std::thread;

fn main() {
    let left = thread::spawn(|| print!("1"));
    let right = thread::spawn(|| print!("2"));
    left.join().unwrap();
    print!("3");
    right.join().unwrap();
}
