use std::panic;

struct Log {
    litres: u32,
    beds: u32,
}

impl Log {
    fn water(&mut self, litres: u32) {
        self.litres += litres;
        assert!(litres <= 20, "a bed is flooded");
        self.beds += 1;
    }
}

fn main() {
    let mut log = Log { litres: 0, beds: 0 };
    for litres in [10, 90, 10] {
        let watered = panic::catch_unwind(|| log.water(litres));
        println!("{litres} litres, caught: {}", watered.is_err());
    }
    println!("{} litres for {} beds", log.litres, log.beds);
}
