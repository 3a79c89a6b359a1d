use std::{fmt::Debug, thread};

fn print_both<T: Debug>(left: &T, right: &T) {
    thread::scope(|scope| {
        scope.spawn(|| println!("{left:?}"));
        println!("{right:?}");
    });
}

fn main() {
    print_both(&3, &4);
}
