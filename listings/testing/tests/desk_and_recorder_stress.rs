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

// ANCHOR: test
#[test]
fn a_million_shows() {
    let tape = thread::spawn(|| (0..1_000_000).for_each(|_| taped_show()));
    (0..1_000_000).for_each(|_| live_show());
    tape.join().unwrap();
}
// ANCHOR_END: test
