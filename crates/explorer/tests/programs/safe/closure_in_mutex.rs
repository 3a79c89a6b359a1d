//@ A boxed closure behind a lock, set by two threads to the same code with other values.
//@ outcome: ok: 8
//@ outcome: ok: 9
//@ why: the one that was set last is called.
use std::sync::Mutex;
use std::thread;

type Step = Box<dyn Fn(u32) -> u32 + Send>;

fn adds(number: u32) -> Step {
    Box::new(move |it| it + number)
}

fn main() {
    let step = Mutex::new(adds(0));
    thread::scope(|scope| {
        for number in [1, 2] {
            let step = &step;
            scope.spawn(move || *step.lock().unwrap() = adds(number));
        }
    });
    println!("{}", (step.lock().unwrap())(7));
}
