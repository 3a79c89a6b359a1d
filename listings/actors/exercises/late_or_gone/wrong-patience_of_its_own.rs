use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::time::Duration;

#[derive(Debug)]
enum Answer {
    Level(u32),
    Late,
    Gone,
}

fn ask(gauge: &Sender<Sender<u32>>, patience: Duration) -> Answer {
    let (reply, answer) = channel();
    // If this fails, the error has the reply in it, and drops it.
    _ = gauge.send(reply);
    match answer.recv_timeout(Duration::from_secs(1)) {
        Ok(level) => Answer::Level(level),
        Err(RecvTimeoutError::Timeout) => Answer::Late,
        Err(RecvTimeoutError::Disconnected) => Answer::Gone,
    }
}

fn main() {
    let (gauge, questions) = channel::<Sender<u32>>();
    std::thread::spawn(move || questions.iter().for_each(|reply| _ = reply.send(340)));
    println!("{:?}", ask(&gauge, Duration::from_secs(1)));
}
