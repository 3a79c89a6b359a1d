use std::cell::Cell;
use std::collections::HashMap;
use std::iter;
use std::rc::Rc;
use std::sync::mpsc::{self, Receiver};
use std::thread;

enum Water {
    ByNumber(usize, u32),
    ByName(&'static str, u32),
}

/// The state is made in the thread, stays there, and dies there.
fn serve(inbox: Receiver<Water>) -> Vec<u32> {
    let names = ["ferns", "figs"];
    let by_number = names.map(|_| Rc::new(Cell::new(0)));
    let by_name: HashMap<_, _> = iter::zip(names, by_number.clone()).collect();
    for message in inbox {
        let (bed, litres) = match message {
            Water::ByNumber(number, litres) => (&by_number[number], litres),
            Water::ByName(name, litres) => (&by_name[name], litres),
        };
        bed.set(bed.get() + litres);
    }
    by_number.iter().map(|bed| bed.get()).collect()
}

fn main() {
    let (beds, inbox) = mpsc::channel();
    let actor = thread::spawn(|| serve(inbox));
    thread::scope(|house| {
        house.spawn(|| beds.send(Water::ByNumber(0, 10)).unwrap());
        house.spawn(|| beds.send(Water::ByName("ferns", 5)).unwrap());
        house.spawn(|| beds.send(Water::ByName("figs", 7)).unwrap());
    });
    drop(beds);
    println!("litres: {:?}", actor.join().unwrap());
}
