use std::collections::HashMap;
use std::sync::RwLock;

#[derive(Default)]
struct PriceList {
    known: RwLock<HashMap<String, u32>>,
}

impl PriceList {
    fn price(&self, dish: &str) -> u32 {
        let known = self.known.read().unwrap().get(dish).copied();
        match known {
            Some(price) => price,
            None => self.learn(dish),
        }
    }

    fn learn(&self, dish: &str) -> u32 {
        let price = ask_the_chef(dish);
        let mut known = self.known.write().unwrap();
        // Another thread may have learnt it in the meantime.
        *known.entry(dish.to_owned()).or_insert(price)
    }
}

fn ask_the_chef(dish: &str) -> u32 {
    println!("asking the chef about {dish}");
    450
}

fn main() {
    let list = PriceList::default();
    println!("soup: {}", list.price("soup"));
    println!("soup again: {}", list.price("soup"));
}
