use std::sync::Mutex;

fn main() {
    let to_clean = Mutex::new(vec![12, 14]);

    for room in to_clean.lock().unwrap().clone() {
        println!("cleaning room {room}");
        to_clean.lock().unwrap().retain(|&other| other != room);
    }
    println!("all clean");
}
