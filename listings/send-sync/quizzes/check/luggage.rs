use std::rc::Rc;
use std::thread;

struct Suitcase {
    owner: Rc<str>,
    kilos: u32,
}

fn main() {
    let mine = Suitcase { owner: Rc::from("Ada"), kilos: 19 };
    let scales = thread::spawn(move || mine.kilos > 20);
    let heavy = scales.join().unwrap();
    println!("{}: {heavy}", mine.owner);
}
