use std::thread;

pub fn two_threads() {
    let lock = TicketLock::new(Vec::new());
    thread::scope(|scope| {
        scope.spawn(|| lock.with(|it| it.push(1)));
        lock.with(|it| it.push(2));
    });
    lock.with(|it| println!("{it:?}"));
}
