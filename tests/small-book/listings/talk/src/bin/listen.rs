use std::sync::mpsc;

fn main() {
    let (sender, receiver) = mpsc::channel();
    sender.send("anybody?").unwrap();
    drop(sender);
    for word in receiver {
        println!("{word}");
    }
}
