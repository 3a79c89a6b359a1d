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
        let t = std::time::Instant::now();
        loop {
            return match self.0.try_recv() {
                Ok(Ok(value)) => Outcome::Done(value),
                Ok(Err(_panic)) => Outcome::Panicked,
                Err(TryRecvError::Empty) => {
                    if t.elapsed() >= patience {
                        Outcome::NotYet
                    } else {
                        continue;
                    }
                }
                Err(TryRecvError::Disconnected) => Outcome::NeverRun,
            };
        }
    }
}

fn main() {
    let (answer, result) = std::sync::mpsc::channel();
    let handle = Handle(result);
    thread::spawn(move || answer.send(thread::Result::Ok("a waltz")));
    println!("{:?}", handle.wait_for(Duration::from_secs(1)));
}
