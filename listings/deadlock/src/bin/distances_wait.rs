use std::collections::HashMap;
use std::sync::RwLock;

#[derive(Default)]
struct Distances {
    known: RwLock<HashMap<String, u32>>,
}

impl Distances {
    fn to(&self, town: &str) -> u32 {
        match self.known.read().unwrap().get(town) {
            Some(km) => *km,
            None => self.learn(town),
        }
    }

    fn learn(&self, town: &str) -> u32 {
        let km = ask_the_map(town);
        let mut known = self.known.write().unwrap();
        known.insert(town.to_owned(), km);
        km
    }
}

fn ask_the_map(town: &str) -> u32 {
    println!("looking up {town}");
    450
}

fn main() {
    let distances = Distances::default();
    println!("Lyon: {} km", distances.to("Lyon"));
    println!("Lyon again: {} km", distances.to("Lyon"));
}
