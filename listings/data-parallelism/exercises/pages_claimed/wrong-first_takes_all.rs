use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::thread;

fn render(next: &AtomicUsize, pages: &[u32]) -> Vec<u32> {
    match next.swap(pages.len(), Relaxed) {
        0 => pages.to_vec(),
        _ => Vec::new(),
    }
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
