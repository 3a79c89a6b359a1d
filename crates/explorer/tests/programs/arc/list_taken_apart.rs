//@ Two threads push an Arc each into a shared list and drop the list's; the last to go frees the list.
//@ outcome: ok: 2 freed
//@ why: both have pushed when both are done; the list goes with main's Arc

use std::sync::{Arc, Mutex};
use std::thread;

struct List(Mutex<Vec<Arc<u32>>>);

impl Drop for List {
    fn drop(&mut self) {
        println!("freed");
    }
}

fn main() {
    let list = Arc::new(List(Mutex::new(Vec::new())));
    let number = Arc::new(5);
    let pushers = [1, 2].map(|_| {
        let (list, number) = (list.clone(), number.clone());
        thread::spawn(move || list.0.lock().unwrap().push(number))
    });
    for pusher in pushers {
        pusher.join().unwrap();
    }
    println!("{}", Arc::strong_count(&number) - 1);
    drop(list);
}
