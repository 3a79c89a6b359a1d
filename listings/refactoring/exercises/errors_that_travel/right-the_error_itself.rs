use std::any::Any;
use std::fmt;
use std::num::ParseIntError;
use std::thread;

/// The only error that there is.
#[derive(Debug)]
struct Fault(ParseIntError);

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Fault {
    #[allow(dead_code)]
    fn downcast_ref<E: Any>(&self) -> Option<&E> {
        (&self.0 as &dyn Any).downcast_ref()
    }
}

fn read(line: &str) -> Result<u32, Fault> {
    line.trim().parse().map_err(Fault)
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
