//@ Which of two equal Arcs was put into the slot last.
//@ outcome: ok: true
//@ outcome: ok: false
//@ why: the later one stays; Arc::ptr_eq tells them apart, Debug does not.
use std::sync::{Arc, RwLock};
use std::thread;

#[derive(Debug, Default)]
struct Slot {
    current: Option<Arc<String>>,
}

fn main() {
    let names = ["a", "a"].map(|name| Arc::new(name.to_owned()));
    let slot = RwLock::new(Slot::default());
    thread::scope(|scope| {
        for name in &names {
            scope.spawn(|| slot.write().unwrap().current = Some(Arc::clone(name)));
        }
    });
    let current = slot.into_inner().unwrap().current.unwrap();
    println!("{}", Arc::ptr_eq(&current, &names[0]));
}
