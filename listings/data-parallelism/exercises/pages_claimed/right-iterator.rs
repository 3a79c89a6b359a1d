use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::{iter, thread};

fn render(next: &AtomicUsize, pages: &[u32]) -> Vec<u32> {
    let claim = || pages.get(next.fetch_add(1, Relaxed)).copied();
    iter::from_fn(claim).collect()
}

fn main() {
    let pages = [1, 2, 3];
    let next = AtomicUsize::new(0);

    thread::scope(|scope| {
        let one = scope.spawn(|| render(&next, &pages));
        let other = render(&next, &pages);
        println!("{:?} and {other:?}", one.join().unwrap());
    });
}
