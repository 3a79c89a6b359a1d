//@ A function reads under a guard of the same lock, while another thread asks to write.
//@ outcome: ok: total 2
//@ outcome: ok: total 4
//@ outcome: deadlock:
//@ fault: deadlock
//@ why: std's documentation of RwLock draws this very deadlock: a reader may not get in again while a writer waits. Where
//@ why: readers may pass the writer, the program ends: the total is of two equal reads or, if the writer came first, later ones.
use std::sync::RwLock;
use std::thread;

struct Prices {
    apple: RwLock<u32>,
}

impl Prices {
    fn apple(&self) -> u32 {
        *self.apple.read().unwrap()
    }

    fn total(&self) -> u32 {
        let first = self.apple.read().unwrap();
        *first + self.apple()
    }
}

fn main() {
    let prices = Prices {
        apple: RwLock::new(1),
    };
    let total = thread::scope(|scope| {
        let reader = scope.spawn(|| prices.total());
        scope.spawn(|| {
            *prices.apple.write().unwrap() = 2;
        });
        reader.join().unwrap()
    });
    println!("total {total}");
}
