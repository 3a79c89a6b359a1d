use std::cell::Cell;
use std::thread;

thread_local! {
    static SOLD: Cell<u32> = const { Cell::new(0) };
}

fn sell_ticket() {
    SOLD.set(SOLD.get() + 1);
}

fn main() {
    sell_ticket();
    sell_ticket();

    let booth = thread::spawn(|| {
        sell_ticket();
        SOLD.get()
    });

    println!("booth: {} sold", booth.join().unwrap());
    println!("main: {} sold", SOLD.get());
}
