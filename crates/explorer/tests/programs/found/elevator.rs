//@ An elevator thread serves two calls in the order in which they come.
//@ outcome: ok: [1, 2]
//@ outcome: ok: [2, 1]
//@ why: one queue, two callers
use std::sync::mpsc::{Sender, channel};
use std::thread;

enum Call {
    To(u32, Sender<u32>),
    Stop,
}

fn main() {
    let (calls, queue) = channel();
    let elevator = thread::spawn(move || {
        let mut visited = Vec::new();
        while let Ok(Call::To(floor, arrived)) = queue.recv() {
            visited.push(floor);
            arrived.send(floor).unwrap();
        }
        visited
    });
    thread::scope(|scope| {
        for floor in [1, 2] {
            let calls = calls.clone();
            scope.spawn(move || {
                let (arrived, here) = channel();
                calls.send(Call::To(floor, arrived)).unwrap();
                assert_eq!(here.recv(), Ok(floor));
            });
        }
    });
    calls.send(Call::Stop).ok();
    println!("{:?}", elevator.join().unwrap());
}
