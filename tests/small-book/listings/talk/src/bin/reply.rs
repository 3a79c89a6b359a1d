use std::thread;

fn main() {
    let answer = "well";
    let speaker = thread::spawn(move || println!("{answer}"));
    println!("and you?");
    speaker.join().unwrap();
}
