//@ A receiver asks three times, then gives up.
//@ outcome: ok: got 7 at 0
//@ outcome: ok: got 7 at 1
//@ outcome: ok: got 7 at 2
//@ outcome: ok: gave up
//@ why: each of the three may be over before the message comes.
use std::sync::mpsc::channel;
use std::thread;
use std::time::Duration;

fn main() {
    let (sender, receiver) = channel();
    thread::scope(|scope| {
        scope.spawn(move || sender.send(7).unwrap_or_default());
        for attempt in 0..3 {
            if let Ok(message) = receiver.recv_timeout(Duration::from_micros(200)) {
                println!("got {message} at {attempt}");
                return;
            }
        }
        println!("gave up");
    });
}
