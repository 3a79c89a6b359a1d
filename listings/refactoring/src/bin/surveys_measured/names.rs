use std::collections::BTreeMap;
use std::{cell::RefCell, sync::Mutex, sync::RwLock};

pub type Map = BTreeMap<String, usize>;

pub trait Places: Default {
    fn place(&self, species: &str) -> usize;
}

impl Places for RefCell<Map> {
    fn place(&self, species: &str) -> usize {
        next_or(&mut self.borrow_mut(), species.to_lowercase())
    }
}

impl Places for Mutex<Map> {
    fn place(&self, species: &str) -> usize {
        let name = species.to_lowercase();
        next_or(&mut self.lock().unwrap(), name)
    }
}

impl Places for RwLock<Map> {
    fn place(&self, species: &str) -> usize {
        let name = species.to_lowercase();
        if let Some(place) = self.read().unwrap().get(&name) {
            return *place;
        }
        next_or(&mut self.write().unwrap(), name)
    }
}

fn next_or(places: &mut Map, name: String) -> usize {
    let next = places.len();
    *places.entry(name).or_insert(next)
}
