pub fn stopped_at_any_time() {
    let indexer = Indexer::start(vec![1, 2], |_| ());
    println!("{}", indexer.stop());
}

pub fn pages_and_number() {
    let indexer = Indexer::start(vec![1, 2], |page| println!("read page {page}"));
    println!("stopped after {}", indexer.stop());
}
