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

pub fn first_and_last_meet() {
    let meeting = Barrier::new(2);
    let (tx, jobs) = mpsc::channel();
    tx.send(1).unwrap();
    tx.send(2).unwrap();
    tx.send(3).unwrap();
    drop(tx);
    process(jobs, |job| {
        if job != 2 {
            meeting.wait();
        }
    });
}

pub fn sent_meanwhile() {
    let done = AtomicU32::new(0);
    let is_done = Barrier::new(2);
    let (tx, jobs) = mpsc::channel();
    thread::scope(|scope| {
        scope.spawn(|| {
            tx.send(7).unwrap();
            is_done.wait();
            drop(tx);
        });
        process(jobs, |job| {
            done.store(job, SeqCst);
            is_done.wait();
        });
    });
    println!("{}", done.into_inner());
}
