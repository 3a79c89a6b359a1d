use std::sync::Mutex;
use std::thread;

fn cook(orders: &Mutex<u32>) -> u32 {
    let mut cooked = 0;
    loop {
        let mut waiting = orders.lock().unwrap();
        if *waiting == 0 {
            return cooked;
        }
        *waiting -= 1;
        cooked += 1;
    }
}

fn main() {
    let orders = Mutex::new(3);

    let (ann, tom) = thread::scope(|kitchen| {
        let ann = kitchen.spawn(|| cook(&orders));
        let tom = kitchen.spawn(|| cook(&orders));
        (ann.join().unwrap(), tom.join().unwrap())
    });
    assert_eq!(ann + tom, 3);
    println!("Ann has cooked {ann}, Tom {tom}");
}
