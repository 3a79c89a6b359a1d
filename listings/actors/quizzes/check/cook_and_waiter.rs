use std::sync::mpsc;
use std::thread;

fn main() {
    let (cook, orders) = mpsc::channel::<(&str, mpsc::Sender<_>)>();
    let (waiter, notes) = mpsc::sync_channel(1);
    thread::spawn(move || {
        for (dish, reply) in orders {
            waiter.send("no more fish").unwrap();
            waiter.send("no more soup").unwrap();
            reply.send(dish).unwrap();
        }
    });
    let (reply, served) = mpsc::channel();
    cook.send(("tart", reply)).unwrap();
    println!("{}", served.recv().unwrap());
    println!("{}, {}", notes.recv().unwrap(), notes.recv().unwrap());
}
