use std::sync::mpsc;

fn main() {
    let (parcels, counter) = mpsc::channel();
    parcels.send("a lamp").unwrap();
    let second = parcels.clone();
    drop(parcels);
    drop(second);
    println!("{:?}", counter.recv());
    println!("{:?}", counter.recv());

    let (parcels, counter) = mpsc::channel();
    drop(counter);
    if let Err(mpsc::SendError(parcel)) = parcels.send("a chair") {
        println!("nobody there, we keep {parcel}");
    }
}
