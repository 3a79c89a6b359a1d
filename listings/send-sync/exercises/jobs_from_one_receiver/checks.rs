use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::sync::{Barrier, mpsc};
use std::thread;

pub fn each_once() {
    let sum = AtomicU32::new(0);
    let (tx, jobs) = mpsc::channel();
    tx.send(1).unwrap();
    tx.send(2).unwrap();
    drop(tx);
    process(jobs, |job| {
        sum.fetch_add(job, SeqCst);
    });
    println!("{}", sum.into_inner());
}

pub fn two_meet() {
    let meeting = Barrier::new(2);
    let (tx, jobs) = mpsc::channel();
    tx.send(1).unwrap();
    tx.send(2).unwrap();
    drop(tx);
    process(jobs, |_| {
        meeting.wait();
    });
}

pub fn sent_meanwhile() {
    let done = AtomicU32::new(0);
    let (tx, jobs) = mpsc::channel();
    thread::scope(|scope| {
        scope.spawn(move || tx.send(7).unwrap());
        process(jobs, |job| done.store(job, SeqCst));
    });
    println!("{}", done.into_inner());
}
