use std::sync::mpsc;

struct Letter(u32);

impl Drop for Letter {
    fn drop(&mut self) {
        println!("letter {} dropped", self.0);
    }
}

fn main() {
    let (tx, rx) = mpsc::channel();
    println!("{}", tx.send(Letter(1)).is_ok());
    drop(rx);
    println!("no letterbox");
    let back = tx.send(Letter(2));
    println!("{}", back.is_ok());
}
