use std::panic;

#[derive(Clone)]
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
        let mut next = log.clone();
        let watered = panic::catch_unwind(move || {
            next.water(litres);
            next
        });
        println!("{litres} litres, caught: {}", watered.is_err());
        log = watered.unwrap_or(log);
    }
    println!("{} litres for {} beds", log.litres, log.beds);
}
