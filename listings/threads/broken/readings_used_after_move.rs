use std::thread;

fn main() {
    let readings = Vec::from([19.5, 21.0, 20.5]);
    let worker = thread::spawn(move || readings.iter().sum::<f64>());
    let sum = worker.join().unwrap();
    println!("mean: {:.2}", sum / readings.len() as f64);
}
