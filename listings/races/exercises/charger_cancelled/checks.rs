use std::sync::mpsc;
use std::thread;

pub fn red_drives_away() {
    let (red, messages) = mpsc::channel();
    let blue = red.clone();
    let red = thread::spawn(move || {
        book(&red, "red");
        cancel(&red, "red");
    });
    let blue = thread::spawn(move || book(&blue, "blue"));
    let charging = station(messages).unwrap_or("nobody");
    red.join().unwrap();
    let booked = blue.join().unwrap();
    println!("blue booked: {booked}, at the charger: {charging}");
}

pub fn two_book() {
    let (red, messages) = mpsc::channel();
    let blue = red.clone();
    let red = thread::spawn(move || book(&red, "red"));
    let blue = thread::spawn(move || book(&blue, "blue"));
    station(messages);
    println!("{} and {}", red.join().unwrap(), blue.join().unwrap());
}
