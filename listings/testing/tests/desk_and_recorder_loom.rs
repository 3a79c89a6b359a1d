use loom::sync::{Arc, Mutex};
use loom::thread;

#[derive(Default)]
struct Station {
    desk: Mutex<u32>,
    recorder: Mutex<u32>,
}

impl Station {
    fn live_show(&self) {
        let mut desk = self.desk.lock().unwrap();
        *desk += 1;
        *self.recorder.lock().unwrap() += 1;
    }

    fn taped_show(&self) {
        let mut recorder = self.recorder.lock().unwrap();
        *recorder += 1;
        *self.desk.lock().unwrap() += 1;
    }
}

#[test]
fn both_shows_end() {
    loom::model(|| {
        let station = Arc::new(Station::default());
        let shared = Arc::clone(&station);
        let tape = thread::spawn(move || shared.taped_show());
        station.live_show();
        tape.join().unwrap();
    });
}
