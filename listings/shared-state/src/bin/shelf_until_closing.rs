use std::collections::VecDeque;
use std::sync::{Condvar, Mutex};
use std::thread;

#[derive(Default)]
struct Shop {
    loaves: VecDeque<&'static str>,
    closed: bool,
}

fn must_wait(shop: &mut Shop) -> bool {
    shop.loaves.is_empty() && !shop.closed
}

fn main() {
    let shop = Mutex::new(Shop::default());
    let changed = Condvar::new();

    thread::scope(|scope| {
        scope.spawn(|| {
            loop {
                let guard = shop.lock().unwrap();
                let mut stock = changed.wait_while(guard, must_wait).unwrap();
                let Some(loaf) = stock.loaves.pop_front() else {
                    break;
                };
                println!("sold: {loaf}");
            }
            println!("customer goes home");
        });
        for loaf in ["rye", "spelt", "wheat"] {
            shop.lock().unwrap().loaves.push_back(loaf);
            changed.notify_one();
        }
        shop.lock().unwrap().closed = true;
        changed.notify_all();
    });
}
