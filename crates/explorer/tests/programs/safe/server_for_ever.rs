//@ A server that numbers its requests for ever, and two workers that lock two tables in opposite order.
//@ fault: stuck
//@ capped
//@ why: main never ends, and its counter never is what it was. The workers can have one table each.
use std::sync::mpsc::channel;
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

fn main() {
    let tables = Arc::new([Mutex::new(0), Mutex::new(0)]);
    let (log, lines) = channel::<u64>();
    for first in [0, 1] {
        let (tables, log) = (Arc::clone(&tables), log.clone());
        thread::spawn(move || {
            let mut mine = tables[first].lock().unwrap();
            let theirs = tables[1 - first].lock().unwrap();
            *mine += 1;
            log.send(*mine + *theirs).unwrap();
        });
    }
    thread::spawn(move || lines.iter().count());
    let mut request: u64 = 0;
    loop {
        log.send(request).unwrap();
        request += 1;
        thread::sleep(Duration::from_millis(1));
    }
}
