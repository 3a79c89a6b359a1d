use std::sync::mpsc;

fn main() {
    let (parcels, counter) = mpsc::channel();
    parcels.send("a lamp").unwrap();
    drop(parcels);
    parcels.send("a chair").unwrap();
    println!("{:?}", counter.recv());
}
