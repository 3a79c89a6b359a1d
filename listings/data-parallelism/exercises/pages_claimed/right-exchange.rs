use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use std::thread;

fn render(next: &AtomicUsize, pages: &[u32]) -> Vec<u32> {
    let mut rendered = Vec::new();
    let mut index = next.load(SeqCst);
    while index < pages.len() {
        match next.compare_exchange(index, index + 1, SeqCst, SeqCst) {
            Ok(mine) => {
                rendered.push(pages[mine]);
                index = mine + 1;
            }
            Err(found) => index = found,
        }
    }
    rendered
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
