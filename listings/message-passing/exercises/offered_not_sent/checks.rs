use std::sync::mpsc;

/// Nobody reads while this goes on, so the second offer finds the queue full.
pub fn full() {
    let (recorder, _readings) = mpsc::sync_channel(1);
    println!("{:?}", offer(&recorder, 1));
    offer(&recorder, 2);
}

pub fn full_and_closed() {
    let (recorder, readings) = mpsc::sync_channel(1);
    let offers = (offer(&recorder, 1), offer(&recorder, 2));
    readings.recv().unwrap();
    println!("{:?} {:?} {:?}", offers.0, offers.1, offer(&recorder, 3));
    drop(readings);
    println!("{:?} {:?}", offer(&recorder, 4), offer(&recorder, 5));
}

pub fn arrives() {
    let (recorder, readings) = mpsc::sync_channel(1);
    println!("{:?} {:?}", offer(&recorder, 17), readings.try_recv());
}
