//@ One thread clears a text, which keeps its room, another lets go of the room that is not used.
//@ outcome: ok: true
//@ outcome: ok: false
//@ why: clear keeps the capacity (its documentation). Shrunk after it, there is none; shrunk before, there is that of "abc".
use std::sync::Mutex;
use std::thread;

fn main() {
    let text = Mutex::new(String::from("abc"));
    thread::scope(|scope| {
        scope.spawn(|| text.lock().unwrap().clear());
        scope.spawn(|| text.lock().unwrap().shrink_to_fit());
    });
    let had_room = text.lock().unwrap().capacity() > 0;
    text.lock().unwrap().push('x');
    println!("{had_room}");
}
