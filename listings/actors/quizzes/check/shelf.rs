use std::panic::{self, AssertUnwindSafe};

fn main() {
    panic::set_hook(Box::new(|_| {})); // A panic prints nothing.
    let (mut books, mut pages) = (0, 0);
    for entry in ["200", "many", "150"] {
        let entered = panic::catch_unwind(AssertUnwindSafe(|| {
            books += 1;
            pages += entry.parse::<u32>().unwrap();
        }));
        if entered.is_err() {
            println!("left out: {entry}");
        }
    }
    println!("{books} books, {pages} pages");
}
