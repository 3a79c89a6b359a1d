use std::thread;

static mut SALES: Vec<u32> = Vec::new();

fn main() {
    thread::scope(|scope| {
        for price in [12, 8] {
            scope.spawn(move || unsafe { SALES.push(price) });
        }
    });
}
