use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::thread;

pub fn one_lorry() {
    let gate = Gate::new();
    thread::scope(|scope| {
        scope.spawn(|| gate.pass());
        gate.open();
    });
    println!("1 of 1 passed");
}

pub fn two_lorries() {
    let gate = Gate::new();
    thread::scope(|scope| {
        scope.spawn(|| gate.pass());
        scope.spawn(|| gate.pass());
        gate.open();
    });
    println!("2 of 2 passed");
}

pub fn woken_for_nothing() {
    let gate = Gate::new();
    let called = AtomicBool::new(false);
    thread::scope(|scope| {
        scope.spawn(|| {
            gate.pass();
            assert!(called.load(SeqCst), "a lorry passed a closed gate");
        });
        called.store(true, SeqCst);
        gate.open();
    });
}
