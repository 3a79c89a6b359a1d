use std::error::Error;

type Fault = Box<dyn Error>;

fn read(line: &str) -> Result<u32, Fault> {
    Ok(line.trim().parse::<u32>()?)
}

fn faults(lines: &[&str]) -> Vec<Fault> {
    lines.iter().filter_map(|line| read(line).err()).collect()
}

fn main() {
    println!("{:?}", faults(&["12", "x", "-3"]));
}
