use std::sync::mpsc::{self, Receiver};
use std::thread;

fn serve(inbox: Receiver<i32>) {
    for degrees in inbox {
        assert!(degrees < 100, "{degrees} degrees?");
        println!("logged: {degrees}");
    }
}

fn main() {
    let (handle, inbox) = mpsc::channel();
    for degrees in [21, 900, 22] {
        println!("sent {degrees}: {:?}", handle.send(degrees));
    }
    let child = thread::spawn(|| serve(inbox));
    println!("the child panicked: {}", child.join().is_err());

    // A new child with a new mailbox.
    let (new_handle, inbox) = mpsc::channel();
    println!("old handle: {:?}", handle.send(23));
    println!("new handle: {:?}", new_handle.send(24));
    let child = thread::spawn(|| serve(inbox));
    drop(new_handle);
    println!("the child panicked: {}", child.join().is_err());
}
