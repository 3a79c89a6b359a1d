//@ Main numbers letters for ever, and a thread reads them.
//@ note: comes to an end
//@ capped
//@ why: no loop has an end, and the number never is what it was, so no state comes again. Nobody is stuck: the reader waits for main, which goes on.
use std::sync::mpsc::channel;
use std::thread;

fn main() {
    let (letters, read) = channel::<u64>();
    thread::spawn(move || {
        for letter in read {
            std::hint::black_box(letter);
        }
    });
    let mut number = 0;
    loop {
        letters.send(number).unwrap();
        number += 1;
    }
}
