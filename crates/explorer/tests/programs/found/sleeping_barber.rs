//@ A barber with one chair to wait in, and two customers.
//@ outcome: ok: cut 1, left 1
//@ outcome: ok: cut 2, left 0
//@ why: a customer leaves only where the chair is taken; the barber ends when both have come
use std::sync::{Condvar, Mutex};
use std::thread;

#[derive(Default)]
struct Shop {
    waiting: u32,
    cut: u32,
    left: u32,
}

static SHOP: Mutex<Shop> = Mutex::new(Shop { waiting: 0, cut: 0, left: 0 });
static CAME: Condvar = Condvar::new();

fn customer() {
    let mut shop = SHOP.lock().unwrap();
    if shop.waiting == 1 {
        shop.left += 1;
    } else {
        shop.waiting = 1;
    }
    CAME.notify_one();
}

fn main() {
    let customers = [thread::spawn(customer), thread::spawn(customer)];
    let mut shop = SHOP.lock().unwrap();
    while shop.cut + shop.left < 2 {
        shop = CAME.wait_while(shop, |shop| shop.waiting == 0 && shop.cut + shop.left < 2).unwrap();
        if shop.waiting == 1 {
            shop.waiting = 0;
            shop.cut += 1;
        }
    }
    println!("cut {}, left {}", shop.cut, shop.left);
    drop(shop);
    for customer in customers {
        customer.join().unwrap();
    }
}
