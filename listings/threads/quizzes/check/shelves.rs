use std::thread;

fn main() {
    let shelves = vec![3, 1, 2];
    let counter = thread::spawn(|| {
        shelves.iter().sum::<u32>()
    });
    let total = counter.join().unwrap();
    println!("{total} on {} shelves", shelves.len());
}
