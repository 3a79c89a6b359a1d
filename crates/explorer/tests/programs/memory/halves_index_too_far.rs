//@ Two threads write to the two halves of an array, one of them with an index beyond its half.
//@ model: sc weak
//@ fault: race 13 14
//@ why: `get_unchecked_mut(2)` of the left half is the first element of the right one

use std::thread;

fn main() {
    let mut numbers = [0; 4];
    let beyond = 2;
    let (left, right) = numbers.split_at_mut(2);
    thread::scope(|s| {
        s.spawn(|| unsafe { *left.as_mut_ptr().add(beyond) = 1 });
        s.spawn(|| unsafe { *right.get_unchecked_mut(0) = 2 });
    });
    let [a, b, c, d] = numbers;
    println!("{a} {b} {c} {d}");
}
