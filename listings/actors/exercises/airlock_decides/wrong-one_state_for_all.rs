use std::sync::atomic::*;
static OPEN: AtomicUsize = AtomicUsize::new(2);
struct Airlock;
impl Airlock {
    fn new() -> Airlock {
        Airlock
    }
    fn open(&self, door: usize) -> bool {
        OPEN.compare_exchange(2, door, Ordering::SeqCst, Ordering::SeqCst)
            .map_or_else(|x| x == door, |_| true)
    }
}
fn main() {
    let a = Airlock::new();
    println!("{} {}", a.open(0), a.open(1));
}
