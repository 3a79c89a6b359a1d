use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};

fn render(next: &AtomicUsize, pages: &[u32]) -> Vec<u32> {
    let mut rendered = Vec::new();
    while rendered.len() < pages.len() {
        let index = next.fetch_add(1, SeqCst);
        rendered.push(pages[index]);
    }
    rendered
}

fn main() {
    println!("{:?}", render(&AtomicUsize::new(0), &[1, 2, 3]));
}
