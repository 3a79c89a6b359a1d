use std::sync::{Arc, Mutex};

pub fn dropped() {
    let observatory = observatory(|_| ());
    observatory.station.tell(5);
    drop(observatory);
}

pub fn dropped_and_read() {
    let archive = Arc::new(Mutex::new(Vec::new()));
    let shocks = Arc::clone(&archive);
    let observatory = observatory(move |shock| shocks.lock().unwrap().push(shock));
    observatory.station.tell(5);
    drop(observatory);
    assert_eq!(*archive.lock().unwrap(), [5]);
}
