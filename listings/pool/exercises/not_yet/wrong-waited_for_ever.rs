use std::sync::mpsc::Receiver;
use std::thread;
use std::time::{Duration, Instant};

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
        let started = Instant::now();
        match self.0.recv() {
            Ok(Ok(value)) if started.elapsed() <= patience => Outcome::Done(value),
            Ok(Ok(_too_late)) => Outcome::NotYet,
            Ok(Err(_panic)) => Outcome::Panicked,
            Err(_) => Outcome::NeverRun,
        }
    }
}

fn main() {
    let (answer, result) = std::sync::mpsc::channel();
    let handle = Handle(result);
    thread::spawn(move || answer.send(thread::Result::Ok("a waltz")));
    println!("{:?}", handle.wait_for(Duration::from_secs(1)));
}
