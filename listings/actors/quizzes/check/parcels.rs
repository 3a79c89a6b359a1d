use std::{sync::mpsc, thread};

struct Parcel(u32);
impl Drop for Parcel {
    fn drop(&mut self) {
        println!("parcel {} dropped", self.0);
    }
}

fn main() {
    let (desk, inbox) = mpsc::channel();
    desk.send(Parcel(1)).unwrap();
    desk.send(Parcel(2)).unwrap();
    let clerk = thread::spawn(move || {
        let parcel = inbox.recv().unwrap();
        println!("parcel {} weighed", parcel.0);
    });
    clerk.join().unwrap();
    println!("clerk has gone");
    drop(desk);
}
