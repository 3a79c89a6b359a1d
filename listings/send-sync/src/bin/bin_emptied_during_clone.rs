use std::rc::Rc;
use std::sync::Mutex;
use std::thread;

struct Bin<T> {
    waste: Mutex<Vec<T>>,
}

impl<T> Bin<T> {
    fn put(&self, item: T) {
        self.waste.lock().unwrap().push(item);
    }

    fn empty(&self) {
        self.waste.lock().unwrap().clear();
    }
}

// SAFETY: does not hold. No `T` comes out, and nobody gets a `&T`, but
// one thread drops what another has put in.
unsafe impl<T> Sync for Bin<T> {}

fn main() {
    let note: Rc<str> = Rc::from("parcel 7");
    let waste = Mutex::new(Vec::new());
    let bin = Bin { waste };
    bin.put(Rc::clone(&note));
    println!("owners: {}", Rc::strong_count(&note));

    // ANCHOR: clone
    let copy = thread::scope(|s| {
        s.spawn(|| bin.empty());
        Rc::clone(&note)
    });
    println!("after the scope: {}", Rc::strong_count(&copy));
    // ANCHOR_END: clone
}
