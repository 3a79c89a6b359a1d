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

pub fn one_after_the_other() {
    let (cars, messages) = mpsc::channel();
    let owner = thread::spawn(move || station(messages));
    let mut told = vec![book(&cars, "red"), book(&cars, "blue")];
    cancel(&cars, "blue");
    told.push(book(&cars, "green"));
    cancel(&cars, "red");
    told.push(book(&cars, "green"));
    cancel(&cars, "red");
    drop(cars);
    let charging = owner.join().unwrap().unwrap_or("nobody");
    println!("{told:?}, at the charger: {charging}");
}
