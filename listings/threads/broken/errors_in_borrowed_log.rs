use std::thread;

fn count_errors(log: &str) -> usize {
    let worker = thread::spawn(move || log.matches("ERROR").count());
    worker.join().unwrap()
}

fn main() {
    let log = String::from("ERROR disk\nINFO retry\nERROR disk");
    println!("{} errors", count_errors(&log));
}
