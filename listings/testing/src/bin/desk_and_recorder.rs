use std::sync::Mutex;
use std::thread;

static DESK: Mutex<u32> = Mutex::new(0);
static RECORDER: Mutex<u32> = Mutex::new(0);

fn live_show() {
    let mut desk = DESK.lock().unwrap();
    *desk += 1;
    *RECORDER.lock().unwrap() += 1;
}

fn taped_show() {
    let mut recorder = RECORDER.lock().unwrap();
    *recorder += 1;
    *DESK.lock().unwrap() += 1;
}

fn main() {
    let tape = thread::spawn(taped_show);
    live_show();
    tape.join().unwrap();
    println!("both shows are over");
}
