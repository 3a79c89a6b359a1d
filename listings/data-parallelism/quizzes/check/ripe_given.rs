use std::thread;

fn main() {
    let plums = [9, 2, 8, 1];
    let count = |half: &[u32]| half.iter().filter(|plum| **plum > 5).count();
    let ripe: usize = thread::scope(|scope| {
        let left = scope.spawn(|| count(&plums[..2]));
        let right = scope.spawn(|| count(&plums[2..]));
        left.join().unwrap() + right.join().unwrap()
    });
    println!("{ripe}");
}
