use std::rc::Rc;
use std::sync::Mutex;
use std::thread;

fn main() {
    let recipe = Mutex::new(Rc::new("bread"));
    thread::scope(|kitchen| {
        kitchen.spawn(|| {
            let recipe = recipe.lock().unwrap();
            println!("{recipe}");
        });
    });
}
