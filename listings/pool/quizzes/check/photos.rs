use std::{panic, sync::mpsc, thread};

fn main() {
    panic::set_hook(Box::new(|_| {})); // A panic prints nothing.
    let (lab, films) = mpsc::channel::<u32>();
    let worker = thread::spawn(move || {
        for film in films {
            println!("{} photos", 36 / film);
        }
    });
    for film in [1, 0, 2] {
        lab.send(film).unwrap();
    }
    drop(lab);
    let worker = worker.join().map_or("gone", |()| "well");
    println!("worker: {worker}");
}
