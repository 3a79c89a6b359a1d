use std::collections::HashMap;
use std::sync::RwLock;

#[derive(Default)]
struct Distances {
    known: RwLock<HashMap<String, u32>>,
}

impl Distances {
    fn to(&self, town: &str) -> u32 {
        let known = self.known.read().unwrap().get(town).copied();
        match known {
            Some(km) => km,
            None => self.learn(town),
        }
    }

    fn learn(&self, town: &str) -> u32 {
        let km = ask_the_map(town);
        let mut known = self.known.write().unwrap();
        // Another thread may have learnt it in the meantime.
        *known.entry(town.to_owned()).or_insert(km)
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
