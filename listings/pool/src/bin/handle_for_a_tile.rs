use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, channel};
use std::thread;

// ANCHOR: handle
type Job = Box<dyn FnOnce() + Send>;

struct Handle<T>(Receiver<thread::Result<T>>);

impl<T> Handle<T> {
    fn wait(self) -> Result<T, &'static str> {
        match self.0.recv() {
            Ok(Ok(value)) => Ok(value),
            Ok(Err(_panic)) => Err("panicked"),
            Err(_) => Err("was never run"),
        }
    }
}

fn task<T, F>(work: F) -> (Job, Handle<T>)
where
    T: Send + 'static,
    F: FnOnce() -> T + Send + 'static,
{
    let (answer, handle) = channel();
    let job = move || {
        let result = catch_unwind(AssertUnwindSafe(work));
        let _ = answer.send(result); // perhaps nobody waits any more
    };
    (Box::new(job), Handle(handle))
}

fn main() {
    let (first, drawn) = task(|| "hills and a lake");
    let (second, missing) = task(|| -> &str { panic!("no heights") });
    let (third, dropped) = task(|| "sea");

    thread::spawn(|| [first, second].into_iter().for_each(|job| job()));
    drop(third);
    for handle in [drawn, missing, dropped] {
        println!("{:?}", handle.wait());
    }
}
// ANCHOR_END: handle
