//@ Two bit patterns that both show as NaN.
//@ outcome: ok: NaN 1
//@ outcome: ok: NaN 2
//@ why: to_bits gives back what from_bits was given; the one that was stored last.
use std::sync::Mutex;
use std::thread;

const NAN: u64 = f64::NAN.to_bits();

fn main() {
    let number = Mutex::new(0.0_f64);
    thread::scope(|scope| {
        for payload in [1, 2] {
            let number = &number;
            scope.spawn(move || *number.lock().unwrap() = f64::from_bits(NAN | payload));
        }
    });
    let number = *number.lock().unwrap();
    println!("{number} {}", number.to_bits() & 3);
}
