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
    if gauge.send(reply).is_err() {
        return Answer::Gone;
    }
    let timed_out = |error| match error {
        RecvTimeoutError::Timeout => Answer::Late,
        RecvTimeoutError::Disconnected => Answer::Gone,
    };
    answer
        .recv_timeout(patience)
        .map_or_else(timed_out, Answer::Level)
}

fn main() {
    let (gauge, questions) = channel::<Sender<u32>>();
    std::thread::spawn(move || questions.iter().for_each(|reply| _ = reply.send(340)));
    println!("{:?}", ask(&gauge, Duration::from_secs(1)));
}
