use std::sync::Mutex;

fn first(guests: &Mutex<Vec<String>>) -> &str {
    let list = guests.lock().unwrap();
    &list[0]
}

fn main() {
    let mina = String::from("Mina");
    let guests = Mutex::new(vec![mina]);
    println!("{}", first(&guests));
}
