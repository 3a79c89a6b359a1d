use std::ptr;
use std::sync::Mutex;

struct Tank {
    number: u32,
    litres: Mutex<u32>,
}

// Lock order: the smaller number first.
fn pump(from: &Tank, to: &Tank, amount: u32) {
    let flows = !ptr::eq(from, to);
    let (first, second) = if from.number < to.number {
        (from, to)
    } else {
        (to, from)
    };
    if flows {
        let mut first_litres = first.litres.lock().unwrap();
        let mut second_litres = second.litres.lock().unwrap();
        if ptr::eq(first, from) {
            *first_litres -= amount;
            *second_litres += amount;
        } else {
            *first_litres += amount;
            *second_litres -= amount;
        }
    }
}

fn main() {
    let tank = Tank {
        number: 1,
        litres: Mutex::new(100),
    };
    pump(&tank, &tank, 5);
    println!("{} litres", tank.litres.lock().unwrap());
}
