use std::sync::Barrier;

static FIRST_STOPPED: Barrier = Barrier::new(2);

pub fn stopped_at_any_time() {
    let indexer = Indexer::start(vec![1, 2], |_| ());
    println!("{}", indexer.stop());
}

pub fn pages_and_number() {
    let indexer = Indexer::start(vec![1, 2], |page| println!("read page {page}"));
    println!("stopped after {}", indexer.stop());
}

pub fn two_indexers() {
    let first = Indexer::start(vec![], |_| ());
    let second = Indexer::start(vec![1, 2], |page| {
        if page == 1 {
            FIRST_STOPPED.wait();
        }
    });
    first.stop();
    FIRST_STOPPED.wait();
    println!("{}", second.stop());
}
