use std::thread;

pub fn put_and_get() {
    let slot = Slot::new();
    let seen = thread::scope(|scope| {
        scope.spawn(|| slot.put(21));
        slot.get()
    });
    println!("{seen:?}");
}

pub fn two_put() {
    let slot = Slot::new();
    let (one, other) = thread::scope(|scope| {
        let one = scope.spawn(|| slot.put(21));
        let other = slot.put(22);
        (one.join().unwrap(), other)
    });
    println!("{one} and {other}: {:?}", slot.get());
}
