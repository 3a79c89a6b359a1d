use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};

fn render(next: &AtomicUsize, pages: &[u32]) -> Vec<u32> {
    let mut rendered = Vec::new();
    while next.load(SeqCst) < pages.len() {
        let page = pages[next.load(SeqCst).min(pages.len() - 1)];
        next.fetch_add(1, SeqCst);
        rendered.push(page);
    }
    rendered
}

fn main() {
    println!("{:?}", render(&AtomicUsize::new(0), &[1, 2, 3]));
}
