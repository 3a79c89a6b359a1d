use std::sync::atomic::Ordering::Relaxed;
use std::thread;

pub fn read_meanwhile() {
    let position = Position::new();
    let seen = thread::scope(|scope| {
        scope.spawn(|| position.write(3, 4));
        position.try_read()
    });
    println!("{seen:?}");
}

#[test]
fn read_when_nobody_writes() {
    let position = Position::new();
    assert_eq!(position.try_read(), Some((0, 0)), "before the first write");
    position.write(3, 4);
    position.write(5, 6);
    assert_eq!(position.try_read(), Some((5, 6)), "after two writes");
}

/// The writer has begun to write, and gets no core for a while.
pub fn in_the_middle() {
    let position = Position::new();
    position.sequence.store(1, Relaxed);
    println!("{:?}", position.try_read());
}
