use std::sync::atomic::{AtomicU32, Ordering::*, fence};
use std::thread;

#[derive(Default)]
struct Position {
    sequence: AtomicU32,
    x: AtomicU32,
    y: AtomicU32,
}

impl Position {
    fn new() -> Position {
        Position::default()
    }

    fn write(&self, x: u32, y: u32) {
        let sequence = self.sequence.load(Relaxed);
        self.sequence.store(sequence + 1, Relaxed); // odd: do not believe
        fence(Release); // whoever sees a new x or y sees the odd number, too
        self.x.store(x, Relaxed);
        self.y.store(y, Relaxed);
        self.sequence.store(sequence + 2, Release);
    }

    fn try_read(&self) -> Option<(u32, u32)> {
        let mut before = self.sequence.load(Acquire);
        while before % 2 == 1 {
            std::hint::spin_loop();
            before = self.sequence.load(Acquire);
        }
        let seen = (self.x.load(Relaxed), self.y.load(Relaxed));
        fence(Acquire);
        let after = self.sequence.load(Relaxed);
        (before == after && before % 2 == 0).then_some(seen)
    }
}

fn main() {
    let position = Position::new();
    thread::scope(|scope| {
        scope.spawn(|| position.write(3, 4));
        println!("{:?}", position.try_read());
    });
}
