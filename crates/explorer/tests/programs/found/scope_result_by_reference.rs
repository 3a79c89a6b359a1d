//@ Two scoped threads write to halves of a vector that main sums up when the scope has ended.
//@ outcome: ok: 10
//@ why: the end of the scope happens after all writes
use std::thread;

fn main() {
    let mut values = vec![0; 4];
    let (left, right) = values.split_at_mut(2);
    thread::scope(|scope| {
        scope.spawn(|| left.copy_from_slice(&[1, 2]));
        scope.spawn(|| right.copy_from_slice(&[3, 4]));
    });
    println!("{}", values.iter().sum::<u32>());
}
