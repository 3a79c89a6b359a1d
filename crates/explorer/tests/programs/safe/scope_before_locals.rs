//@ A scope ends before the destructors of its threads' thread-locals, or after.
//@ outcome: ok: bye main
//@ outcome: ok: main bye
//@ outcome: ok: main
//@ why: documentation of thread::scope: it does not wait for destructors of thread-locals unless the thread is joined by
//@ why: hand; the process may end before them.
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
        scope.spawn(|| BYE.with(|_| ()));
    });
    println!("main");
}
