//@ Two detached threads wait for each other's message, one of them with a time limit.
//@ outcome: ok: Err(Disconnected) Err(Timeout)
//@ why: the first gives up and drops its sender, so that the second fails as well; main joins both.
use std::sync::mpsc::channel;
use std::thread;
use std::time::Duration;

fn main() {
    let (to_first, first) = channel::<u32>();
    let (to_second, second) = channel::<u32>();
    let hasty = thread::spawn(move || {
        let result = first.recv_timeout(Duration::from_millis(1));
        if let Ok(number) = result {
            to_second.send(number).unwrap();
        }
        result
    });
    let patient = thread::spawn(move || {
        let result = second.recv().or(second.try_recv());
        if let Ok(number) = result {
            to_first.send(number).unwrap();
        }
        result
    });
    println!("{:?}", patient.join().unwrap());
    println!("{:?}", hasty.join().unwrap());
}
