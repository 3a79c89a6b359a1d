use std::error::Error;
use std::sync::Arc;
use std::thread;

type Fault = Arc<dyn Error + Send + Sync>;

fn read(line: &str) -> Result<u32, Fault> {
    line.trim()
        .parse()
        .map_err(|error: std::num::ParseIntError| Arc::new(error) as Fault)
}

fn faults(lines: &[&str]) -> Vec<Fault> {
    thread::scope(|s| {
        let start = |line| s.spawn(move || read(line).err());
        let readers: Vec<_> = lines.iter().map(|line| start(*line)).collect();
        let ended = readers.into_iter().map(|reader| reader.join().unwrap());
        ended.flatten().collect()
    })
}

fn main() {
    println!("{:?}", faults(&["12", "x", "-3"]));
}
