//@ A text is emptied by clear, which keeps the room, or replaced by a new one, which has none.
//@ outcome: ok: true
//@ outcome: ok: false
//@ why: clear keeps the capacity (its documentation), String::new has 0. Whoever came last decides.
use std::sync::Mutex;
use std::thread;

fn main() {
    let text = Mutex::new(String::from("abc"));
    thread::scope(|scope| {
        scope.spawn(|| text.lock().unwrap().clear());
        scope.spawn(|| *text.lock().unwrap() = String::new());
    });
    let had_room = text.lock().unwrap().capacity() > 0;
    text.lock().unwrap().push('x');
    println!("{had_room}");
}
