use std::sync::mpsc;
use std::thread;
use std::time::Duration;

fn main() {
    let (door, hallway) = mpsc::sync_channel(0);

    let courier = thread::spawn(move || {
        door.send("parcel").unwrap();
        println!("courier: handed over, driving on");
    });

    thread::sleep(Duration::from_millis(10));
    println!("customer: opening the door");
    let parcel = hallway.recv().unwrap();

    courier.join().unwrap();
    println!("customer: unpacking the {parcel}");
}
