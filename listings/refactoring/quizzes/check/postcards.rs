use std::{sync::mpsc, thread};

fn main() {
    let postcards = ["Rome", "Oslo", "Bern"].iter();
    let (sender, read) = mpsc::channel();
    for _ in 0..2 {
        let (sender, mine) = (sender.clone(), postcards.clone());
        thread::spawn(move || sender.send(mine.count()).unwrap());
    }
    drop(sender);
    println!("{} read", read.iter().sum::<usize>());
}
