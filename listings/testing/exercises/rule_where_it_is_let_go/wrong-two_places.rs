use std::ops::{Deref, DerefMut};
use std::sync::{Mutex, MutexGuard};
use std::thread;

struct Ferry {
    places: u32,
    cars: u32,
}

struct Guard<'l>(MutexGuard<'l, Ferry>);

fn lock(ferry: &Mutex<Ferry>) -> Guard<'_> {
    Guard(ferry.lock().unwrap())
}

impl Deref for Guard<'_> {
    type Target = Ferry;
    fn deref(&self) -> &Ferry {
        &self.0
    }
}

impl DerefMut for Guard<'_> {
    fn deref_mut(&mut self) -> &mut Ferry {
        &mut self.0
    }
}

impl Drop for Guard<'_> {
    fn drop(&mut self) {
        // A second panic would abort the program.
        if !thread::panicking() {
            assert!(self.cars <= 2, "{} cars", self.cars);
        }
    }
}

fn main() {
    let ferry = Mutex::new(Ferry { places: 2, cars: 2 });
    lock(&ferry).cars += 1;
    let ferry = lock(&ferry);
    println!("{} cars on {} places", ferry.cars, ferry.places);
}
