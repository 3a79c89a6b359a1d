//@ Two threads write to the two halves of an array, split safely, with unchecked indices.
//@ model: sc weak
//@ outcome: ok: 1 0 2 0
//@ why: `split_at_mut` gives two slices without a common element

use std::thread;

fn main() {
    let mut numbers = [0; 4];
    let (left, right) = numbers.split_at_mut(2);
    thread::scope(|s| {
        s.spawn(|| unsafe { *left.get_unchecked_mut(0) = 1 });
        s.spawn(|| unsafe { *right.get_unchecked_mut(0) = 2 });
    });
    let [a, b, c, d] = numbers;
    println!("{a} {b} {c} {d}");
}
