use std::{sync::mpsc, thread, time::Duration};

fn main() {
    let (kettle, inbox) = mpsc::channel::<mpsc::Sender<()>>();
    let actor = thread::spawn(move || {
        let mut cups = 0;
        for reply in inbox {
            cups += 1;
            _ = reply.send(());
        }
        cups
    });
    let (reply, answer) = mpsc::channel();
    kettle.send(reply).unwrap();
    if answer.recv_timeout(Duration::from_millis(50)).is_err() {
        print!("too late, ");
    }
    drop(kettle);
    println!("cups: {}", actor.join().unwrap());
}
