use std::thread;

fn main() {
    let porters = (1..=2).map(|porter| {
        thread::spawn(move || print!("{porter}"))
    });
    for porter in porters {
        porter.join().unwrap();
    }
}
