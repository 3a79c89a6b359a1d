use std::cell::Cell;
use std::thread;

fn main() {
    let pages = Cell::new(0);
    thread::scope(|press| {
        let printer = press.spawn(|| {
            pages.set(pages.get() + 1);
        });
        printer.join().unwrap();
    });
    println!("{} pages", pages.get());
}
