use std::sync::mpsc::{Receiver, TryRecvError};
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
        _ = patience;
        match self.0.try_recv() {
            Ok(Ok(value)) => Outcome::Done(value),
            Ok(Err(_panic)) => Outcome::Panicked,
            Err(TryRecvError::Empty) => Outcome::NotYet,
            Err(TryRecvError::Disconnected) => Outcome::NeverRun,
        }
    }
}

fn main() {
    let (answer, result) = std::sync::mpsc::channel();
    let handle = Handle(result);
    thread::spawn(move || answer.send(thread::Result::Ok("a waltz")));
    println!("{:?}", handle.wait_for(Duration::from_secs(1)));
}
