//! `park` and `unpark`: whose token it is, and what else may take it.

use super::*;

#[remembered::test]
fn a_token_is_kept_until_parking() {
    check(&["u p", "p u"], || {
        let parked = thread::spawn(|| {
            thread::park();
            println!("p");
        });
        parked.thread().unpark();
        println!("u");
        parked.join().unwrap();
    });
}

#[remembered::test]
fn parking_may_end_for_no_reason_if_asked() {
    let options = Options {
        spurious: true,
        ..Options::default()
    };
    check_with(&options, &["early", "late"], || {
        let ready = Arc::new(AtomicBool::new(false));
        let theirs = Arc::clone(&ready);
        let main = thread::current();
        thread::spawn(move || {
            theirs.store(true, SeqCst);
            main.unpark();
        });
        thread::park();
        println!("{}", if ready.load(SeqCst) { "late" } else { "early" });
    });
    check_with(&options, &["ready"], || {
        let ready = Arc::new(AtomicBool::new(false));
        let theirs = Arc::clone(&ready);
        let main = thread::current();
        thread::spawn(move || {
            theirs.store(true, SeqCst);
            main.unpark();
        });
        while !ready.load(SeqCst) {
            thread::park();
        }
        println!("ready");
    });
}

#[remembered::test]
fn tokens_do_not_add_up() {
    check(&["deadlock"], || {
        thread::current().unpark();
        thread::current().unpark();
        thread::park();
        thread::park();
    });
}

#[remembered::test]
fn parking_may_time_out() {
    check(&["done"], || {
        thread::park_timeout(SOON);
        println!("done");
    });
}

// The documentation of `park`: an `unpark` may "get consumed by a different park in the same thread, leading to a deadlock".
// Std parks in a scope's end and in channels; real runs show each deadlock.
#[remembered::test]
fn what_waits_by_parking_may_take_the_token() {
    check(&["woken", "deadlock"], || {
        let main = thread::current();
        thread::scope(|scope| {
            scope.spawn(|| main.unpark());
        });
        thread::park();
        println!("woken");
    });
    check(&["woken", "deadlock"], || {
        let main = thread::current();
        let (sender, receiver) = channel();
        thread::spawn(move || {
            main.unpark();
            sender.send(()).unwrap();
        });
        receiver.recv().unwrap();
        thread::park();
        println!("woken");
    });
    check(&["woken", "deadlock"], || {
        let main = thread::current();
        let (sender, receiver) = sync_channel(0);
        thread::spawn(move || {
            main.unpark();
            receiver.recv().unwrap();
        });
        sender.send(()).unwrap();
        thread::park();
        println!("woken");
    });
    // Main does not wait in between.
    check(&["woken"], || {
        let main = thread::current();
        let (sender, receiver) = channel();
        sender.send(()).unwrap();
        thread::spawn(move || main.unpark());
        receiver.recv().unwrap();
        thread::park();
        println!("woken");
    });
    // A join does not park.
    check(&["woken"], || {
        let main = thread::current();
        thread::spawn(move || main.unpark()).join().unwrap();
        thread::park();
        println!("woken");
    });
}
