use std::thread;

fn main() {
    let readings = Vec::from([19.5, 21.0, 20.5]);
    let worker = thread::spawn(|| readings.iter().sum::<f64>());
    println!("sum: {}", worker.join().unwrap());
}
