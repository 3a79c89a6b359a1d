use std::error::Error;
use std::thread;

type Fault = Box<dyn Error>;

fn read(line: &str) -> Result<u32, Fault> {
    Ok(line.trim().parse::<u32>()?)
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
