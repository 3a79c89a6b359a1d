use std::sync::Mutex;

struct Tank {
    number: u32,
    litres: Mutex<u32>,
}

// Lock order: the smaller number first.
fn pump(from: &Tank, to: &Tank, amount: u32) {
    let (mut source, mut target);
    if from.number <= to.number {
        source = from.litres.lock().unwrap();
        target = to.litres.lock().unwrap();
    } else {
        target = to.litres.lock().unwrap();
        source = from.litres.lock().unwrap();
    }
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
