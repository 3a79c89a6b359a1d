//@ Values of different types with the same bytes behind Any.
//@ outcome: ok: u32
//@ outcome: ok: i32
//@ why: the one that was put in last.
use std::any::Any;
use std::sync::Mutex;
use std::thread;

fn main() {
    let value: Mutex<Box<dyn Any + Send>> = Mutex::new(Box::new(()));
    thread::scope(|scope| {
        scope.spawn(|| *value.lock().unwrap() = Box::new(5_u32));
        scope.spawn(|| *value.lock().unwrap() = Box::new(5_i32));
    });
    let value = value.into_inner().unwrap();
    println!("{}", if value.is::<u32>() { "u32" } else { "i32" });
}
