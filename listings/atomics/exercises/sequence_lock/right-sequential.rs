use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
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
        let sequence = self.sequence.load(SeqCst);
        self.sequence.store(sequence + 1, SeqCst); // odd: do not believe
        self.x.store(x, SeqCst);
        self.y.store(y, SeqCst);
        self.sequence.store(sequence + 2, SeqCst);
    }

    fn try_read(&self) -> Option<(u32, u32)> {
        let before = self.sequence.load(SeqCst);
        let seen = (self.x.load(SeqCst), self.y.load(SeqCst));
        let after = self.sequence.load(SeqCst);
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
