use std::collections::HashMap;
use std::sync::{LazyLock, OnceLock};
use std::thread;

static TARIFF: LazyLock<HashMap<&str, u32>> = LazyLock::new(|| {
    println!("loading the tariff");
    HashMap::from([("adult", 12), ("child", 8)])
});
static VENUE: OnceLock<String> = OnceLock::new();

fn main() {
    let asked = String::from("Old Hall");
    println!("first set: {:?}", VENUE.set(asked));
    println!("second set: {:?}", VENUE.set(String::from("New Hall")));

    thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                let venue = VENUE.get().unwrap();
                println!("{venue}, adult: {}", TARIFF["adult"]);
            });
        }
    });
}
