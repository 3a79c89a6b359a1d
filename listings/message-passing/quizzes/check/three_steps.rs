use std::sync::mpsc;

fn main() {
    let (tx, rx) = mpsc::channel();
    for step in 1..=3 {
        tx.send(step).unwrap();
    }
    drop(tx);
    for step in rx.iter() {
        print!("{step} ");
    }
    println!("{:?}", rx.try_recv());
}
