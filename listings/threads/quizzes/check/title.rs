use std::thread;

fn letters(title: &str) -> usize {
    let counter = thread::spawn(move || {
        title.chars().count()
    });
    counter.join().unwrap()
}

fn main() {
    let title = String::from("The Heron");
    println!("{} letters", letters(&title));
}
