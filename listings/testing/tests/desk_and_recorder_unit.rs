use std::sync::Mutex;

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
fn one_show_and_then_the_other() {
    live_show();
    taped_show();
    assert_eq!(*DESK.lock().unwrap(), 2);
}
// ANCHOR_END: test
