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

#[test]
fn any_value() {
    for value in [0, 1, u32::MAX] {
        let slot = Slot::new();
        assert_eq!(slot.get(), None, "before the first report");
        assert!(slot.put(value), "the first report was refused");
        assert!(!slot.put(value), "the second report was not refused");
        assert_eq!(slot.get(), Some(value));
    }
}
