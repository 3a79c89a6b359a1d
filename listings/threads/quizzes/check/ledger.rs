use std::thread;

struct Ledger;

impl Drop for Ledger {
    fn drop(&mut self) {
        let owner = thread::current();
        println!("dropped by {}", owner.name().unwrap());
    }
}

fn main() {
    let ledger = Ledger;
    let clerk = thread::Builder::new().name("clerk".into());
    let clerk = clerk.spawn(move || {
        let _kept = &ledger;
        println!("clerk is done");
    });
    clerk.unwrap().join().unwrap();
    println!("main is done");
}
