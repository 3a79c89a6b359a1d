//@ A Condvar of one's own: a queue of parked threads.
//@ outcome: ok: woken
//@ why: the waiter is in the queue before it gives the lock back, so no wake-up is lost; the flag is looked at in a loop.
use std::sync::{Mutex, MutexGuard};
use std::thread::{self, Thread};

struct Condvar {
    waiting: Mutex<Vec<Thread>>,
}

impl Condvar {
    fn wait<'a, T>(&self, mutex: &'a Mutex<T>, guard: MutexGuard<'a, T>) -> MutexGuard<'a, T> {
        self.waiting.lock().unwrap().push(thread::current());
        drop(guard);
        thread::park();
        mutex.lock().unwrap()
    }

    fn notify_all(&self) {
        for thread in self.waiting.lock().unwrap().drain(..) {
            thread.unpark();
        }
    }
}

fn main() {
    let (flag, changed) = (
        Mutex::new(false),
        Condvar {
            waiting: Mutex::default(),
        },
    );
    thread::scope(|scope| {
        scope.spawn(|| {
            *flag.lock().unwrap() = true;
            changed.notify_all();
        });
        let mut guard = flag.lock().unwrap();
        while !*guard {
            guard = changed.wait(&flag, guard);
        }
        println!("woken");
    });
}
