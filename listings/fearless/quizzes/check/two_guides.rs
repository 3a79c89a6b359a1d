use std::sync::mpsc;
use std::thread;

fn main() {
    let (question, asked) = mpsc::channel();
    let (answer, told) = mpsc::channel();
    let guide = thread::spawn(move || {
        let place: &str = asked.recv().unwrap();
        answer.send(place.len()).unwrap();
    });
    let miles = told.recv().unwrap();
    question.send("harbour").unwrap();
    println!("{miles} miles");
    guide.join().unwrap();
}
