use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};

fn render(next: &AtomicUsize, pages: &[u32]) -> Vec<u32> {
    let mut rendered = Vec::new();
    loop {
        let index = next.load(SeqCst);
        let Some(&page) = pages.get(index) else {
            return rendered;
        };
        let _ = next.compare_exchange(index, index + 1, SeqCst, SeqCst);
        rendered.push(page);
    }
}

fn main() {
    println!("{:?}", render(&AtomicUsize::new(0), &[1, 2, 3]));
}
