pub fn both_buttons() {
    let airlock = Airlock::new();
    let (inner, outer) = std::thread::scope(|ship| {
        let inner = ship.spawn(|| airlock.open(0));
        let outer = airlock.open(1);
        (inner.join().unwrap(), outer)
    });
    println!("inner: {inner}, outer: {outer}");
}

pub fn one_after_the_other() {
    let airlock = Airlock::new();
    print!("{} ", airlock.open(0));
    print!("{} ", airlock.open(0));
    println!("{}", airlock.open(1));
    let other = Airlock::new();
    print!("{} ", other.open(1));
    print!("{} ", other.open(1));
    println!("{}", other.open(0));
}
