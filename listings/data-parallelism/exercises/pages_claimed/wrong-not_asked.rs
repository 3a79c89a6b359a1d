use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};

fn render(next: &AtomicUsize, pages: &[u32]) -> Vec<u32> {
    let mut rendered = Vec::new();
    loop {
        rendered.push(pages[next.fetch_add(1, SeqCst)]);
        if rendered.len() == pages.len() {
            next.fetch_add(1, SeqCst);
            return rendered;
        }
    }
}

fn main() {
    println!("{:?}", render(&AtomicUsize::new(0), &[1, 2, 3]));
}
