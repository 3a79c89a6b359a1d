use std::cmp::Ordering;
use std::sync::{Mutex, MutexGuard};

struct Tank {
    number: u32,
    litres: Mutex<u32>,
}

fn lock(tank: &Tank) -> MutexGuard<'_, u32> {
    tank.litres.lock().unwrap()
}

// Lock order: the smaller number first.
fn pump(from: &Tank, to: &Tank, amount: u32) {
    let (mut source, mut target) = match from.number.cmp(&to.number) {
        Ordering::Less => (lock(from), lock(to)),
        Ordering::Equal => return,
        Ordering::Greater => {
            let target = lock(to);
            (lock(from), target)
        }
    };
    *source -= amount;
    *target += amount;
}

fn main() {
    let tank = Tank {
        number: 1,
        litres: Mutex::new(100),
    };
    pump(&tank, &tank, 5);
    println!("{} litres", tank.litres.lock().unwrap());
}
