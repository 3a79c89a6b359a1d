//@ A receiver looks forty times, then takes it that nothing comes.
//@ outcome: ok: Some(1)
//@ outcome: ok: None
//@ why: the sender may be slower than forty looks.
use std::sync::mpsc::channel;
use std::{hint, thread};

fn main() {
    let (sender, receiver) = channel();
    let sending = thread::spawn(move || sender.send(1).is_ok());
    let mut found = None;
    for _ in 0..40 {
        found = receiver.try_recv().ok();
        if found.is_some() {
            break;
        }
        hint::spin_loop();
    }
    println!("{found:?}");
    sending.join().unwrap();
}
