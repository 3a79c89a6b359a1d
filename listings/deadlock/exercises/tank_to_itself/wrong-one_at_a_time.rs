use std::sync::Mutex;

struct Tank {
    number: u32,
    litres: Mutex<u32>,
}

fn pump(from: &Tank, to: &Tank, amount: u32) {
    *from.litres.lock().unwrap() -= amount;
    *to.litres.lock().unwrap() += amount;
}

fn main() {
    let tank = Tank {
        number: 1,
        litres: Mutex::new(100),
    };
    pump(&tank, &tank, 5);
    println!("{}: {} litres", tank.number, tank.litres.lock().unwrap());
}
