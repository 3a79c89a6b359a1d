use std::thread;

fn main() {
    let printer = thread::spawn(|| println!("receipt"));
    println!("closed");
}
