use std::thread;

// ANCHOR: body
fn body() {
    thread::yield_now();
}
// ANCHOR_END: body

fn main() {
    body();
    println!("a part of a file");
}
