use std::sync::mpsc::{self, Receiver, SendError, Sender};
use std::sync::{Arc, Mutex};
use std::thread;

/// Leads to whichever child lives now.
#[derive(Clone)]
struct Handle(Arc<Mutex<Sender<i32>>>);

impl Handle {
    fn report(&self, degrees: i32) -> Result<(), SendError<i32>> {
        self.0.lock().unwrap().send(degrees)
    }
}

fn serve(inbox: Receiver<i32>) {
    for degrees in inbox {
        assert!(degrees < 100, "{degrees} degrees?");
        println!("logged: {degrees}");
    }
}

fn main() {
    let (mailbox, inbox) = mpsc::channel();
    let handle = Handle(Arc::new(Mutex::new(mailbox)));
    let sensor = handle.clone();

    let child = thread::spawn(|| serve(inbox));
    sensor.report(900).unwrap();
    assert!(child.join().is_err());
    println!("nobody lives: {:?}", sensor.report(22));

    let (mailbox, inbox) = mpsc::channel();
    *handle.0.lock().unwrap() = mailbox;
    let child = thread::spawn(|| serve(inbox));
    let reported = sensor.report(23);
    drop((handle, sensor));
    child.join().unwrap();
    println!("the same handle: {reported:?}");
}
