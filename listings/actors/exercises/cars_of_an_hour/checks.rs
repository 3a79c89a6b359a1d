pub fn taken_while_cars_pass() {
    let bridge = open();
    let (first, second) = std::thread::scope(|road| {
        let cars = road.spawn(|| {
            bridge.send(Message::Passed).unwrap();
            bridge.send(Message::Passed).unwrap();
        });
        let first = take_count(&bridge);
        cars.join().unwrap();
        (first, take_count(&bridge))
    });
    println!("{first}, then {second}");
}

pub fn taken_by_two() {
    let bridge = open();
    bridge.send(Message::Passed).unwrap();
    let total = std::thread::scope(|road| {
        let other = road.spawn(|| take_count(&bridge));
        take_count(&bridge) + other.join().unwrap()
    });
    println!("{total}");
}
