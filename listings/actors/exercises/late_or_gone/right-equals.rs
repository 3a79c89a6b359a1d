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
    let Ok(()) = gauge.send(reply) else {
        return Answer::Gone;
    };
    let received = answer.recv_timeout(patience);
    if received == Err(RecvTimeoutError::Timeout) {
        return Answer::Late;
    }
    received.map(Answer::Level).unwrap_or(Answer::Gone)
}

fn main() {
    let (gauge, questions) = channel::<Sender<u32>>();
    std::thread::spawn(move || questions.iter().for_each(|reply| _ = reply.send(340)));
    println!("{:?}", ask(&gauge, Duration::from_secs(1)));
}
