use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::thread;
use std::time::Duration;

struct Handle<T>(Receiver<thread::Result<T>>);

#[derive(Debug, PartialEq)]
enum Outcome<T> {
    Done(T),
    Panicked,
    NeverRun,
    NotYet,
}

impl<T> Handle<T> {
    fn wait_for(&self, patience: Duration) -> Outcome<T> {
        let result = match self.0.recv_timeout(patience) {
            Ok(result) => result,
            Err(RecvTimeoutError::Timeout) => return Outcome::NotYet,
            Err(RecvTimeoutError::Disconnected) => return Outcome::NeverRun,
        };
        result.map_or(Outcome::Panicked, Outcome::Done)
    }
}

fn main() {
    let (answer, result) = std::sync::mpsc::channel();
    let handle = Handle(result);
    thread::spawn(move || answer.send(thread::Result::Ok("a waltz")));
    println!("{:?}", handle.wait_for(Duration::from_secs(1)));
}
