//@ A join waits for the destructors of thread-locals, also inside of a scope.
//@ outcome: ok: bye joined
//@ why: join waits until the thread has ended (pthread_join on Linux), and thread-locals are dropped in it. A real run agrees.
use std::thread;

struct Bye;

impl Drop for Bye {
    fn drop(&mut self) {
        println!("bye");
    }
}

thread_local! {
    static BYE: Bye = const { Bye };
}

fn main() {
    thread::scope(|scope| {
        scope.spawn(|| BYE.with(|_| ())).join().unwrap();
        println!("joined");
    });
}
